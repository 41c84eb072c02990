import type {ReactiveController} from 'lit';
import {nothing, type TemplateResult} from 'lit/html.js';
import type {Chat, ChatState, Message} from '../../../model/index.js';
import {allStrings, type AllStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {LazyPiece, Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import type {Reading} from '../reading/index.js';
import {renderBar} from './bar.js';
import {DrawnMatches} from './drawn-matches.js';
import {MatchFinder, type Match} from './find-matches.js';
import {foldAll} from './folded.js';
import {Marks} from './marks.js';
import {scrollTo} from './scroll-to.js';
import {searchStyles} from './styles.js';

/** What the search needs from the panel. */
export interface SearchOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** The field is gone, and its focus with it. */
  readonly onGone: () => void;
  /** What lets somebody read a conversation that is longer than the view. */
  readonly reading: LazyPiece<Reading>;
}

/** While somebody types, it is said so long after the last letter what was found. */
const calmMs = 500;

/** Makes the search in a conversation. */
export function createSearch(options: SearchOptions): Search {
  return new Search(options);
}

/** Finds words in a conversation, also in messages that are not drawn just now. */
export class Search implements Piece, ReactiveController {
  readonly styles: readonly CSSStyleSheet[] = [searchStyles];
  readonly #options: SearchOptions;
  readonly #finder = new MatchFinder();
  readonly #drawn = new DrawnMatches();
  readonly #marks = new Marks();
  #isOpen = false;
  #query = '';
  #messages: readonly Message[] = [];
  #conversationId: string | undefined;
  #matches: readonly Match[] = [];
  #current: Match | undefined;
  /** Where the reader was: the index of a message, what had the focus, and the way back. */
  #origin = 0;
  #focus: HTMLElement | undefined;
  #goBack: (() => Promise<void>) | undefined;
  /** The current match is still to be brought into view. */
  #isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SearchOptions) {
    this.#options = options;
    options.host.addController(this);
  }

  get #wanted(): string {
    return foldAll(this.#query.trim());
  }

  get #view(): HTMLElement | undefined {
    return this.#options.host.renderRoot.querySelector<HTMLElement>('.transcript') ?? undefined;
  }

  hostUpdated(): void {
    if (this.#isOpen) this.#mark();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** Opens the field, or goes back into it. */
  open(): void {
    const {host, reading, onChange} = this.#options;
    const field = this.#find('.search-input');
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
      return;
    }
    const {activeElement} = host.shadowRoot ?? document;
    this.#focus = activeElement instanceof HTMLElement ? activeElement : undefined;
    this.#isOpen = true;
    this.#origin = this.#findOrigin();
    this.#goBack = reading.known?.mark();
    onChange();
  }

  render(state: ChatState): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    if (this.#messages.length > 0 && state.conversationId !== this.#conversationId) {
      this.#close();
      return nothing;
    }
    this.#conversationId = state.conversationId;
    if (state.messages !== this.#messages) this.#look(state.messages);
    const strings = allStrings(this.#options.readStrings());
    return renderBar({
      strings,
      query: this.#query,
      count: this.#describe(strings),
      onInput: (text) => this.#onInput(text),
      onStep: (by) => this.#step(by),
      onEscape: () => this.#leave(true),
      onClose: () => this.#leave(false),
    });
  }

  #find(selector: string): HTMLElement | null {
    return this.#options.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #itemOf({messageId}: Match): HTMLElement | undefined {
    const items = this.#view?.querySelectorAll<HTMLElement>('.item') ?? [];
    return [...items].find((item) => item.dataset['id'] === messageId);
  }

  /** The first message in view. */
  #findOrigin(): number {
    const top = this.#view?.getBoundingClientRect().top ?? 0;
    const items = [...(this.#view?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const first = items.find((item) => item.getBoundingClientRect().bottom > top);
    const messages = this.#options.readChat()?.state.messages ?? [];
    return messages.findIndex(({id}) => id === first?.dataset['id']);
  }

  /** Looks for the words again, after something was said. */
  #look(messages: readonly Message[]): void {
    this.#messages = messages;
    const current = this.#current;
    this.#matches = this.#finder.find(messages, this.#wanted);
    this.#current = this.#matches.find(({messageId, nth}) => messageId === current?.messageId && nth === current.nth);
  }

  #describe({matchOf, noMatch}: AllStrings): string {
    if (this.#wanted === '') return '';
    const index = this.#current ? this.#matches.indexOf(this.#current) : -1;
    return index < 0 ? noMatch : matchOf(index + 1, this.#matches.length);
  }

  #onInput(text: string): void {
    this.#query = text;
    this.#matches = this.#finder.find(this.#messages, this.#wanted);
    this.#go(this.#matches.find(({index}) => index >= this.#origin) ?? this.#matches.at(-1));
    this.#tellIn(calmMs);
  }

  #step(by: 1 | -1): void {
    const count = this.#matches.length;
    const index = this.#current ? this.#matches.indexOf(this.#current) + by : 0;
    if (count > 0) this.#go(this.#matches[(index + count) % count]);
    this.#tellIn(0);
  }

  #go(match: Match | undefined): void {
    this.#current = match;
    this.#isDue = match !== undefined;
    if (match) this.#options.reading.known?.show(match.index);
    this.#options.onChange();
  }

  #tellIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#wanted === '') return;
    this.#timer = setTimeout(() => {
      const message = this.#current && this.#messages[this.#current.index];
      const quote = message ? this.#finder.quote(message, this.#wanted, this.#current?.nth ?? 0) : '';
      const words = this.#describe(allStrings(this.#options.readStrings()));
      this.#options.say(quote ? `${words}: ${quote}` : words);
    }, ms);
  }

  /** Marks what is drawn of what was found, and brings the current match into view once it is drawn. */
  #mark(): void {
    const messages = new Map(this.#matches.map(({messageId, index}) => [messageId, this.#messages[index]]));
    const items = [...(this.#view?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const found = items.flatMap((each) => this.#drawn.find(each, messages.get(each.dataset['id'] ?? ''), this.#wanted));
    const item = this.#current && this.#itemOf(this.#current);
    const ranges =
      item && this.#current ? this.#drawn.find(item, messages.get(this.#current.messageId), this.#wanted) : [];
    const current = ranges[this.#current?.nth ?? 0] ?? ranges.at(-1);
    this.#marks.show(found, current, item);
    if (!this.#isDue || !item || !this.#view) return;
    this.#isDue = false;
    const scroll = (view: HTMLElement): void => scrollTo(view, current ?? item);
    const reading = this.#options.reading.known;
    if (reading) reading.move(scroll);
    else scroll(this.#view);
  }

  #leave(isBack: boolean): void {
    const focus = this.#focus;
    if (isBack) void this.#goBack?.();
    this.#close();
    this.#options.onChange();
    if (!isBack) this.#view?.focus({preventScroll: true});
    else if (focus?.isConnected) focus.focus();
    else this.#options.onGone();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#isOpen = false;
    this.#query = '';
    this.#matches = [];
    this.#current = undefined;
    this.#goBack = undefined;
    this.#messages = [];
    this.#marks.clear();
  }
}
