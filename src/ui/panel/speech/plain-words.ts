import {readCells, withoutInlineMarks} from './inline-marks.js';

/** What is said in place of code, by the number of its lines. */
export type NameCode = (lines: number) => string;

const fence = /^ {0,3}(`{3,}|~{3,})/;
/** Rules, the lines below headings, and those below the heads of tables. */
const drawnLine = /^[\s|:=*_-]+$/;
const listMark = /^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?)?/;

/** Markdown as somebody would read it aloud: without its marks, and without spelling out code. */
export function plainWords(markdown: string, nameCode: NameCode): string {
  const spoken: string[] = [];
  let open: {readonly mark: string; readonly lines: string[]} | undefined;
  for (const line of markdown.split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (open && mark?.startsWith(open.mark)) {
      spoken.push(nameCode(open.lines.length));
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (mark) open = {mark, lines: []};
    else spoken.push(plainLine(line));
  }
  if (open && open.lines.length > 0) spoken.push(nameCode(open.lines.length));
  return spoken.filter((line) => line !== '').join('\n');
}

/** Where code begins that has not ended yet; `undefined` when none is open. */
export function findOpenCode(markdown: string): number | undefined {
  let open: {readonly mark: string; readonly at: number} | undefined;
  let at = 0;
  for (const line of markdown.split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (open) open = mark?.startsWith(open.mark) ? undefined : open;
    else if (mark) open = {mark, at};
    at += line.length + 1;
  }
  return open?.at;
}

function plainLine(line: string): string {
  if (drawnLine.test(line)) return '';
  const cells = readCells(line);
  const words = cells ? cells.map((cell) => cell.trim()).filter((cell) => cell !== '') : [line.replace(listMark, '')];
  return withoutInlineMarks(words.join(', ')).trim();
}
