import type {ConversationSummary, StoredNode} from '../../model/index.js';
import {KnownBytes} from './known-bytes.js';

/** What one write takes along. */
export interface Batch {
  readonly summary: ConversationSummary | undefined;
  readonly nodes: readonly StoredNode[];
}

/** What this page has saved of a conversation, and what it knows of its records: kept until the page goes. */
export class KnownConversation {
  readonly id: string;
  readonly bytes = new KnownBytes();
  /** What stands in the database is known, so that a write need not look first. */
  isKnown = false;
  /** Another version of this library wrote it, or another key did: nothing may be overwritten. */
  isLeftAlone = false;
  /** It was removed: what still waits to be written is not. */
  isRemoved = false;
  /** Writes that wait for something, in order. */
  queue: Promise<void> = Promise.resolve();
  /** How many of them there are. */
  waiting = 0;
  #summary: ConversationSummary | undefined;
  #isSummaryDue = false;
  #nextOrder = 0;
  readonly #nodes = new Map<string, StoredNode>();
  readonly #orders = new Map<string, number>();
  /** Messages that are not written yet. */
  readonly #due = new Set<string>();
  /** What is being written, and not known to have arrived. */
  readonly #underWay = new Set<Batch>();
  readonly #leftAlone = new Set<string>();

  constructor(id: string) {
    this.id = id;
  }

  /** As it was saved last, here or by another tab. */
  get summary(): ConversationSummary | undefined {
    return this.#summary;
  }

  /** The summary, while it waits to be written. */
  get dueSummary(): ConversationSummary | undefined {
    return this.#isSummaryDue ? this.#summary : undefined;
  }

  /** Every message that this page holds, in order; what is not written yet comes last. */
  get nodes(): readonly StoredNode[] {
    const place = ({message}: StoredNode) => this.#orders.get(message.id) ?? Infinity;
    // Infinity less itself is no number: two that have no place yet stay in the order they came in.
    return [...this.#nodes.values()].toSorted((a, b) => place(a) - place(b) || 0);
  }

  /** Where the next new message comes. */
  get nextOrder(): number {
    return this.#nextOrder;
  }

  /** The place of a message in the conversation; a new one gets the next. */
  takeOrder(id: string): number {
    const order = this.#orders.get(id) ?? this.#nextOrder;
    this.learn(id, order);
    return order;
  }

  /** The messages that are not written yet. */
  get dueIds(): readonly string[] {
    return [...this.#due];
  }

  /** What a page that goes now may lose: all that is not known to be in the database. */
  get unsettled(): Batch {
    const ids = new Set(this.#due);
    for (const {nodes} of this.#underWay) for (const {message} of nodes) ids.add(message.id);
    return {summary: this.#summary, nodes: this.nodes.filter(({message}) => ids.has(message.id))};
  }

  /** True for a message that this page holds. */
  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  /** Takes what is to be written. */
  save(summary: ConversationSummary, nodes: readonly StoredNode[]): void {
    this.#summary = summary;
    this.#isSummaryDue = true;
    for (const node of nodes) {
      this.#nodes.set(node.message.id, node);
      this.#due.add(node.message.id);
    }
  }

  /** Takes what another tab has written. */
  follow(summary: ConversationSummary, nodes: readonly StoredNode[]): void {
    this.#summary = summary;
    this.#isSummaryDue = false;
    // The other tab has counted on, so the next write looks first how far.
    this.isKnown = false;
    for (const node of nodes) {
      this.#nodes.set(node.message.id, node);
      this.#due.delete(node.message.id);
    }
  }

  /** Notes where a message stands in the database, and, unless this page has a newer one, what it says. */
  learn(id: string, order: number, node?: StoredNode): void {
    this.#orders.set(id, order);
    if (node && !this.#due.has(id)) this.#nodes.set(id, node);
    this.countFrom(order + 1);
  }

  /** The next new message comes at this place or behind it. */
  countFrom(order: number): void {
    this.#nextOrder = Math.max(this.#nextOrder, order);
  }

  /** The record of the message says more than could be read of it, so it is never overwritten. */
  leaveAlone(id: string): void {
    this.#leftAlone.add(id);
    this.#due.delete(id);
  }

  /** What is not written yet. It is no longer due from now on, unless it is given back. */
  takeBatch(): Batch {
    const summary = this.dueSummary;
    const nodes = [...this.#due].map((id) => this.#nodes.get(id)).filter((node) => node !== undefined);
    const batch = {summary, nodes: nodes.filter(({message}) => !this.#leftAlone.has(message.id))};
    this.#isSummaryDue = false;
    this.#due.clear();
    this.#underWay.add(batch);
    return batch;
  }

  /** Says that a batch was written. */
  settle(batch: Batch): void {
    this.#underWay.delete(batch);
  }

  /** Says that a batch was not written; what has changed since is another's business. */
  giveBack(batch: Batch): void {
    const {summary, nodes} = batch;
    this.#underWay.delete(batch);
    if (summary && summary === this.#summary) this.#isSummaryDue = true;
    for (const node of nodes) {
      if (this.#nodes.get(node.message.id) === node) this.#due.add(node.message.id);
    }
  }

  /** The database has lost all of it. */
  forgetWritten(): void {
    this.isKnown = false;
    this.#isSummaryDue = this.#summary !== undefined;
    this.bytes.forgetWritten();
    for (const id of this.#nodes.keys()) this.#due.add(id);
  }
}
