import type {Alignment} from '../parse/block.js';
import {ContainerView} from './block-view.js';
import {Leaf} from './leaf.js';
import type {LeafContext} from './leaf-context.js';

/** What a table needs to know when it opens. */
export interface TableShape {
  readonly header: readonly string[];
  readonly alignments: readonly Alignment[];
}

/** A table that grows cell by cell. Each row has all its cells from the start, so that the columns stay where they are. */
export class TableView extends ContainerView {
  readonly #context: LeafContext;
  readonly #shape: TableShape;
  readonly #mostRows: number;
  readonly #table: HTMLElement;
  #body: HTMLElement | undefined;
  /** The cells of the row that is open. */
  #cells: readonly HTMLElement[] | undefined;
  #rows = 0;
  #cell: Leaf | undefined;
  #column = 0;
  /** A backslash or white space at the end of what came: the next character says what it is. */
  #held = '';

  constructor(element: HTMLElement, table: HTMLElement, context: LeafContext, shape: TableShape, mostRows: number) {
    super(element);
    this.#context = context;
    this.#shape = shape;
    this.#mostRows = mostRows;
    this.#table = table;
    const head = table.appendChild(this.#create('thead'));
    this.#createRow(head, 'th').forEach((cell, column) => {
      const leaf = new Leaf(cell, context, true);
      leaf.append(shape.header[column] ?? '');
      leaf.end();
    });
  }

  override text(text: string): void {
    if (!this.#cells) {
      this.#openRow();
      // The bar at the begin of a row ends no cell.
      if (text.startsWith('|')) this.#column = -1;
    }
    let rest = this.#held + text;
    this.#held = '';
    if (this.#rows > this.#mostRows) {
      this.#column = 0;
      this.#fill(rest);
      return;
    }
    while (rest !== '') {
      const end = findBar(rest);
      if (end < rest.length && rest.charCodeAt(end) === 92) this.#held = '\\';
      this.#fill(rest.slice(0, end));
      if (end >= rest.length || this.#held !== '') return;
      this.#endCell();
      rest = rest.slice(end + 1);
    }
  }

  override show(): void {
    this.#cell?.show();
  }

  override endLine(): void {
    if (!this.#cells) return;
    if (this.#held !== '') this.#fill(this.#held);
    this.#held = '';
    this.#cell?.end();
    this.#cell = undefined;
    this.#cells = undefined;
  }

  #fill(raw: string): void {
    const words = raw.replaceAll('\\|', '|');
    if (this.#cell) this.#cell.append(words);
    else if (words.trim() !== '') {
      const element = this.#cells?.[this.#column];
      if (!element) return;
      this.#cell = new Leaf(element, this.#context, true);
      this.#cell.append(words.trimStart());
    }
  }

  #endCell(): void {
    this.#cell?.end();
    this.#cell = undefined;
    this.#column += 1;
  }

  #openRow(): void {
    this.#body ??= this.#table.appendChild(this.#create('tbody'));
    this.#rows += 1;
    this.#column = 0;
    this.#cells = this.#createRow(this.#body, 'td');
  }

  #createRow(parent: HTMLElement, name: 'td' | 'th'): HTMLElement[] {
    const row = parent.appendChild(this.#create('tr'));
    return this.#shape.alignments.map((alignment) => {
      const cell = row.appendChild(this.#create(name));
      if (alignment) cell.setAttribute('align', alignment);
      return cell;
    });
  }

  #create(name: string): HTMLElement {
    return this.#context.rendering.document.createElement(name);
  }
}

/** Where the next bar is, or a backslash that ends the text; the length of the text if there is neither. */
function findBar(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 124) return at;
    if (code === 92) {
      if (at + 1 === text.length) return at;
      at += 1;
    }
  }
  return text.length;
}
