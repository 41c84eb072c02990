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
  readonly #attachments: Attachments;

  constructor(options: ExtrasOptions) {
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

  /** Sends words with what belongs to them; false when nothing went out, so that they stay. */
  send(text: string, send: (content: string | readonly ContentBlock[]) => boolean): boolean {
    return this.#attachments.send(text, send);
  }
}
