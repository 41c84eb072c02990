import {html, nothing, type TemplateResult} from 'lit/html.js';
import {OutcropFeedbackEvent} from '../../events-rich.js';
import type {AllStrings} from '../../strings-rich.js';
import {focused} from '../focused.js';
import {badIcon, goodIcon} from '../icons.js';
import type {PanelHost} from '../panel-host.js';
import {focusInItem} from './focus-in-item.js';

/** What feedback needs. */
export interface FeedbackOptions {
  readonly host: PanelHost;
  readonly onChange: (id: string) => void;
  readonly say: (text: string) => void;
}

/** Asks what an answer was worth, and tells the page; nothing is kept here or sent anywhere. */
export class Feedback {
  readonly #options: FeedbackOptions;
  readonly #values = new Map<string, 'up' | 'down'>();
  /** The message of which a comment may be given. */
  #commented: string | undefined;

  constructor(options: FeedbackOptions) {
    this.#options = options;
  }

  renderButtons(id: string, strings: AllStrings): TemplateResult {
    const button = (value: 'up' | 'down', name: string) => html`
      <button
        part=${`feedback-${value}`}
        class="tool-button"
        type="button"
        aria-label=${name}
        title=${name}
        aria-pressed=${this.#values.get(id) === value}
        @click=${() => this.#give(id, value)}
      >
        ${value === 'up' ? goodIcon() : badIcon()}
      </button>
    `;
    return html`${button('up', strings.goodAnswer)}${button('down', strings.badAnswer)}`;
  }

  /** The field for a comment, which nobody has to give. */
  renderComment(id: string, strings: AllStrings): TemplateResult | typeof nothing {
    if (id !== this.#commented) return nothing;
    return html`
      <form
        part="feedback-comment"
        class="edit comment"
        lang=${strings.lang}
        @submit=${(event: Event) => this.#onSubmit(event, id, strings)}
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, id)}
      >
        <label>${strings.comment}<input type="text" dir="auto" maxlength="2000" ${focused()} /></label>
        <div class="choices">
          <button class="main" type="submit">${strings.send}</button>
          <button type="button" @click=${(event: Event) => this.#close(event, id)}>${strings.cancel}</button>
        </div>
      </form>
    `;
  }

  #give(id: string, value: 'up' | 'down'): void {
    if (this.#values.get(id) === value) return;
    this.#values.set(id, value);
    this.#commented = id;
    this.#options.host.dispatchEvent(new OutcropFeedbackEvent(id, {value}));
    this.#options.onChange(id);
  }

  #close({currentTarget}: Event, id: string): void {
    this.#commented = undefined;
    this.#options.onChange(id);
    void focusInItem(this.#options.host, currentTarget, `feedback-${this.#values.get(id) ?? 'up'}`);
  }

  readonly #onSubmit = (event: Event, id: string, strings: AllStrings): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const comment = (form instanceof Element && form.querySelector('input')?.value.trim()) || '';
    const value = this.#values.get(id);
    if (value && comment !== '') {
      this.#options.host.dispatchEvent(new OutcropFeedbackEvent(id, {value, comment}));
      this.#options.say(strings.thanks);
    }
    this.#close(event, id);
  };

  readonly #onKeydown = (event: KeyboardEvent, id: string): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#close(event, id);
  };
}
