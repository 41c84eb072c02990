import type {Context} from '../write/context.js';
import {toText} from './copy.js';
import {createButton} from './create-button.js';
import {stringsOf} from './strings.js';

/** How long a button says that it has copied. */
const copiedMs = 2000;

/** The buttons above a block of code: they wrap its lines and copy it. */
export function createCodeButtons(figure: Element, code: Element, context: Context): HTMLButtonElement[] {
  const strings = stringsOf(context);
  const wrap = createButton(context, 'md-button md-wrap', strings.wrapLines);
  wrap.setAttribute('aria-pressed', 'false');
  wrap.addEventListener('click', () => {
    wrap.setAttribute('aria-pressed', String(figure.classList.toggle('md-wrapped')));
  });
  return [wrap, createCopyButton(strings.copyCode, () => code.textContent ?? '', context)];
}

/** Puts buttons into the bar below a table: they copy it for a spreadsheet and save it as a file. */
export function dressTable(table: HTMLElement, context: Context): void {
  const strings = stringsOf(context);
  const save = createButton(context, 'md-button md-download', strings.downloadTable);
  save.addEventListener('click', () => saveFile(context.document, toCsv(readTable(table))));
  table.lastElementChild?.append(
    createCopyButton(strings.copyTable, () => toTsv(readTable(table)), context),
    save,
  );
}

function createCopyButton(label: string, readSource: () => string, context: Context): HTMLButtonElement {
  const {copied} = stringsOf(context);
  // Pages without https have no clipboard.
  const copy = context.options.copy ?? (async (text) => navigator.clipboard.writeText(text));
  const button = createButton(context, 'md-button md-copy', label);
  let stopWaiting: (() => void) | undefined;
  button.addEventListener('click', () => {
    copy(readSource()).then(
      () => {
        stopWaiting?.();
        button.textContent = copied;
        context.options.onCopied?.(copied);
        stopWaiting = context.wait(() => (button.textContent = label), copiedMs);
      },
      // Without the right to the clipboard the words stay as they are: the visitor sees that nothing was copied.
      () => undefined,
    );
  });
  return button;
}

/** The words of a table's cells, row by row. */
export function readTable(table: HTMLElement): string[][] {
  return [...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => toText(cell)));
}

/** A table as spreadsheets take it from the clipboard. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const write = (cell: string) => {
    const words = markWords(cell).replace(/[\t\r\n]/g, ' ');
    return words.startsWith('"') ? quote(words) : words;
  };
  return rows.map((row) => row.map(write).join('\t')).join('\n');
}

/** A table as a file. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const write = (cell: string) => {
    const words = markWords(cell);
    // Where the comma is in numbers, spreadsheets part cells at semicolons.
    return /[";,\t\r\n]/.test(words) ? quote(words) : words;
  };
  return `${rows.map((row) => row.map(write).join(',')).join('\r\n')}\r\n`;
}

function quote(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}

/** A cell that a spreadsheet would compute is marked as words. */
function markWords(cell: string): string {
  return /^[\s\p{Cf}]*(?:[=+@＝＋＠\t\r]|[-－](?![\d.,\s%]*$))/u.test(cell) ? `'${cell}` : cell;
}

function saveFile(document: Document, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], {type: 'text/csv'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'table.csv';
  link.click();
  URL.revokeObjectURL(url);
}
