import {html, nothing, type TemplateResult} from 'lit/html.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Chat, ChatState, ConversationSummary} from '../../../model/index.js';
import {allStrings, type AllStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import {focused} from '../focused.js';
import {formStyles} from '../form-styles.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {save} from './save.js';
import {conversationStyles} from './styles.js';

/** What the list needs from the panel. */
export interface ConversationsOptions {
  readonly host: PanelHost;
  /** The chat, once what is kept has been read. */
  readonly openChat: () => Promise<Chat | undefined>;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** The list is closed: the focus goes where the visitor writes, or back to the menu. */
  readonly onClose: (isChosen: boolean) => void;
  /** Opens the search in the conversation that is shown. */
  readonly search: () => void;
}

/** What is asked before something is deleted for good: a conversation, or everything. */
type Question = {readonly id: string} | 'everything';

/** Makes the list of conversations. */
export function createConversations(options: ConversationsOptions): Conversations {
  return new Conversations(options);
}

/** Every conversation that is kept: to open, find, name, save and delete. */
export class Conversations implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [formStyles, conversationStyles];
  isOpen = false;
  readonly #options: ConversationsOptions;
  #found: readonly ConversationSummary[] | undefined;
  #search = '';
  #renamed: string | undefined;
  #question: Question | undefined;

  constructor(options: ConversationsOptions) {
    this.#options = options;
  }

  toggle(): void {
    if (this.isOpen) return this.#close(false);
    this.isOpen = true;
    this.#options.onChange();
  }

  render(state: ChatState, strings: Strings): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const all = allStrings(strings);
    const shown = this.#found ?? state.conversations ?? [];
    return html`
      <div
        part="conversations"
        class="conversations"
        role="group"
        lang=${strings.lang}
        aria-label=${all.conversations}
        @keydown=${this.#onKeydown}
      >
        <div class="choices">
          <button
            part="new-chat-button"
            class="main"
            type="button"
            ${focused()}
            @click=${() => void this.#choose((chat) => chat.newConversation())}
          >
            ${all.newChat}
          </button>
          ${state.messages.length > 0 ? this.#renderSearch(all) : nothing}
        </div>
        <label class="edit">
          ${all.searchConversations}
          <input
            type="search"
            dir="auto"
            .value=${this.#search}
            @input=${(event: Event) => void this.#find(readValue(event))}
          />
        </label>
        <ul class="list">
          ${repeat(
            shown,
            ({id}) => id,
            (summary) => this.#renderRow(summary, summary.id === state.conversationId, all),
          )}
        </ul>
        ${shown.length === 0 ? html`<p class="note" role="status">${this.#search ? all.noneFound : all.noneKept}</p>` : nothing}
        <div class="choices">
          <button class="plain" type="button" @click=${() => void this.#export('markdown', all)}>
            ${all.saveAsText}
          </button>
          <button class="plain" type="button" @click=${() => void this.#export('json', all)}>${all.saveAsJson}</button>
          ${
            this.#question === 'everything'
              ? this.#renderQuestion(all.wipeSure, () => void this.#wipe(all), all)
              : html`<button
                  part="wipe-button"
                  class="plain wipe"
                  type="button"
                  @click=${() => this.#change({question: 'everything'})}
                >
                  ${all.wipe}
                </button>`
          }
        </div>
      </div>
    `;
  }

  #renderSearch({searchHere}: AllStrings) {
    const onClick = (): void => {
      this.#reset();
      this.#options.search();
    };
    return html`<button part="search-button" type="button" @click=${onClick}>${searchHere}</button>`;
  }

  #renderRow(summary: ConversationSummary, isCurrent: boolean, strings: AllStrings) {
    const {id, title, updatedAt} = summary;
    if (id === this.#renamed) return html`<li class="row" data-id=${id}>${this.#renderName(summary, strings)}</li>`;
    const isAsked = typeof this.#question === 'object' && this.#question.id === id;
    const name = title || strings.untitled;
    const date = new Intl.DateTimeFormat(strings.lang, {dateStyle: 'medium'}).format(updatedAt);
    return html`
      <li class="row" data-id=${id}>
        <button
          class="open"
          type="button"
          aria-current=${isCurrent ? 'true' : nothing}
          @click=${() => void this.#choose((chat) => chat.openConversation(id))}
        >
          <span class="name" dir="auto">${name}</span> <span class="date">${date}</span>
        </button>
        <span class="deeds">
          <button
            class="plain rename"
            type="button"
            aria-label=${`${strings.rename}: ${name}`}
            @click=${() => this.#change({renamed: id})}
          >
            ${strings.rename}
          </button>
          <button
            class="plain"
            type="button"
            aria-label=${`${strings.remove}: ${name}`}
            @click=${() => this.#change({question: {id}})}
          >
            ${strings.remove}
          </button>
        </span>
        ${isAsked ? this.#renderQuestion(strings.removeSure, () => void this.#remove(id, strings), strings) : nothing}
      </li>
    `;
  }

  #renderName({id, title}: ConversationSummary, strings: AllStrings) {
    const onSubmit = (event: Event): void => {
      event.preventDefault();
      const field = event.target instanceof HTMLFormElement ? event.target.querySelector('input') : null;
      void this.#rename(id, field?.value.trim() ?? '');
    };
    return html`
      <form class="edit" @submit=${onSubmit}>
        <label>${strings.title}<input type="text" dir="auto" maxlength="200" .value=${title} ${focused()} /></label>
        <div class="choices">
          <button class="main" type="submit">${strings.save}</button>
          <button type="button" @click=${() => this.#giveUp()}>${strings.cancel}</button>
        </div>
      </form>
    `;
  }

  #renderQuestion(words: string, onYes: () => void, strings: AllStrings) {
    return html`
      <div class="sure" role="group" aria-label=${words}>
        <p>${words}</p>
        <div class="choices">
          <button part="confirm-button" class="danger" type="button" ${focused()} @click=${onYes}>
            ${strings.remove}
          </button>
          <button type="button" @click=${() => this.#giveUp()}>${strings.cancel}</button>
        </div>
      </div>
    `;
  }

  async #choose(act: (chat: Chat) => void | Promise<void>): Promise<void> {
    const chat = await this.#options.openChat();
    if (chat) await act(chat);
    this.#close(true);
  }

  async #find(text: string): Promise<void> {
    this.#search = text;
    const chat = text.trim() === '' ? undefined : await this.#options.openChat();
    const found = await chat?.searchConversations(text);
    // Somebody who types on asks for something else.
    if (text !== this.#search) return;
    this.#found = found;
    this.#options.onChange();
  }

  async #rename(id: string, title: string): Promise<void> {
    const chat = await this.#options.openChat();
    if (title !== '') await chat?.renameConversation(id, title);
    await this.#find(this.#search);
    this.#giveUp();
  }

  async #remove(id: string, strings: AllStrings): Promise<void> {
    const chat = await this.#options.openChat();
    await chat?.deleteConversation(id);
    this.#options.say(strings.removed);
    await this.#find(this.#search);
    this.#change({});
    void this.#focus('.main');
  }

  async #wipe(strings: AllStrings): Promise<void> {
    const chat = await this.#options.openChat();
    await chat?.wipe();
    this.#options.say(strings.wiped);
    this.#close(true);
  }

  async #export(format: 'markdown' | 'json', strings: AllStrings): Promise<void> {
    const chat = await this.#options.openChat();
    if (chat) save(await chat.exportTranscript(format), {name: strings.fileName, format});
  }

  #change({renamed, question}: {readonly renamed?: string; readonly question?: Question}): void {
    this.#renamed = renamed;
    this.#question = question;
    this.#options.onChange();
  }

  /** Nothing is asked or named any more: the focus goes back to the button that led there. */
  #giveUp(): void {
    const renamed = this.#renamed && `${rowOf(this.#renamed)} .rename`;
    const asked = this.#question && (this.#question === 'everything' ? '.wipe' : `${rowOf(this.#question.id)} .remove`);
    this.#change({});
    void this.#focus(renamed ?? asked ?? '.main');
  }

  /** Puts the focus somewhere in the list, once it is drawn. */
  async #focus(selector: string): Promise<void> {
    const {host} = this.#options;
    host.requestUpdate();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(`.conversations :is(${selector})`)?.focus();
  }

  #close(isChosen: boolean): void {
    this.#reset();
    this.#options.onClose(isChosen);
  }

  #reset(): void {
    this.isOpen = false;
    this.#search = '';
    this.#found = undefined;
    this.#change({});
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // What is open in the list closes, then the list, then the panel.
    event.preventDefault();
    if (this.#renamed ?? this.#question) this.#giveUp();
    else this.#close(false);
  };
}

function rowOf(id: string): string {
  return `[data-id="${CSS.escape(id)}"]`;
}

function readValue({target}: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
