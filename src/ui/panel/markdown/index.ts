import {html, type TemplateResult} from 'lit/html.js';
import type {ImagePolicy} from '../../../markdown/options.js';
import type {Piece} from '../lazy-piece.js';
import {streamMarkdown} from './stream-markdown.js';
import {markdownStyles} from './styles.js';

/** What a page says about the markdown of answers. */
export interface MarkdownSettings {
  readonly images?: ImagePolicy;
}

/** Makes what draws words as markdown. */
export function createMarkdownWords(readSettings: () => MarkdownSettings): MarkdownWords {
  return new MarkdownWords(readSettings);
}

/** Draws words as markdown, also while they arrive. */
export class MarkdownWords implements Piece {
  readonly styles: readonly CSSStyleSheet[] = markdownStyles;
  readonly #readSettings: () => MarkdownSettings;

  constructor(readSettings: () => MarkdownSettings) {
    this.#readSettings = readSettings;
  }

  /** @param isDone Nothing follows: what stands open is shown as the words that it is. */
  render(text: string, isDone: boolean): TemplateResult {
    return html`<div class="markdown" ${streamMarkdown(text, isDone, this.#readSettings())}></div>`;
  }
}
