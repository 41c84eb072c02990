import type {BlockShape} from '../parse/block.js';
import type {Context} from '../write/context.js';
import {Leaf} from '../write/leaf.js';
import type {View} from '../write/view.js';
import {dressTable} from './buttons.js';
import {partsOf} from './parts.js';

/** Rows beyond it are one cell. */
const mostRows = 2000;
/** A row may have 50 cells for one character: in each text so many are made that have no words. */
const mostEmpty = 20_000;

/**
 * A table that grows cell by cell. Each row has all its cells from the start, so that the columns stay where they are;
 * once a text has too many empty cells, only those up to its last words.
 */
export class TableView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #parts: ReturnType<typeof partsOf>;
  readonly #shape: BlockShape & {kind: 'table'};
  readonly #table: HTMLElement;
  #body: HTMLElement | undefined;
  /** The row that is open, and its cells. */
  #row: HTMLElement | undefined;
  #cells: HTMLElement[] = [];
  #rows = 0;
  #cell: Leaf | undefined;
  #column = 0;
  /** A backslash at the end of what came: the next character says what it is. */
  #held = '';

  constructor(shape: BlockShape & {kind: 'table'}, context: Context) {
    this.element = context.create('div', 'md-table');
    this.#context = context;
    this.#parts = partsOf(context);
    this.#shape = shape;
    this.#table = this.element.appendChild(context.create('table'));
    // Where its buttons will stand.
    this.element.append(context.create('div', 'md-bar'));
    const row = this.#table.appendChild(context.create('thead')).appendChild(context.create('tr'));
    for (const [column, words] of shape.header.entries()) {
      const leaf = new Leaf(this.#createCell(row, 'th', column), context, true);
      leaf.text(words);
      leaf.close();
    }
  }

  text(text: string): void {
    let rest = this.#held + text;
    this.#row ??= this.#openRow(rest);
    for (let end = findBar(rest); ; end = findBar(rest)) {
      this.#fill(rest.slice(0, end));
      rest = rest.slice(end);
      if (rest[0] !== '|') break;
      rest = rest.slice(1);
      if (this.#rows > mostRows) this.#fill('|');
      else this.#nextCell();
    }
    this.#held = rest;
  }

  show(): void {
    this.#cell?.show();
  }

  endLine(): void {
    this.#fill(this.#held);
    this.#held = '';
    this.#nextCell();
    this.#row = undefined;
  }

  close(): void {
    dressTable(this.element, this.#context);
  }

  #openRow(begin: string): HTMLElement {
    this.#body ??= this.#table.appendChild(this.#context.create('tbody'));
    this.#row = this.#body.appendChild(this.#context.create('tr'));
    this.#cells = [];
    this.#rows += 1;
    const columns = this.#shape.alignments.length;
    const isLate = this.#rows > mostRows;
    // The bar at the begin of a row ends no cell.
    this.#column = begin.startsWith('|') && !isLate ? -1 : 0;
    if (!isLate && this.#parts.emptyCells + columns <= mostEmpty) this.#findCell(columns - 1);
    return this.#row;
  }

  #nextCell(): void {
    this.#cell?.close();
    this.#cell = undefined;
    this.#column += 1;
  }

  #fill(raw: string): void {
    const words = raw.includes('\\') ? raw.replaceAll('\\|', '|') : raw;
    if (this.#cell) {
      this.#cell.text(words);
      return;
    }
    const element = words.trim() === '' ? undefined : this.#findCell(this.#column);
    if (!element) return;
    this.#parts.emptyCells -= 1;
    this.#cell = new Leaf(element, this.#context, true);
    this.#cell.text(words.trimStart());
  }

  /** The cell in a column, made with those before it if it is not there; `undefined` where the table has no column. */
  #findCell(column: number): HTMLElement | undefined {
    const columns = Math.min(column + 1, this.#shape.alignments.length);
    while (this.#row && this.#cells.length < columns) {
      this.#cells.push(this.#createCell(this.#row, 'td', this.#cells.length));
      this.#parts.emptyCells += 1;
    }
    return this.#cells[column];
  }

  #createCell(row: HTMLElement, name: 'td' | 'th', column: number): HTMLElement {
    const alignment = this.#shape.alignments[column];
    const cell = row.appendChild(this.#context.create(name));
    if (alignment) cell.setAttribute('align', alignment);
    return cell;
  }
}

const beforeBar = /[^|\\]*(?:\\[^][^|\\]*)*/y;

/** Where the next bar is, or a backslash that ends the text; the length of the text if there is neither. */
function findBar(text: string): number {
  beforeBar.lastIndex = 0;
  beforeBar.test(text);
  return beforeBar.lastIndex;
}
