import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {ContentBlock} from '../../model/index.js';
import {sendIcon, stopIcon} from '../icons.js';
import type {Extras} from './extras/index.js';
import type {PanelHost} from './panel-host.js';
import type {Words} from './words.js';

/** What the composer needs from the panel. */
export interface ComposerOptions {
  readonly host: PanelHost;
  readonly words: Words;
  readonly isBusy: () => boolean;
  /** What it can do besides taking words, once that has arrived. */
  readonly readExtras: () => Extras | undefined;
  /** Takes a message; false when it did not go out, so that it stays. */
  readonly onSend: (content: string | readonly ContentBlock[]) => boolean;
  readonly onStop: () => void;
}

/** The form in which a visitor writes. The text lives in the text field alone. */
export class Composer implements ReactiveController {
  readonly #options: ComposerOptions;
  #hadFocusOnStop = false;
  #prefilled: string | undefined;
  #hasText = false;

  constructor(options: ComposerOptions) {
    this.#options = options;
    options.host.addController(this);
  }

  get #input(): HTMLTextAreaElement | undefined {
    return this.#options.host.renderRoot?.querySelector<HTMLTextAreaElement>('.input') ?? undefined;
  }

  /** It has been drawn. */
  get canFocus(): boolean {
    return this.#input !== undefined;
  }

  focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** Takes over the focus of a button that goes. A touch screen's keyboard stays down, which would cover the answer. */
  takeFocus(): void {
    if (matchMedia('(pointer: coarse)').matches) {
      this.#options.host.renderRoot.querySelector<HTMLElement>('.transcript')?.focus();
    } else this.focus();
  }

  /** Puts a text in place of what was written. */
  prefill(text: string): void {
    this.#prefilled = text;
    this.#options.host.requestUpdate();
  }

  hostUpdate(): void {
    this.#hadFocusOnStop = this.#options.host.shadowRoot?.activeElement?.matches('.stop') ?? false;
  }

  hostUpdated(): void {
    if (this.#prefilled !== undefined) this.#write(this.#prefilled);
    this.#prefilled = undefined;
    // The stop button goes when the answer ends, and must not take the focus with it.
    if (this.#hadFocusOnStop && !this.#options.isBusy()) this.takeFocus();
  }

  render(): TemplateResult {
    const {host, words, isBusy, readExtras} = this.#options;
    const {strings} = words;
    const extras = readExtras();
    const hasNothing = !this.#hasText && !extras?.hasContent;
    return html`
      <form part="composer" class="composer" lang=${strings.lang} @submit=${this.#onSubmit}>
        <div class="field" @click=${this.#onFieldClick}>
          ${extras?.renderAbove()}
          <slot name="composer-extra"></slot>
          <textarea
            part="composer-input"
            id="input"
            class="input"
            rows="1"
            aria-label=${strings.message}
            dir="auto"
            enterkeyhint="send"
            placeholder=${host.placeholder ?? strings.placeholder}
            @focus=${this.#grow}
            @input=${this.#grow}
            @keydown=${this.#onKeydown}
          ></textarea>
          ${extras?.renderButtons()} ${isBusy() && hasNothing ? nothing : this.#renderSend()}
          ${isBusy() ? this.#renderStop() : nothing}
        </div>
      </form>
    `;
  }

  /** While an answer grows, what is sent waits for its end; the button is there once there is something to send. */
  #renderSend() {
    return html`
      <button part="send-button" class="round send" type="submit" aria-label=${this.#options.words.strings.send}>
        ${sendIcon()}
      </button>
    `;
  }

  #renderStop() {
    return html`
      <button
        part="stop-button"
        class="round stop"
        type="button"
        aria-label=${this.#options.words.strings.stop}
        @click=${this.#onStop}
      >
        ${stopIcon()}
      </button>
    `;
  }

  #write(text: string): void {
    const input = this.#input;
    if (!input) return;
    input.value = text;
    this.#grow();
  }

  /** Makes the field as high as its text, unless it cannot be seen; the style sheet sets the limit. */
  readonly #grow = (): void => {
    const input = this.#input;
    const hasText = input !== undefined && input.value.trim() !== '';
    if (hasText !== this.#hasText && this.#options.isBusy()) this.#options.host.requestUpdate();
    this.#hasText = hasText;
    if (!input || CSS.supports('field-sizing', 'content')) return;
    input.style.blockSize = 'auto';
    if (input.scrollHeight > 0) input.style.blockSize = `${input.scrollHeight}px`;
  };

  readonly #send = (): void => {
    const {readExtras, onSend} = this.#options;
    const text = this.#input?.value ?? '';
    this.focus();
    if (readExtras()?.send(text, onSend) ?? (text.trim() !== '' && onSend(text))) this.#write('');
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  readonly #onStop = (): void => {
    this.takeFocus();
    this.#options.onStop();
  };

  /** The whole field looks like the place to write. */
  readonly #onFieldClick = (event: Event): void => {
    if (event.target === event.currentTarget) this.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    // Enter that ends the composition of a character sends nothing. Safari tells it by the key code alone.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  };
}
