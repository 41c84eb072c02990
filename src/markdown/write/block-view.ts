import {isBlankCode} from '../parse/characters.js';
import type {Leaf} from './leaf.js';

/** What shows one block. */
export interface BlockView {
  /** The outermost element. */
  readonly element: HTMLElement;
  /** Where the blocks inside are put. */
  readonly content: HTMLElement;
  text(text: string): void;
  /** Blocks of lines: the line is complete. */
  endLine(): void;
  /** Shows what came since the last time. */
  show(): void;
  /** Nothing follows; without `isComplete` a fence or formula never ended. */
  close(isComplete: boolean): void;
}

/** A block that holds blocks. */
export class ContainerView implements BlockView {
  readonly element: HTMLElement;
  readonly content: HTMLElement;

  constructor(element: HTMLElement, content = element) {
    this.element = element;
    this.content = content;
  }

  text(_text: string): void {}
  endLine(): void {}
  show(): void {}
  close(_isComplete: boolean): void {}
}

/** A paragraph: a block of words. */
export class ParagraphView extends ContainerView {
  readonly leaf: Leaf;

  constructor(leaf: Leaf) {
    super(leaf.element);
    this.leaf = leaf;
  }

  override text(text: string): void {
    this.leaf.append(text);
  }

  override show(): void {
    this.leaf.show();
  }

  override close(): void {
    this.leaf.end();
  }
}

/** A heading, without the number signs that may close it. */
export class HeadingView extends ParagraphView {
  /** White space and number signs at the end, which are words only if more follows. */
  #held = '';

  override text(text: string): void {
    const isBegin = this.leaf.length === 0;
    const all = isBegin ? (this.#held + text).trimStart() : this.#held + text;
    const end = findClosingSigns(all, isBegin);
    this.#held = all.slice(end);
    if (end > 0) this.leaf.append(all.slice(0, end));
  }
}

/** Where the number signs begin that close a heading, with the white space around them; the end if there are none. */
function findClosingSigns(text: string, isBegin: boolean): number {
  let end = text.length;
  while (end > 0 && isBlankCode(text.charCodeAt(end - 1))) end -= 1;
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) === 35) at -= 1;
  const isClosing = at === 0 ? isBegin : isBlankCode(text.charCodeAt(at - 1));
  if (!isClosing) return end;
  while (at > 0 && isBlankCode(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** A block of raw HTML, which is words. */
export class HtmlView extends ContainerView {
  readonly #words: Text;
  readonly #replace: ((source: string) => Node) | undefined;
  #pending = '';

  constructor(element: HTMLElement, words: Text, replace?: (source: string) => Node) {
    super(element);
    this.#words = words;
    this.#replace = replace;
  }

  override text(text: string): void {
    this.#words.appendData(this.#pending + text);
    this.#pending = '';
  }

  override endLine(): void {
    this.#pending += '\n';
  }

  override close(): void {
    if (this.#replace) this.element.replaceChildren(this.#replace(this.#words.data));
  }
}
