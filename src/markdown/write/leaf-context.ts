import type {InlineContext} from '../parse/inline-context.js';
import type {LinkTarget} from '../parse/block.js';
import {type InlineResult, parseInline} from '../parse/inline-parser.js';
import type {Leaf} from './leaf.js';
import type {Rendering} from './rendering.js';

/** The label under which a leaf waits for the names of rare characters. */
export const entityLabel = '&';

/** What counts as markup, and how deep it may nest. */
export interface LeafOptions {
  /** The element that holds the whole text. */
  readonly root: Element;
  readonly hasMath: boolean;
  readonly hasAddresses: boolean;
  readonly deepest: number;
  /** The name of a character was not found among the common ones. */
  readonly onRareEntity: () => void;
}

/** What is defined so far, and which leaves wait for what is not. */
export class LeafContext implements InlineContext {
  readonly rendering: Rendering;
  readonly root: Element;
  readonly hasMath: boolean;
  readonly hasAddresses: boolean;
  readonly deepest: number;
  readonly keepsHtml: boolean;
  isCell = false;
  /** How much text has come in all. */
  received = 0;
  readonly #links = new Map<string, LinkTarget>();
  readonly #footnotes = new Set<string>();
  readonly #waiting = new Map<string, Set<Leaf>>();
  readonly #dirty = new Set<Leaf>();
  readonly #onRareEntity: () => void;
  #awaited = new Set<string>();
  #isEnded = false;

  constructor(rendering: Rendering, options: LeafOptions) {
    this.rendering = rendering;
    this.root = options.root;
    this.hasMath = options.hasMath;
    this.hasAddresses = options.hasAddresses;
    this.deepest = options.deepest;
    this.#onRareEntity = options.onRareEntity;
    this.keepsHtml = rendering.createHtml !== undefined;
  }

  parse(leaf: Leaf, text: string, isFinal: boolean): InlineResult {
    this.isCell = leaf.isCell;
    this.#awaited = leaf.awaited;
    return parseInline(text, this, isFinal);
  }

  findLink(label: string): LinkTarget | undefined {
    const found = this.#links.get(label);
    if (!found && !this.#isEnded) this.#awaited.add(label);
    return found;
  }

  findFootnote(label: string): 'defined' | 'awaited' | 'missing' {
    if (this.#footnotes.has(label)) return 'defined';
    if (this.#isEnded) return 'missing';
    this.#awaited.add(`^${label}`);
    return 'awaited';
  }

  missEntity(): void {
    this.#awaited.add(entityLabel);
    this.#onRareEntity();
  }

  defineLink(label: string, target: LinkTarget): void {
    if (this.#links.has(label)) return;
    this.#links.set(label, target);
    this.arrive(label);
  }

  defineFootnote(label: string): void {
    this.#footnotes.add(label);
    this.arrive(`^${label}`);
  }

  /** What was waited for under this label is there. */
  arrive(label: string): void {
    for (const leaf of this.#waiting.get(label) ?? []) this.#dirty.add(leaf);
    this.#waiting.delete(label);
  }

  /** A leaf is complete, and something in it is not defined yet. */
  awaitLabels(leaf: Leaf): void {
    for (const label of leaf.awaited) {
      if (this.#links.has(label) || this.#footnotes.has(label.slice(1))) this.#dirty.add(leaf);
      const leaves = this.#waiting.get(label) ?? new Set<Leaf>();
      this.#waiting.set(label, leaves.add(leaf));
    }
  }

  /**
   * Makes the leaves anew whose definitions came. One that waits for many of them is made anew only as often as the text
   * grows by a quarter of its length, so that all of it stays linear.
   */
  refresh(): void {
    for (const leaf of this.#dirty) {
      if (!this.#isEnded && this.received - leaf.refreshedAt < leaf.length / 4) continue;
      leaf.refreshedAt = this.received;
      this.#dirty.delete(leaf);
      leaf.rewrite();
    }
  }

  /** Nothing follows: what is not defined never will be. */
  end(): void {
    for (const label of this.#waiting.keys()) if (label.startsWith('^')) this.arrive(label);
    this.#isEnded = true;
    this.refresh();
  }
}
