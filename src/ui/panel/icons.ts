import {svg, type SVGTemplateResult} from 'lit/html.js';

/** Draws an icon from one path of strokes on a grid of 24. */
function draw(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** Two sheets. */
export const copyIcon = (): SVGTemplateResult => draw('M9 9h11v11H9zM5 15H4V4h11v1');
/** A tick. */
export const tickIcon = (): SVGTemplateResult => draw('M5 12.5l4.5 4.5L19 7.5');
/** An arrow in a circle. */
export const againIcon = (): SVGTemplateResult => draw('M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4.5v4h4');
/** A pencil. */
export const editIcon = (): SVGTemplateResult => draw('M4 20l1-4.5L16.5 4 20 7.5 8.5 19z');
/** A thumb up. */
export const goodIcon = (): SVGTemplateResult =>
  draw('M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.200 2.600L12.5 10H19l-1.5 8.5c-.2.9-.9 1.5-1.800 1.5H7');
/** A thumb down. */
export const badIcon = (): SVGTemplateResult =>
  draw('M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.5-1-2.200-2.600l.7-3.400H5l1.5-8.5C6.700 4.600 7.400 4 8.300 4H17');
/** An arrowhead backwards. */
export const backIcon = (): SVGTemplateResult => draw('M14.5 6l-6 6 6 6');
/** An arrowhead forwards. */
export const forwardIcon = (): SVGTemplateResult => draw('M9.5 6l6 6-6 6');
/** An arrow down. */
export const downIcon = (): SVGTemplateResult => draw('M12 5v14M6 13l6 6 6-6');
