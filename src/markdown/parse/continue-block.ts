import type {Block} from './block.js';
import {endsWithBlank} from './html-block.js';
import type {LineCursor} from './line-cursor.js';
import {takeQuoteMark} from './open-block.js';

/** Whether a line goes on with an open block; `ended` when the line was its last. */
export type Continued = 'yes' | 'no' | 'ended';

/** Takes what belongs to the block off the begin of the line. */
export function continueBlock<View>(block: Block<View>, cursor: LineCursor): Continued {
  switch (block.kind) {
    case 'document':
    case 'list':
      return 'yes';
    case 'quote':
      if (cursor.isIndented || cursor.next !== 62) return 'no';
      takeQuoteMark(cursor);
      return 'yes';
    case 'item':
      return continueIndented(block, cursor, block.marker?.indent ?? 2);
    case 'footnote':
      return continueIndented(block, cursor, 4);
    case 'code':
      return block.fence ? continueFence(block, cursor) : continueIndentedCode(cursor);
    case 'math':
      return continueFence(block, cursor);
    case 'html':
      return cursor.isBlank && endsWithBlank(block.htmlEnd) ? 'no' : 'yes';
    case 'paragraph':
    case 'table':
      return cursor.isBlank ? 'no' : 'yes';
    case 'heading':
    case 'rule':
      return 'no';
    default:
      return block.kind satisfies never;
  }
}

function continueIndented<View>(block: Block<View>, cursor: LineCursor, indent: number): Continued {
  if (cursor.isBlank) {
    // An item may begin with one blank line at most.
    if (!block.hasChildren && block.kind === 'item') return 'no';
    cursor.skipIndent();
    return 'yes';
  }
  if (cursor.indent < indent) return 'no';
  cursor.skipColumns(indent);
  return 'yes';
}

function continueIndentedCode(cursor: LineCursor): Continued {
  if (cursor.isIndented) {
    cursor.skipColumns(4);
    return 'yes';
  }
  if (!cursor.isBlank) return 'no';
  cursor.skipIndent();
  return 'yes';
}

function continueFence<View>({fence}: Block<View>, cursor: LineCursor): Continued {
  if (!fence) return 'no';
  if (!cursor.isIndented && isFenceEnd(cursor.text.trimEnd(), fence.character, fence.length)) return 'ended';
  for (let left = fence.indent; left > 0 && cursor.indent > 0; left -= 1) cursor.skipColumns(1);
  return 'yes';
}

function isFenceEnd(text: string, character: string, length: number): boolean {
  if (character === ']') return text === '\\]';
  if (character === '$') return text === '$$';
  if (text.length < length) return false;
  for (const one of text) if (one !== character) return false;
  return true;
}
