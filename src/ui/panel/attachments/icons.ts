import {svg, type SVGTemplateResult} from 'lit/html.js';

/** Draws an icon from one path of strokes on a grid of 24. */
function draw(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** A paper clip. */
export const clipIcon = (): SVGTemplateResult =>
  draw(
    'M20 11.5l-8.300 8.300a5 5 0 0 1-7.100-7.100l8.700-8.700a3.400 3.400 0 0 1 4.800 4.800l-8.700 8.700a1.700 1.700 0 0 1-2.400-2.400l7.600-7.600',
  );
/** A camera. */
export const cameraIcon = (): SVGTemplateResult =>
  draw('M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM15.500 13.200a3.500 3.500 0 1 1-7 0a3.500 3.500 0 0 1 7 0z');
/** A folder. */
export const folderIcon = (): SVGTemplateResult => draw('M3.500 6h6l2 2.500h9v10h-17z');
/** A sheet with a folded corner. */
export const sheetIcon = (): SVGTemplateResult =>
  draw('M6 3.500h8l4.500 4.500v12.500H6zM14 3.500V8h4.500M9 12.500h6M9 16h6');
/** A picture. */
export const pictureIcon = (): SVGTemplateResult => draw('M4 5h16v14H4zM4 16l4.500-4.500 4 4 3-3L20 17M15.500 9h.01');
/** A film. */
export const filmIcon = (): SVGTemplateResult => draw('M4 5.500h16v13H4zM10 9v6l5-3z');
/** A note. */
export const soundIcon = (): SVGTemplateResult =>
  draw(
    'M9 17.500V6l10-2v11.500M9 17.500a2.500 2.500 0 1 1-5 0a2.500 2.500 0 0 1 5 0zM19 15.500a2.500 2.500 0 1 1-5 0a2.500 2.500 0 0 1 5 0z',
  );
/** A cross. */
export const crossIcon = (): SVGTemplateResult => draw('M7 7l10 10M17 7 7 17');
