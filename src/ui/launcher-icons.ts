import {svg, type SVGTemplateResult} from 'lit';

/** Draws an icon from one path of strokes on a grid of 24. */
export function draw(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** A speech bubble. */
export const chatIcon = (): SVGTemplateResult =>
  draw('M12 4c5 0 9 3.3 9 7.5S17 19 12 19c-1.1 0-2.2-.2-3.2-.5L4 20.5l1.3-4.1C3.9 15.1 3 13.4 3 11.5 3 7.3 7 4 12 4Z');

/** A cross. */
export const closeIcon = (): SVGTemplateResult => draw('M6 6l12 12M18 6 6 18');

/** An arrowhead downwards. */
export const foldIcon = (): SVGTemplateResult => draw('M6 9.5l6 6 6-6');
