import {isBlankCode} from './characters.js';
import type {LineCursor} from './line-cursor.js';

/** The marker of a list item. */
export interface ListMarker {
  /** The bullet, or the character after the number. */
  readonly character: string;
  readonly isOrdered: boolean;
  readonly start: number;
  /** How many columns its content is indented by. */
  readonly indent: number;
}

const marker = /^(?:[-+*]|(\d{1,9})[.)])/;

/** Reads a list marker and goes past it; `undefined`, and stays, where there is none. */
export function readListMarker(cursor: LineCursor, inParagraph: boolean): ListMarker | undefined {
  const found = marker.exec(cursor.line.slice(cursor.nonspace, cursor.nonspace + 11));
  if (!found) return undefined;
  const after = cursor.nonspace + found[0].length;
  const isEmpty = /^[ \t]*$/.test(cursor.line.slice(after));
  if (!isEmpty && !isBlankCode(cursor.line.charCodeAt(after))) return undefined;
  const start = Number(found[1] ?? 1);
  if (inParagraph && (isEmpty || start !== 1)) return undefined;

  const before = cursor.indent;
  cursor.skipIndent();
  cursor.skip(found[0].length);
  const padding = readPadding(cursor, isEmpty);
  return {
    character: found[0].slice(-1),
    isOrdered: found[1] !== undefined,
    start,
    indent: before + found[0].length + padding,
  };
}

/** Content begins one to four columns after the marker; five and more are one, and indented code. */
function readPadding(cursor: LineCursor, isEmpty: boolean): number {
  const columns = cursor.indent;
  if (isEmpty || columns >= 5 || columns < 1) {
    if (isBlankCode(cursor.line.charCodeAt(cursor.offset))) cursor.skipColumns(1);
    return 1;
  }
  cursor.skipColumns(columns);
  return columns;
}

/** Whether an item with this marker goes on with the list. */
export function isSameList(one: ListMarker | undefined, other: ListMarker): boolean {
  return one?.character === other.character && one.isOrdered === other.isOrdered;
}
