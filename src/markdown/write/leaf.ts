import {findLastSpace} from '../parse/characters.js';
import {InlineNode} from '../parse/inline-node.js';
import {parseInline} from '../parse/inline-parser.js';
import {cutUnfinished} from '../parse/unfinished-end.js';
import type {Context} from './context.js';
import {findDirection, setDirection} from './direction.js';
import {syncInline} from './inline-writer.js';
import {countUnfinishedEmoji} from './unfinished-emoji.js';
import type {View} from './view.js';

/** What words may not contain that are put at the end of a text as they are. */
const markup = /[\n\\`*_~[\]!<&$@/]|w\.|^\./i;
/** What may end the address or title of a link that is not complete, or begin another part of it. */
const targetEnd = /[\s()[\]<>"'\\]/;
const longestUnparsed = 2048;
const longestEager = 4096;

/** The words of a paragraph, a heading or a cell, and the element that shows them while they grow. */
export class Leaf implements View {
  element: HTMLElement;
  readonly isCell: boolean;
  /** Labels that led nowhere when they were looked for. */
  readonly awaited = new Set<string>();
  readonly #context: Context;
  #whole = '';
  /** What was parsed and is not final, words that went to its end as they are since then, and what was not parsed yet. */
  #tail = '';
  #grown = '';
  #fresh = '';
  /** What shows the tail; the last words in it, into which more of them simply go. */
  #first: InlineNode | undefined;
  #last: InlineNode | undefined;
  /** Nothing but words, in all of the text, is open. */
  #isClosable = true;
  /** What came is the address of a link that is not complete: nothing of it is shown. */
  #isInTarget = false;
  #hasDirection = false;

  constructor(element: HTMLElement, context: Context, isCell = false) {
    this.element = element;
    this.#context = context;
    this.isCell = isCell;
  }

  /** How many characters there are. */
  get length(): number {
    return this.#whole.length;
  }

  text(text: string): void {
    this.#whole += text;
    this.#fresh += text;
    if (this.#hasDirection) return;
    const direction = findDirection(text);
    this.#hasDirection = direction !== undefined;
    if (direction) setDirection(this.element, direction, this.#context.root);
  }

  /** Shows what can be shown of a text that goes on. */
  show(): void {
    const fresh = this.#fresh;
    if (fresh === '') return;
    if (this.#isInTarget && fresh.length < longestUnparsed && !targetEnd.test(fresh)) return;
    if (this.#grown.length < longestUnparsed && this.#showPlain()) return;
    this.#settle();
    // With so much that nothing closes, each step would go through all of it again.
    if (this.#tail.length > longestEager && fresh.length * 8 < this.#tail.length) return;
    const text = this.#tail + fresh;
    this.#parse(text, text.length - countUnfinishedEmoji(text), false);
  }

  /** Nothing follows. */
  close(): void {
    const isShown = this.#isClosable && this.#showPlain() && this.#fresh.trimEnd() === '';
    if (!isShown) {
      this.#settle();
      this.#parse((this.#tail + this.#fresh).trimEnd(), Infinity, true);
    }
    this.#restart('');
    if (this.awaited.size > 0) this.#context.awaitLabels(this);
    else this.#whole = '';
  }

  /** Makes it anew: a definition came that it waited for. */
  rewrite(): void {
    // It waited for more than it needs: its text is complete, and gone.
    if (this.length === 0) return;
    this.cut(this.length);
    this.close();
  }

  /** Makes it anew from so much of its text: the rest is no part of it. */
  cut(length: number): void {
    this.element.replaceChildren();
    this.awaited.clear();
    this.#whole = this.#whole.slice(0, length);
    this.#restart(this.#whole);
    this.#isClosable = true;
    this.#isInTarget = false;
  }

  #restart(fresh: string): void {
    this.#fresh = fresh;
    this.#tail = '';
    this.#grown = '';
    this.#first = undefined;
    this.#last = undefined;
  }

  /** Puts words before any markup to the end of the text node that is there, or into the first one. */
  #showPlain(): boolean {
    const fresh = this.#fresh;
    const hasMarkup = markup.test(fresh);
    const plain = hasMarkup ? cutUnfinished(fresh) : fresh.trimEnd();
    if (plain === '') return true;
    if ((hasMarkup && markup.test(plain)) || plain.charCodeAt(plain.length - 1) > 0x2000) return false;
    const last = this.#last;
    if (last?.words) last.words.appendData(plain);
    else if (this.length === fresh.length) this.#createFirst(plain);
    else return false;
    this.#grown += plain;
    this.#fresh = fresh.slice(plain.length);
    return true;
  }

  /** Nothing is there yet. */
  #createFirst(words: string): void {
    const node = new InlineNode('text');
    node.words = this.#context.document.createTextNode(words);
    node.shown = this.element.appendChild(node.words);
    this.#first = node;
    this.#last = node;
  }

  #parse(text: string, end: number, isFinal: boolean): void {
    const context = this.#context;
    context.leaf = this;
    const result = parseInline(text.slice(0, end), context, isFinal);
    const {root, safe, safeNode, safeLength, length} = result;
    const first = this.#first;
    // Words that follow final ones go to the same text node, also when there are none for a while.
    if (first?.kind === 'text' && first.offset > 0 && root.first?.kind !== 'text') {
      const anchor = new InlineNode('text');
      anchor.next = root.first;
      root.first = anchor;
    }
    syncInline(this.element, first, root.first, context);
    this.#last = result.end;
    this.#isClosable = result.end !== undefined && !result.isUnfinished;
    this.#isInTarget = result.isInTarget;
    this.#first = root.first;
    this.#tail = text.slice(safe, length);
    this.#fresh = text.slice(length);
    if (safe > 0 && safeNode) this.#freeze(safeNode, safeLength);
  }

  /** What grew counts as parsed; with nothing open, only its last word may still change. */
  #settle(): void {
    const grown = this.#grown;
    const last = this.#last;
    this.#grown = '';
    if (!last || grown === '') return;
    const space = this.#isClosable ? findLastSpace(grown) : -1;
    this.#tail = space < 0 ? this.#tail + grown : grown.slice(space);
    last.text += grown;
    if (space >= 0) this.#freeze(last, last.text.length - this.#tail.length);
  }

  /** What comes before a node, and so much of its own words, is never looked at again. */
  #freeze(node: InlineNode, length: number): void {
    this.#first = node.kind === 'text' ? node : node.next;
    if (node.kind !== 'text') return;
    node.text = node.text.slice(length);
    node.offset += length;
  }
}
