import type {MarkdownStrings} from '../options.js';
import {createButton, createElement} from './create-element.js';

/** What the buttons at code and tables need. */
export interface ToolSettings {
  readonly document: Document;
  readonly strings: MarkdownStrings;
  readonly copy: (text: string) => Promise<void>;
}

/** The bar above a block of code: its language, and buttons that wrap its lines and copy it. */
export function createCodeBar(
  language: string,
  figure: HTMLElement,
  source: () => string,
  tools: ToolSettings,
): HTMLElement {
  const {document, strings} = tools;
  const bar = createElement(document, 'div', 'md-bar');
  const label = createElement(document, 'span', 'md-language');
  label.textContent = language;
  const wrap = createButton(document, 'md-button md-wrap', strings.wrapLines);
  wrap.setAttribute('aria-pressed', 'false');
  wrap.addEventListener('click', () => {
    wrap.setAttribute('aria-pressed', String(figure.classList.toggle('md-wrapped')));
  });
  bar.append(label, wrap, createCopyButton(strings.copyCode, source, tools));
  return bar;
}

/** The bar below a table: buttons that copy it for a spreadsheet and save it as a file. */
export function createTableBar(table: HTMLElement, tools: ToolSettings): HTMLElement {
  const {document, strings} = tools;
  const bar = createElement(document, 'div', 'md-bar');
  const save = createButton(document, 'md-button md-download', strings.downloadTable);
  save.addEventListener('click', () => saveFile(document, toCsv(readTable(table))));
  bar.append(
    createCopyButton(strings.copyTable, () => toTsv(readTable(table)), tools),
    save,
  );
  return bar;
}

function createCopyButton(
  label: string,
  source: () => string,
  {document, strings, copy}: ToolSettings,
): HTMLButtonElement {
  const button = createButton(document, 'md-button md-copy', label);
  button.addEventListener('click', () => {
    copy(source()).then(
      () => (button.textContent = strings.copied),
      // Without the right to the clipboard the words stay as they are: the visitor sees that nothing was copied.
      () => undefined,
    );
  });
  button.addEventListener('blur', () => (button.textContent = label));
  return button;
}

/** The words of a table's cells, row by row. */
export function readTable(table: HTMLElement): string[][] {
  return [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').trim()),
  );
}

/** A table as spreadsheets take it from the clipboard. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\n]/g, ' ')).join('\t')).join('\n');
}

/** A table as a file. A cell that a spreadsheet would compute is marked as words. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => {
    const words = /^[=+@\t\r]|^-(?![\d.,\s%]*$)/.test(cell) ? `'${cell}` : cell;
    return /[",\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  return `${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

function saveFile(document: Document, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], {type: 'text/csv'}));
  const link = createElement(document, 'a');
  link.href = url;
  link.download = 'table.csv';
  link.click();
  URL.revokeObjectURL(url);
}
