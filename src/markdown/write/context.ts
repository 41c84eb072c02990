import {rare} from '../rare.js';
import {deepest, type MarkdownOptions} from '../options.js';
import type {BlockShape, LinkTarget} from '../parse/block.js';
import type {InlineContext, InlineReader} from '../parse/inline-context.js';
import type {InlineNode} from '../parse/inline-node.js';
import type {BlockOptions, Opened, Opener} from '../parse/open-block.js';
import {waitFor} from '../wait-for.js';
import type {Leaf} from './leaf.js';

/** How the pieces are made that policies decide on. Only the tests of conformance replace it. */
export interface Rendering {
  /** Sets where a link leads that leads nowhere yet; one that should lead nowhere stays words. */
  setLink(element: HTMLElement, node: InlineNode): void;
  /** Makes raw HTML or an image; without it HTML is words. */
  create?(node: InlineNode): Node | undefined;
  /** Makes a block of raw HTML. */
  createHtmlBlock?(source: string): Node;
}

/** Footnotes are waited for under their label behind this: no link has such a label. */
export const noteMark = '\n^';

/** What the parts of one text share: options, what is defined so far, and which leaves wait for what is not. */
export class Context implements InlineContext, BlockOptions {
  readonly root: HTMLElement;
  readonly document: Document;
  readonly options: MarkdownOptions;
  readonly rendering: Rendering;
  /** Calls back after some milliseconds; returns what takes that back. */
  readonly wait: NonNullable<MarkdownOptions['wait']>;
  readonly deepest = deepest;
  /** Where the footnotes stand, at the end of the root. */
  section: HTMLElement | null = null;
  /** The leaf that is being parsed. */
  leaf: Leaf | undefined = undefined;
  /** How much text has come in all. */
  received = 0;
  /** What is being loaded. */
  readonly loads: (Promise<unknown> | undefined)[] = [];
  isEnded = false;
  readonly #links = new Map<string, LinkTarget>();
  readonly #waiting = new Map<string, Set<Leaf>>();
  readonly #dirty = new Set<Leaf>();
  /** How much text was made anew. */
  #refreshed = 0;

  constructor(root: HTMLElement, options: MarkdownOptions, rendering: Partial<Rendering> = {}) {
    this.root = root;
    this.document = root.ownerDocument;
    this.options = options;
    this.wait = options.wait ?? waitFor;
    this.rendering = {setLink: (element, node) => rare?.setLink(element, node), ...rendering};
  }

  create(name: string, className?: string): HTMLElement {
    const element = this.document.createElement(name);
    if (className) element.className = className;
    return element;
  }

  createReader(text: string, isFinal: boolean): InlineReader | undefined {
    return rare?.createReader(text, isFinal, this);
  }

  openRare<View>(parser: Opener<View>): Opened {
    return rare?.openBlock(parser, this);
  }

  mayBecomeRare(start: string): boolean {
    return rare?.mayBecomeBlock(start) ?? false;
  }

  readTable(header: string, row: string): BlockShape | undefined {
    return rare?.readTable(header, row);
  }

  decode(text: string): string {
    return rare?.decode(text, this) ?? text;
  }

  findLink(label: string): LinkTarget | undefined {
    const found = this.#links.get(label);
    if (!found && !this.isEnded) this.leaf?.awaited.add(label);
    return found;
  }

  define(label: string, target: LinkTarget): void {
    if (this.#links.has(label)) return;
    this.#links.set(label, target);
    this.arrive(label);
  }

  /** What was waited for under this label is there. */
  arrive(label: string): void {
    for (const leaf of this.#waiting.get(label) ?? []) this.#dirty.add(leaf);
    this.#waiting.delete(label);
  }

  /** A leaf is complete, and something in it is not defined yet. */
  awaitLabels(leaf: Leaf): void {
    for (const label of leaf.awaited) {
      const leaves = this.#waiting.get(label) ?? new Set();
      this.#waiting.set(label, leaves.add(leaf));
      if (this.#links.has(label)) this.arrive(label);
    }
  }

  /** Makes the leaves anew whose definitions came; no more of them than is linear in all of the text. */
  refresh(): void {
    for (const leaf of this.#dirty) {
      if (!this.isEnded && this.#refreshed > 4 * this.received) return;
      this.#refreshed += leaf.length;
      this.#dirty.delete(leaf);
      leaf.rewrite();
    }
  }

  /** Nothing follows: what is not defined never will be. */
  end(): void {
    for (const label of this.#waiting.keys()) if (label.startsWith(noteMark)) this.arrive(label);
    this.isEnded = true;
    this.refresh();
  }
}
