import {InlineNode} from '../parse/inline-node.js';
import type {InlineResult} from '../parse/inline-parser.js';
import {findDirection, setDirection} from './direction.js';
import {isText, syncInline} from './inline-writer.js';
import type {LeafContext} from './leaf-context.js';

/** What words may not contain that are put at the end of a text as they are. */
const markup = /[\n\\`*_~[\]!<&$@/]|w\.|^\./i;
/** An emoji may go on: a skin, another member of the family, the second half of a flag. */
const unfinishedEmoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{RI}|\u200d|\ufe0f|[\ud800-\udbff])+$/u;
const longestUnparsed = 2048;
const longestEager = 4096;

/** The words of a paragraph, a heading or a cell, and the element that shows them while they grow. */
export class Leaf {
  element: HTMLElement;
  readonly isCell: boolean;
  /** Labels that led nowhere when they were looked for. */
  readonly awaited = new Set<string>();
  /** How much text had come in all when this leaf was last made anew. */
  refreshedAt = -Infinity;
  readonly #context: LeafContext;
  #whole = '';
  /** What was parsed and is not final, and what was not parsed yet. */
  #tail = '';
  #fresh = '';
  #first: InlineNode | undefined;
  #isPlainEnd = false;
  #hasDirection = false;
  #sinceParse = 0;

  constructor(element: HTMLElement, context: LeafContext, isCell = false) {
    this.element = element;
    this.#context = context;
    this.isCell = isCell;
  }

  /** How many characters there are. */
  get length(): number {
    return this.#whole.length;
  }

  append(text: string): void {
    this.#whole += text;
    this.#fresh += text;
    if (this.#hasDirection) return;
    const direction = findDirection(text);
    this.#hasDirection = direction !== undefined;
    if (direction) setDirection(this.element, direction, this.#context.root);
  }

  /** Shows what can be shown of a text that goes on. */
  show(): void {
    if (this.#fresh === '') return;
    if (this.#isPlainEnd && this.#sinceParse < longestUnparsed && this.#showPlain()) return;
    // With so much that nothing closes, each step would go through all of it again.
    if (this.#tail.length > longestEager && this.#fresh.length * 8 < this.#tail.length) return;
    const text = this.#tail + this.#fresh;
    const held =
      text.charCodeAt(text.length - 1) > 0x2000 ? (unfinishedEmoji.exec(text.slice(-64))?.[0].length ?? 0) : 0;
    this.#parse(text, text.length - held, false);
  }

  /** Nothing follows. */
  end(): void {
    this.#parse(cutSpace(this.#tail + this.#fresh), undefined, true);
    this.#first = undefined;
    this.#tail = '';
    this.#fresh = '';
    if (this.awaited.size > 0) this.#context.awaitLabels(this);
    else this.#whole = '';
  }

  /** Makes it anew: a definition came that it waited for, or text that it had is no part of it. */
  rewrite(text = this.#whole, isFinal = true): void {
    this.element.replaceChildren();
    this.awaited.clear();
    this.#whole = text;
    this.#fresh = text;
    this.#tail = '';
    this.#first = undefined;
    this.#isPlainEnd = false;
    if (isFinal) this.end();
  }

  #showPlain(): boolean {
    const fresh = this.#fresh;
    const words = fresh.trimEnd();
    let last = this.#first;
    while (last?.next) last = last.next;
    if (markup.test(fresh) || !last || !isText(last.shown) || words.charCodeAt(words.length - 1) > 0x2000) return false;
    if (words === '') return true;
    last.shown.appendData(words);
    last.text += words;
    this.#tail += words;
    this.#sinceParse += words.length;
    this.#fresh = words === fresh ? '' : fresh.slice(words.length);
    return true;
  }

  #parse(text: string, end: number | undefined, isFinal: boolean): void {
    const known = end === undefined ? text : text.slice(0, end);
    const result = this.#context.parse(this, known, isFinal);
    this.#keepAnchor(result.root);
    syncInline(this.element, this.#first, result.root.first, this.#context.rendering);
    this.#sinceParse = 0;
    this.#isPlainEnd = result.isPlainEnd;
    this.#first = result.root.first;
    this.#fresh = text.slice(result.length);
    this.#tail = text.slice(result.safe, result.length);
    if (result.safe > 0) this.#freeze(result);
  }

  /** Words that follow final ones go to the same text node, also when there are none for a while. */
  #keepAnchor(root: InlineNode): void {
    const first = this.#first;
    if (first?.kind === 'text' && first.offset > 0 && root.first?.kind !== 'text') root.prepend(new InlineNode('text'));
  }

  /** What comes before the safe place is never looked at again. */
  #freeze({safeNode, safeLength}: InlineResult): void {
    if (!safeNode) return;
    if (safeNode.kind !== 'text') {
      this.#first = safeNode.next;
      return;
    }
    const rest = new InlineNode('text', safeNode.text.slice(safeLength));
    rest.shown = safeNode.shown;
    rest.offset = safeNode.offset + safeLength;
    rest.next = safeNode.next;
    this.#first = rest;
  }
}

/** Without the spaces and line endings at the end; other white space stays. */
function cutSpace(text: string): string {
  let end = text.length;
  while (end > 0 && /[ \t\n]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
