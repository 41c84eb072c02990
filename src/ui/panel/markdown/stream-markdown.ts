import {Directive, directive, type ElementPart} from 'lit/directive.js';
import {noChange} from 'lit/html.js';
import {listen} from '../../../markdown/listen.js';
import {MarkdownWriter} from '../../../markdown/markdown-writer.js';
import {fast, type MarkdownOptions} from '../../../markdown/options.js';

/** How a growing text is shown. */
export interface StreamOptions extends MarkdownOptions {
  /** Leaves the next frame out: more comes than anybody reads. */
  readonly rest: () => void;
}

/** Hands the text of an element on to a writer of markdown, only ever what is new. */
class StreamMarkdown extends Directive {
  #writer: MarkdownWriter | undefined;
  #text = '';
  #isDone = false;

  override render(_text: string, _isDone: boolean, _options: StreamOptions): unknown {
    return noChange;
  }

  override update({element}: ElementPart, [text, isDone, options]: Parameters<this['render']>): unknown {
    const goesOn = this.#writer && !this.#isDone && text.startsWith(this.#text);
    if (!goesOn && text === this.#text && this.#isDone) return noChange;
    if (!goesOn && element instanceof HTMLElement) {
      if (!this.#writer) listen(element, options.onLink);
      element.replaceChildren();
      this.#writer = new MarkdownWriter(element, options);
      this.#text = '';
    }
    // Drawing is once a frame already.
    const fresh = text.slice(this.#text.length);
    if (fresh.length > fast && !isDone) options.rest();
    this.#writer?.write(fresh);
    this.#text = text;
    this.#isDone = isDone;
    if (isDone) this.#writer?.end();
    return noChange;
  }
}

/** Writes a growing text into an element as markdown; what has been shown is not touched again. */
export const streamMarkdown = directive(StreamMarkdown);
