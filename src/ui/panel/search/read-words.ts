import type {Block, Message} from '../../../model/index.js';
import {readCells, withoutInlineMarks} from '../speech/inline-marks.js';

/** Stands between words that are in boxes of their own. Nobody types it, so that nothing is found across it. */
export const boundary = '\u0000';

const fence = /^ {0,3}(?:`{3,}|~{3,}).*$/;
/** Rules, the lines below headings, and those below the heads of tables. */
const drawnLine = /^(?=.*[-=*_])[\s|:=*_-]+$/;
const lineMark = /^\s*(?:>\s*)*(?:#{1,6}\s+|(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?/;

/** The words of a message as somebody reads them, so that they can be searched also where they are not drawn. */
export function readWords({role, blocks}: Message): string {
  const read = (block: Block): string => {
    if (block.kind === 'citations') return block.spans.map(({text}) => text).join('');
    if (block.kind !== 'text') return '';
    return role === 'user' ? block.text : withoutMarks(block.text);
  };
  return blocks
    .map(read)
    .filter((words) => words !== '')
    .join(boundary);
}

/** Markdown without its marks. Where that guesses wrong, a match is shown by its message. */
function withoutMarks(markdown: string): string {
  let isCode = false;
  const lines = markdown.split('\n').map((line) => {
    if (!fence.test(line)) return isCode ? line : readLine(line);
    isCode = !isCode;
    return boundary;
  });
  return lines.join('\n');
}

function readLine(line: string): string {
  if (line.trim() === '' || drawnLine.test(line)) return boundary;
  const cells = readCells(line);
  const isNewBox = cells !== undefined || /^\s*(?:[-*+>#]|\d+[.)])/.test(line);
  const words = withoutInlineMarks(cells?.join(boundary) ?? line.replace(lineMark, ''));
  return isNewBox ? boundary + words : words;
}
