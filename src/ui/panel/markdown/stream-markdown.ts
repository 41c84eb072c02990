import {AsyncDirective, directive, type ElementPart} from 'lit/async-directive.js';
import {noChange} from 'lit/html.js';
import {createMarkdown, type Markdown, type MarkdownOptions} from '../../../markdown/index.js';

/** Hands the text of an element on to a writer of markdown, only ever what is new. */
class StreamMarkdown extends AsyncDirective {
  #root: Element | undefined;
  #writer: Markdown | undefined;
  #options: MarkdownOptions = {};
  #text = '';
  #isDone = false;

  override render(_text: string, _isDone: boolean, _options: MarkdownOptions): unknown {
    return noChange;
  }

  override update({element}: ElementPart, [text, isDone, options]: Parameters<this['render']>): unknown {
    this.#options = options;
    const goesOn = this.#writer && !this.#isDone && text.startsWith(this.#text);
    if (goesOn) this.#write(text);
    else if (text !== this.#text || !this.#isDone) this.#begin(element, text);
    else return noChange;
    this.#isDone = isDone;
    if (isDone) this.#writer?.end();
    return noChange;
  }

  protected override disconnected(): void {
    this.#writer?.release();
  }

  /** The listeners went with the element; what it shows is written anew with others. */
  protected override reconnected(): void {
    if (!this.#root) return;
    this.#begin(this.#root, this.#text);
    if (this.#isDone) this.#writer?.end();
  }

  #begin(root: Element, text: string): void {
    if (!(root instanceof HTMLElement)) return;
    this.#writer?.release();
    root.replaceChildren();
    this.#root = root;
    this.#text = '';
    this.#writer = createMarkdown(root, this.#options);
    this.#write(text);
  }

  #write(text: string): void {
    this.#writer?.write(text.slice(this.#text.length));
    // Drawing is once a frame already.
    this.#writer?.flush();
    this.#text = text;
  }
}

/** Writes a growing text into an element as markdown; what has been shown is not touched again. */
export const streamMarkdown = directive(StreamMarkdown);
