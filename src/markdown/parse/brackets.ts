import type {LinkTarget} from './block.js';
import type {DelimiterStack} from './delimiters.js';
import {decode} from './entities.js';
import type {InlineContext} from './inline-context.js';
import {InlineNode} from './inline-node.js';
import {normalizeLabel, readDestination, readLabel, readTitle, skipSpace} from './link-parts.js';

/** An opening bracket that waits for its partner. */
interface Bracket {
  readonly node: InlineNode;
  /** Where the label begins. */
  readonly position: number;
  readonly isImage: boolean;
  readonly isLikely: boolean;
  readonly literals: number;
  readonly previous: Bracket | undefined;
  /** Another bracket was opened inside: the label cannot be a reference by itself. */
  hasBracket: boolean;
}

/** What a closing bracket made: where to go on, or that the text ends inside the link's target. */
export type Closed = number | 'text' | 'unfinished';

/** The brackets of one leaf, and the links and images that they become. */
export class Brackets {
  top: Bracket | undefined;
  /** How many addresses were linked without markup: those inside a link are words after all. */
  literals = 0;
  #linksEnd = -1;
  readonly #text: string;
  readonly #root: InlineNode;
  readonly #delimiters: DelimiterStack;
  readonly #context: InlineContext;

  constructor(text: string, root: InlineNode, delimiters: DelimiterStack, context: InlineContext) {
    this.#text = text;
    this.#root = root;
    this.#delimiters = delimiters;
    this.#context = context;
  }

  open(position: number, isImage: boolean, isLikely: boolean): void {
    const node = new InlineNode('text', isImage ? '![' : '[');
    this.#root.append(node);
    if (this.top) this.top.hasBracket = true;
    const {literals, top: previous} = this;
    this.top = {node, position, isImage, isLikely, literals, previous, hasBracket: false};
  }

  /** The bracket to show as what it may become: one of an image among the last ones, or the last if a word begins there. */
  findUnfinished(most: number): Bracket | undefined {
    let bracket = this.top;
    for (let left = most; bracket && left > 0; left -= 1, bracket = bracket.previous)
      if (bracket.isImage) return bracket;
    return this.top?.isLikely ? this.top : undefined;
  }

  /** Takes the closing bracket at `position`. */
  close(position: number, isFinal: boolean): Closed {
    const opener = this.top;
    if (!opener) return 'text';
    this.top = opener.previous;
    if (!opener.isImage && opener.position < this.#linksEnd) return 'text';
    const target = this.#readTarget(opener, position, isFinal);
    if (target === 'unfinished') {
      this.top = opener;
      return 'unfinished';
    }
    if (target === 'none') return 'text';
    this.#makeLink(opener, target);
    return target.end;
  }

  #makeLink(opener: Bracket, target: LinkTarget): void {
    const node = new InlineNode(opener.isImage ? 'image' : 'link');
    node.url = this.#decode(target.url);
    node.title = this.#decode(target.title);
    this.#delimiters.pairAfter(opener.position);
    this.#delimiters.dropAfter(opener.position);
    node.takeFrom(this.#root, opener.node.next);
    this.#root.remove(opener.node);
    if (node.height > this.#context.deepest) flatten(node);
    if (this.literals > opener.literals) unlink(node);
    this.#root.append(node);
    // Links hold no links: a bracket that was opened before this one closes none.
    if (!opener.isImage) this.#linksEnd = opener.position;
  }

  #readTarget(
    opener: Bracket,
    position: number,
    isFinal: boolean,
  ): (LinkTarget & {end: number}) | 'none' | 'unfinished' {
    const text = this.#text;
    const after = position + 1;
    const inline = text.charCodeAt(after) === 40 ? this.#readInline(after + 1) : 'none';
    if (inline !== 'none' && !(isFinal && inline === 'unfinished')) return inline;
    const label = text.charCodeAt(after) === 91 ? readLabel(text, after) : 'none';
    if (label === 'unfinished' && !isFinal) return 'unfinished';
    const isShort = text.charCodeAt(after) === 91 && text.charCodeAt(after + 1) === 93;
    if (typeof label === 'string' && opener.hasBracket) return 'none';
    const raw = typeof label === 'string' ? this.#readOwnLabel(opener, position) : label.value;
    if (raw.trim() === '') return 'none';
    const found = this.#context.findLink(normalizeLabel(raw));
    if (!found) return 'none';
    return {...found, end: typeof label === 'string' ? after + (isShort ? 2 : 0) : label.end};
  }

  #readOwnLabel(opener: Bracket, position: number): string {
    return position - opener.position > 999 ? '' : this.#text.slice(opener.position, position);
  }

  #readInline(start: number): (LinkTarget & {end: number}) | 'none' | 'unfinished' {
    const text = this.#text;
    const destinationStart = skipSpace(text, start);
    const destination = readDestination(text, destinationStart);
    if (typeof destination === 'string') return destination;
    const titleStart = skipSpace(text, destination.end);
    const title = titleStart > destination.end ? readTitle(text, titleStart) : 'none';
    if (title === 'unfinished') return 'unfinished';
    const end = skipSpace(text, title === 'none' ? titleStart : title.end);
    if (end >= text.length) return 'unfinished';
    if (text.charCodeAt(end) !== 41) return 'none';
    return {url: destination.value, title: title === 'none' ? '' : title.value, end: end + 1};
  }

  #decode(text: string): string {
    return decode(text, () => this.#context.missEntity());
  }
}

/** Makes words of the addresses that were linked without markup: a link holds no link. */
function unlink(parent: InlineNode): void {
  for (let node = parent.first; node; node = node.next) {
    if (!node.isLiteral) {
      if (node.first) unlink(node);
      continue;
    }
    const words = new InlineNode('text', node.first?.text ?? '');
    parent.insertAfter(words, node);
    parent.remove(node);
    node = words;
  }
}

/** What is nested deeper than the limit is words. */
function flatten(node: InlineNode): void {
  const words = new InlineNode('text', readAll(node));
  node.first = undefined;
  node.last = undefined;
  node.append(words);
}

function readAll(node: InlineNode): string {
  let words = node.text;
  for (let child = node.first; child; child = child.next) words += readAll(child);
  return words;
}
