import type {ReactiveController} from 'lit';
import {html, type TemplateResult} from 'lit/html.js';
import type {ContentBlock} from '../../../model/index.js';
import {Attachments, type AttachmentsOptions} from '../attachments/index.js';
import {attachmentStyles} from '../attachments/styles.js';
import type {Piece} from '../lazy-piece.js';

/** What the extras need from the panel. */
export interface ExtrasOptions extends AttachmentsOptions {}

/** Makes what a composer can do besides taking words. */
export function createExtras(options: ExtrasOptions): Extras {
  return new Extras(options);
}

/** What a composer can do besides taking words. It arrives after the composer, so that nothing here holds up a question. */
export class Extras implements Piece, ReactiveController {
  readonly styles: readonly CSSStyleSheet[] = [attachmentStyles];
  readonly #options: ExtrasOptions;
  readonly #attachments: Attachments;

  constructor(options: ExtrasOptions) {
    this.#options = options;
    this.#attachments = new Attachments(options);
    options.host.addController(this);
  }

  /** There is something to send besides words. */
  get hasContent(): boolean {
    return this.#attachments.hasFiles;
  }

  hostConnected(): void {
    this.#attachments.show();
  }

  hostUpdated(): void {
    this.#attachments.listen();
  }

  hostDisconnected(): void {
    this.#attachments.hide();
  }

  /** What stands above the text. */
  renderAbove(): TemplateResult {
    return html`${this.#attachments.renderFiles()}`;
  }

  /** What stands beside the text. */
  renderButtons(): TemplateResult {
    return html`${this.#attachments.renderButton()}`;
  }

  /** Puts what did not go out back to where the visitor writes. */
  giveBack(content: string | readonly ContentBlock[]): void {
    const words = typeof content === 'string' ? [content] : content.flatMap(({text}) => text ?? []);
    if (typeof content !== 'string') this.#attachments.giveBack(content);
    const input = this.#options.host.renderRoot.querySelector<HTMLTextAreaElement>('.input');
    if (!input) return;
    input.value = [...words, input.value].filter((text) => text.trim() !== '').join('\n\n');
    input.dispatchEvent(new Event('input'));
  }

  /** Sends words with what belongs to them; false when nothing went out, so that they stay. */
  send(text: string, send: (content: string | readonly ContentBlock[]) => boolean): boolean {
    return this.#attachments.send(text, send);
  }
}
