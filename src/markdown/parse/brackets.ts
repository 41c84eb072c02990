import type {LinkTarget} from './block.js';
import type {DelimiterStack} from './delimiters.js';
import type {InlineContext} from './inline-context.js';
import {InlineNode, readWords} from './inline-node.js';
import {normalizeLabel, readDestination, readLabel, readTitle, skipSpace} from './link-parts.js';

/** An opening bracket that waits for its partner. */
interface Bracket {
  readonly node: InlineNode;
  /** Where the label begins. */
  readonly position: number;
  readonly isImage: boolean;
  readonly isLikely: boolean;
  readonly previous: Bracket | undefined;
  /** Another bracket was opened inside: the label cannot be a reference by itself. */
  hasBracket: boolean;
}

/** Where a link leads, and where it ends; `unfinished` when the text ends before it does. */
type Target = (LinkTarget & {readonly end: number}) | 'unfinished' | undefined;

/** The brackets of one leaf, and the links and images that they become. */
export class Brackets {
  top: Bracket | undefined = undefined;
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
    this.#root.insert(node);
    if (this.top) this.top.hasBracket = true;
    this.top = {node, position, isImage, isLikely, previous: this.top, hasBracket: false};
  }

  /** Takes the closing bracket at `position`: returns where to go on, 0 when it is words, -1 when more text decides. */
  close(position: number, isFinal: boolean): number {
    const opener = this.top;
    if (!opener) return 0;
    const isDead = !opener.isImage && opener.position < this.#linksEnd;
    const target = isDead ? undefined : this.#readTarget(opener, position + 1, isFinal);
    if (target === 'unfinished') return -1;
    this.top = opener.previous;
    if (!target) return 0;
    const {url, title, end} = target;
    this.#makeLink(opener, url, title);
    return end;
  }

  #makeLink({node: mark, position, isImage}: Bracket, url: string, title: string): void {
    const node = new InlineNode(isImage ? 'image' : 'link');
    node.url = this.#context.decode(url);
    node.title = this.#context.decode(title);
    this.#delimiters.closeAfter(position);
    node.takeFrom(this.#root, mark.next);
    this.#root.remove(mark);
    if (isImage) {
      node.text = readWords(node);
      node.first = undefined;
      node.height = 0;
    } else {
      unlink(node);
      // Links hold no links: a bracket that was opened before this one closes none.
      this.#linksEnd = position;
    }
    this.#root.insert(node);
  }

  #readTarget(opener: Bracket, after: number, isFinal: boolean): Target {
    const text = this.#text;
    const inline = text[after] === '(' ? readInline(text, after + 1) : undefined;
    if (inline && !(isFinal && inline === 'unfinished')) return inline;
    const label = text[after] === '[' ? readLabel(text, after) : undefined;
    if (label?.isOpen && !isFinal) return 'unfinished';
    const other = label?.isOpen ? undefined : label;
    if (!other && opener.hasBracket) return undefined;
    const own = text.slice(opener.position, after - 1);
    const found = own.length > 999 && !other ? undefined : this.#context.findLink(normalizeLabel(other?.value ?? own));
    return found && {...found, end: other?.end ?? after + (text.startsWith('[]', after) ? 2 : 0)};
  }
}

function readInline(text: string, start: number): Target {
  const destination = readDestination(text, skipSpace(text, start));
  if (!destination || destination.isOpen) return destination && 'unfinished';
  const titleStart = skipSpace(text, destination.end);
  const title = titleStart > destination.end ? readTitle(text, titleStart) : undefined;
  const end = title?.isOpen ? text.length : skipSpace(text, title?.end ?? titleStart);
  if (end >= text.length) return 'unfinished';
  return text[end] === ')' ? {url: destination.value, title: title?.value ?? '', end: end + 1} : undefined;
}

/** Makes words of the addresses that were linked without markup: a link holds no link. */
function unlink(parent: InlineNode): void {
  for (let node = parent.first; node; node = node.next) {
    if (node.kind !== 'address') {
      unlink(node);
      continue;
    }
    const words = new InlineNode('text', readWords(node));
    parent.insert(words, node);
    parent.remove(node);
    node = words;
  }
}
