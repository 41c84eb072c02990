import {type Highlighter, limits} from '../options.js';
import {ContainerView} from './block-view.js';
import {writeTokens} from './write-tokens.js';

/** Where a block of code gets its highlighter from. */
export interface HighlighterSource {
  /** The highlighter, if it is there. */
  readonly current: Highlighter | undefined;
  /** Resolves when it is there, or will not come. */
  load(): Promise<void> | undefined;
}

/**
 * A block of code. The line that is open is plain; each complete one is coloured once, and at the end all of it, since a
 * line does not know that it lies inside a comment.
 */
export class CodeView extends ContainerView {
  readonly #code: HTMLElement;
  readonly #language: string;
  readonly #source: HighlighterSource;
  /** What is shown plain: the open line, or everything. */
  readonly #plain: Text;
  /** What came and is not shown; its complete lines end at `#pendingEnd`. */
  #pending = '';
  #all = '';
  #lines = 0;
  #openLine = '';
  #isClosed = false;

  constructor(element: HTMLElement, code: HTMLElement, language: string, source: HighlighterSource) {
    super(element);
    this.#code = code;
    this.#language = language;
    this.#source = source;
    this.#plain = element.ownerDocument.createTextNode('');
    code.append(this.#plain);
    if (language !== '') void source.load()?.then(() => this.#colourShown());
  }

  /** Everything so far. */
  get source(): string {
    return this.#all + this.#pending;
  }

  override text(text: string): void {
    this.#pending += text;
  }

  override endLine(): void {
    this.#pending += '\n';
    this.#lines += 1;
  }

  override show(): void {
    const fresh = this.#pending;
    if (fresh === '') return;
    this.#pending = '';
    this.#all += fresh;
    const end = fresh.lastIndexOf('\n') + 1;
    if (end === 0 || !this.#canColour()) {
      this.#plain.appendData(fresh);
      this.#openLine = end === 0 ? this.#openLine + fresh : fresh.slice(end);
      return;
    }
    this.#colourLines(this.#openLine + fresh.slice(0, end));
    this.#openLine = fresh.slice(end);
    this.#plain.data = this.#openLine;
  }

  override close(): void {
    this.show();
    this.#isClosed = true;
    if (this.#language === '') return;
    if (this.#source.current) this.#colourAll();
    else void this.#source.load()?.then(() => this.#colourAll());
  }

  /** The highlighter came while lines were shown plain. */
  #colourShown(): void {
    const end = this.#all.length - this.#openLine.length;
    if (this.#isClosed || end === 0 || this.#plain.length === this.#openLine.length || !this.#isShort()) return;
    if (!this.#source.current) return;
    this.#colourLines(this.#all.slice(0, end));
    this.#plain.data = this.#openLine;
  }

  #isShort(): boolean {
    return this.#all.length <= limits.highlightedLength && this.#lines <= limits.highlightedLines;
  }

  #canColour(): boolean {
    return this.#isShort() && this.#source.current !== undefined && this.#plain.length === this.#openLine.length;
  }

  #colourLines(lines: string): void {
    const fragment = this.element.ownerDocument.createDocumentFragment();
    for (const line of lines.split(/(?<=\n)/)) {
      const tokens = this.#source.current?.tokenize(line, this.#language);
      if (tokens) writeTokens(fragment, tokens);
      else fragment.append(line);
    }
    this.#code.insertBefore(fragment, this.#plain);
  }

  #colourAll(): void {
    const fragment = this.element.ownerDocument.createDocumentFragment();
    const tokens = this.#isShort() ? this.#source.current?.tokenize(this.#all, this.#language) : undefined;
    if (tokens) writeTokens(fragment, tokens);
    else fragment.append(this.#all);
    if (!fragment.isEqualNode(contentsOf(this.#code))) this.#code.replaceChildren(fragment);
  }
}

function contentsOf(element: HTMLElement): DocumentFragment {
  const fragment = element.ownerDocument.createDocumentFragment();
  fragment.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return fragment;
}
