import type {Block} from './block.js';
import type {LineCursor} from './line-cursor.js';

/** Takes what belongs to an open block off the begin of a line; `false` if nothing does, `ended` if it was the last one. */
export function continueBlock<View>(block: Block<View>, cursor: LineCursor): boolean | 'ended' {
  const {kind, ends} = block;
  switch (kind) {
    case 'document':
    case 'list':
      return true;
    case 'quote':
      return takeQuoteMark(cursor);
    case 'item':
    case 'footnote':
      // An item may begin with one blank line at most.
      if (cursor.isBlank) return (kind !== 'item' || block.lastChild !== undefined) && takeIndent(cursor, 0);
      return takeIndent(cursor, block.indent);
    case 'code':
    case 'math':
      if (!ends) return takeIndent(cursor, 4) || (cursor.isBlank && takeIndent(cursor, 0));
      if (!cursor.isIndented && ends.test(cursor.text)) return 'ended';
      cursor.skipColumns(block.indent);
      return true;
    case 'html':
      return !cursor.isBlank || ends !== undefined;
    case 'paragraph':
    case 'table':
      return !cursor.isBlank;
    case 'heading':
    case 'rule':
      return false;
    default:
      return kind satisfies never;
  }
}

/** Goes past a `>` and the space that belongs to it. */
export function takeQuoteMark(cursor: LineCursor): boolean {
  if (cursor.isIndented || cursor.text[0] !== '>') return false;
  cursor.skip(1);
  cursor.skipColumns(1);
  return true;
}

/** Goes past so many columns of white space, or past all of it. */
function takeIndent(cursor: LineCursor, columns: number): boolean {
  if (cursor.indent < columns) return false;
  if (columns > 0) cursor.skipColumns(columns);
  else cursor.skip(0);
  return true;
}
