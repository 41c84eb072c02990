import type {Alignment} from './block.js';

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** How the columns stand, from the row below a table's header; `undefined` when the line is no such row. */
export function readAlignments(line: string): Alignment[] | undefined {
  if (!/[|:-]/.test(line.charAt(0)) || !line.includes('-') || !delimiterRow.test(line)) return undefined;
  return splitRow(line).map((cell) => {
    const isLeft = cell.startsWith(':');
    const isRight = cell.endsWith(':');
    if (isLeft && isRight) return 'center';
    if (isLeft) return 'left';
    return isRight ? 'right' : undefined;
  });
}

/** Where the cell that begins at `start` ends: at its bar, or at the end of the row. */
export function findCellEnd(row: string, start: number): number {
  for (let at = start; at < row.length; at += 1) {
    const code = row.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 124) return at;
  }
  return row.length;
}

/** Where the first cell of a row begins. */
export function findFirstCell(row: string): number {
  return row.startsWith('|') ? 1 : 0;
}

/** The cells of a row, without the white space around them, bars unescaped. */
export function splitRow(row: string): string[] {
  const line = row.trimEnd();
  const cells: string[] = [];
  for (let start = findFirstCell(line); start < line.length;) {
    const end = findCellEnd(line, start);
    cells.push(readCell(line.slice(start, end)));
    start = end + 1;
  }
  return cells;
}

/** A cell's markdown: the backslash before a bar belongs to the table, even in code. */
export function readCell(raw: string): string {
  return raw.trim().replaceAll('\\|', '|');
}
