/** What the answers took: a row each, and the sum of the conversation. */
import type {OutcropChat} from '../../src/element.js';
import type {Usage} from '../../src/model/index.js';

/** What a million tokens cost. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

/** What some tokens cost: those that were read again from a cache count as read. */
export function costOf(usage: Usage, price: TokenPrice): number {
  const {inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0} = usage;
  const read = inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
  return (read * price.input + outputTokens * price.output) / 1_000_000;
}

/** Fills the table. */
export class UsageView {
  readonly #table: HTMLTableElement;
  readonly #answers = new Map<string, Usage>();
  #sum: Usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};
  #price: TokenPrice | undefined;

  constructor(table: HTMLTableElement) {
    this.#table = table;
    this.#draw();
  }

  /** Adds what the answers of the chat tell. */
  listen(chat: OutcropChat): void {
    chat.addEventListener('outcrop-usage', ({answer, usage, messageId}) => {
      this.#answers.set(messageId, answer);
      this.#sum = usage;
      this.#draw();
    });
  }

  /** Reckons with another price, or with none. */
  setPrice(price: TokenPrice | undefined): void {
    this.#price = price;
    this.#draw();
  }

  #draw(): void {
    const rows = [...this.#answers.values()].map((usage, index) => this.#row(`Answer ${index + 1}`, usage));
    this.#table.tBodies[0]?.replaceChildren(...rows);
    this.#table.tFoot?.replaceChildren(this.#row('Conversation', this.#sum));
  }

  #row(name: string, usage: Usage): HTMLTableRowElement {
    const row = document.createElement('tr');
    const title = document.createElement('th');
    title.scope = 'row';
    title.append(name);
    const {inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0, totalTokens} = usage;
    const numbers = [inputTokens, outputTokens, cacheReadInputTokens + cacheWriteInputTokens, totalTokens];
    const cost = this.#price ? costOf(usage, this.#price).toFixed(6) : '–';
    row.append(title, ...[...numbers.map(String), cost].map(toCell));
    return row;
  }
}

function toCell(text: string): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.append(text);
  return cell;
}
