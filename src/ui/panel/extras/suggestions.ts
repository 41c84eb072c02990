import {html, nothing, type TemplateResult} from 'lit/html.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ChatState, Message} from '../../../model/index.js';
import type {AllStrings} from '../../strings-rich.js';
import type {PanelHost} from '../panel-host.js';

/** What the suggestions need from the panel. */
export interface SuggestionsOptions {
  readonly host: PanelHost;
  /** A button has gone, and its focus with it. */
  readonly onGone: () => void;
}

/** Questions of the page that a visitor asks with one click: in an empty conversation, and after each answer. */
export class Suggestions {
  readonly #options: SuggestionsOptions;

  constructor(options: SuggestionsOptions) {
    this.#options = options;
  }

  render({messages, status}: ChatState, strings: AllStrings): TemplateResult | typeof nothing {
    const left = status === 'idle' ? listLeft(this.#options.host.suggestions, messages) : [];
    if (left.length === 0) return nothing;
    return html`
      <ul class="suggestions" aria-label=${strings.suggestions}>
        ${repeat(
          left,
          (text) => text,
          (text) => html`
            <li>
              <button part="suggestion" type="button" dir="auto" @click=${() => this.#send(text)}>${text}</button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #send(text: string): void {
    const {host, onGone} = this.#options;
    void host.send?.(text);
    onGone();
  }
}

/** What has been asked needs no suggestion any more. A page may give anything. */
function listLeft(suggestions: unknown, messages: readonly Message[]): readonly string[] {
  if (!Array.isArray(suggestions)) return [];
  const asked = new Set(messages.flatMap(({role, content}) => (role === 'user' ? content.map(({text}) => text) : [])));
  const texts = suggestions.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return [...new Set(texts)].filter((text) => !asked.has(text));
}
