import type {BlockShape} from '../parse/block.js';
import type {Context} from '../write/context.js';
import {Leaf} from '../write/leaf.js';
import type {View} from '../write/view.js';
import {dressTable} from './buttons.js';

const mostRows = 2000;

/** A table that grows cell by cell. Each row has all its cells from the start, so that the columns stay where they are. */
export class TableView implements View {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #shape: BlockShape & {kind: 'table'};
  readonly #table: HTMLElement;
  #body: HTMLElement | undefined;
  /** The cells of the row that is open. */
  #cells: readonly HTMLElement[] | undefined;
  #rows = 0;
  #cell: Leaf | undefined;
  #column = 0;
  /** A backslash at the end of what came: the next character says what it is. */
  #held = '';

  constructor(shape: BlockShape & {kind: 'table'}, context: Context) {
    this.element = context.create('div', 'md-table');
    this.#context = context;
    this.#shape = shape;
    this.#table = this.element.appendChild(context.create('table'));
    // Where its buttons will stand.
    this.element.append(context.create('div', 'md-bar'));
    const cells = this.#createRow(this.#table.appendChild(context.create('thead')), 'th');
    for (const [column, cell] of cells.entries()) {
      const leaf = new Leaf(cell, context, true);
      leaf.text(shape.header[column] ?? '');
      leaf.close();
    }
  }

  text(text: string): void {
    let rest = this.#held + text;
    this.#held = '';
    if (!this.#cells) {
      this.#body ??= this.#table.appendChild(this.#context.create('tbody'));
      this.#rows += 1;
      // The bar at the begin of a row ends no cell.
      this.#column = rest.startsWith('|') ? -1 : 0;
      this.#cells = this.#createRow(this.#body, 'td');
    }
    if (this.#rows > mostRows) {
      this.#column = 0;
      this.#fill(rest);
      return;
    }
    for (let end = findBar(rest); ; end = findBar(rest)) {
      this.#fill(rest.slice(0, end));
      rest = rest.slice(end);
      if (rest[0] !== '|') break;
      this.#cell?.close();
      this.#cell = undefined;
      this.#column += 1;
      rest = rest.slice(1);
    }
    this.#held = rest;
  }

  show(): void {
    this.#cell?.show();
  }

  endLine(): void {
    this.#fill(this.#held);
    this.#held = '';
    this.#cell?.close();
    this.#cell = undefined;
    this.#cells = undefined;
  }

  close(): void {
    dressTable(this.element, this.#context);
  }

  #fill(raw: string): void {
    if (raw === '') return;
    const words = raw.includes('\\') ? raw.replaceAll('\\|', '|') : raw;
    const element = this.#cells?.[this.#column];
    if (this.#cell) this.#cell.text(words);
    else if (element && words.trim() !== '') {
      this.#cell = new Leaf(element, this.#context, true);
      this.#cell.text(words.trimStart());
    }
  }

  #createRow(parent: HTMLElement, name: 'td' | 'th'): HTMLElement[] {
    const row = parent.appendChild(this.#context.create('tr'));
    return this.#shape.alignments.map((alignment) => {
      const cell = row.appendChild(this.#context.create(name));
      if (alignment) cell.setAttribute('align', alignment);
      return cell;
    });
  }
}

const beforeBar = /[^|\\]*(?:\\[^][^|\\]*)*/y;

/** Where the next bar is, or a backslash that ends the text; the length of the text if there is neither. */
function findBar(text: string): number {
  beforeBar.lastIndex = 0;
  beforeBar.test(text);
  return beforeBar.lastIndex;
}
