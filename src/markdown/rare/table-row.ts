import type {Alignment, BlockShape} from '../parse/block.js';

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const mostColumns = 50;
const cell = /([^\\|]*(?:\\[^]?[^\\|]*)*)\|?/g;

/** How the columns stand, from the row below a table's header; `undefined` when the line is no such row. */
function readAlignments(line: string): Alignment[] | undefined {
  if (!delimiterRow.test(line)) return undefined;
  return splitRow(line).map((words) => {
    const isRight = words.endsWith(':');
    if (words.startsWith(':')) return isRight ? 'center' : 'left';
    return isRight ? 'right' : undefined;
  });
}

/** The table that a row opens below the line of its header; `undefined` when it opens none. */
export function readTable(header: string, row: string): (BlockShape & {kind: 'table'}) | undefined {
  const alignments = readAlignments(row);
  if (!alignments || alignments.length > mostColumns) return undefined;
  const cells = splitRow(header);
  return cells.length === alignments.length ? {kind: 'table', header: cells, alignments} : undefined;
}

/** The cells of a row, without the white space around them, bars unescaped. */
function splitRow(row: string): string[] {
  // What is found at the very end is no cell.
  const found = [...row.trimEnd().replace(/^\|/, '').matchAll(cell)];
  // The backslash before a bar belongs to the table, even in code.
  return found.slice(0, -1).map(([, words = '']) => words.trim().replaceAll('\\|', '|'));
}
