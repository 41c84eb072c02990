import type {LineCursor} from './line-cursor.js';

/** The marker of a list item. */
export interface ListMarker {
  /** The bullet, or the character after the number. */
  readonly character: string;
  /** The number, if there is one. */
  readonly start: number | undefined;
  /** How many columns its content is indented by. */
  readonly indent: number;
}

const marker = /^(?:[-+*]|(\d{1,9})[.)])(?=([ \t]*)([^]?))/;

/** Reads a list marker and goes past it; `undefined`, and stays, where there is none. */
export function readListMarker(cursor: LineCursor, inParagraph: boolean): ListMarker | undefined {
  const found = marker.exec(cursor.text);
  if (!found) return undefined;
  const [mark, number, space, next] = found;
  const isEmpty = next === '';
  const start = number === undefined ? undefined : Number(number);
  if (!isEmpty && space === '') return undefined;
  if (inParagraph && (isEmpty || (start ?? 1) !== 1)) return undefined;
  const before = cursor.indent + mark.length;
  cursor.skip(mark.length);
  // Content begins one to four columns after the marker; five and more are one, and indented code.
  const padding = isEmpty || cursor.indent > 4 ? 1 : cursor.indent;
  cursor.skipColumns(padding);
  return {character: mark.slice(-1), start, indent: before + padding};
}
