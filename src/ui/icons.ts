import type {SVGTemplateResult} from 'lit';
import {draw} from './launcher-icons.js';

/** An arrow upwards. */
export const sendIcon = (): SVGTemplateResult => draw('M12 19V5M5.5 11.5 12 5l6.5 6.5');

/** A square. */
export const stopIcon = (): SVGTemplateResult =>
  draw('M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z');
