import type {ReactiveController} from 'lit';
import {html, type nothing, type TemplateResult} from 'lit/html.js';
import type {ChatState, ContentBlock, Message} from '../../../model/index.js';
import {allStrings} from '../../strings-rich.js';
import {Attachments, type AttachmentsOptions} from '../attachments/index.js';
import {attachmentStyles} from '../attachments/styles.js';
import type {Commands} from '../commands/index.js';
import type {Dictation} from '../dictation/index.js';
import type {Later, LazyPiece, Piece} from '../lazy-piece.js';
import type {Portraits} from '../people/index.js';
import type {Reading} from '../reading/index.js';
import type {Search} from '../search/index.js';
import {BackGesture} from '../surface/back-gesture.js';
import {NewsBadge, type NewsBadgeOptions} from '../surface/news-badge.js';
import {ResizeGrip} from '../surface/resize-grip.js';
import {SidePush} from '../surface/side-push.js';
import {surfaceStyles} from '../surface/styles.js';
import {Draft, type DraftOptions} from './draft.js';
import {ModelPicker} from './model-picker.js';
import {Recall} from './recall.js';
import {findRecognizer} from './recognizer.js';
import {extraStyles} from './styles.js';
import {Suggestions, type SuggestionsOptions} from './suggestions.js';
import {writeInto} from './write-into.js';

/** What the extras need from the panel. */
export interface ExtrasOptions extends AttachmentsOptions, SuggestionsOptions, DraftOptions, NewsBadgeOptions {
  /** Makes pieces of what not every page has. */
  readonly later: Later;
  /** What lets somebody read a conversation that is longer than the view. */
  readonly reading: LazyPiece<Reading>;
}

/** Makes what a composer can do besides taking words. */
export function createExtras(options: ExtrasOptions): Extras {
  return new Extras(options);
}

/** What a composer can do besides taking words. It arrives after the composer, so that nothing here holds up a question. */
export class Extras implements Piece, ReactiveController {
  readonly styles: readonly CSSStyleSheet[] = [attachmentStyles, extraStyles, surfaceStyles];
  readonly #options: ExtrasOptions;
  readonly #attachments: Attachments;
  readonly #suggestions: Suggestions;
  readonly #recall: Recall;
  readonly #draft: Draft;
  readonly #models: ModelPicker;
  readonly #news: NewsBadge;
  readonly #commands: LazyPiece<Commands>;
  readonly #dictation: LazyPiece<Dictation>;
  readonly #search: LazyPiece<Search>;
  readonly #portraits: LazyPiece<Portraits>;
  #input: HTMLTextAreaElement | undefined;
  /** What begins with a slash is a text like any other. */
  #isPlain = false;

  constructor(options: ExtrasOptions) {
    this.#options = options;
    this.#attachments = new Attachments(options);
    this.#suggestions = new Suggestions(options);
    this.#recall = new Recall(options.readChat);
    this.#draft = new Draft(options);
    this.#models = new ModelPicker(options.host);
    this.#commands = options.later(async () => (await import('../commands/index.js')).createCommands(options));
    this.#dictation = options.later(async () => (await import('../dictation/index.js')).createDictation(options));
    this.#search = options.later(async () => (await import('../search/index.js')).createSearch(options));
    this.#portraits = options.later(async () => (await import('../people/index.js')).createPortraits(options));
    options.host.addController(this);
    options.host.addEventListener('keydown', this.#onFind);
    options.host.addController(new BackGesture(options.host));
    this.#news = new NewsBadge(options);
    options.host.addController(this.#news);
    options.host.addController(new SidePush(options.host));
    const readStrings = () => allStrings(options.readStrings());
    options.host.addController(new ResizeGrip({host: options.host, readStrings}));
  }

  /** There is something to send besides words. */
  get hasContent(): boolean {
    return this.#attachments.hasFiles;
  }

  /** What draws names and pictures, once that has arrived. */
  get portraits(): Portraits | undefined {
    return this.#portraits.get();
  }

  /** Marks the launcher for an answer that ended while the panel was closed. */
  tellNews(message: Message): void {
    this.#news.count(message);
  }

  hostConnected(): void {
    this.#attachments.show();
  }

  hostUpdated(): void {
    this.#attachments.listen();
    this.#models.choose();
    this.#listen();
    if (this.#input) void this.#draft.restore(this.#input);
  }

  hostDisconnected(): void {
    this.#attachments.hide();
  }

  /** Opens the search in the conversation. */
  async openSearch(): Promise<void> {
    const {say, readStrings, reading} = this.#options;
    try {
      const [search] = await Promise.all([this.#search.load(), reading.load()]);
      search.open();
    } catch {
      // The code did not arrive; the next time asks for it again.
      say(readStrings().errors?.network || allStrings(readStrings()).noMatch);
    }
  }

  /** What stands above the conversation. */
  renderSearch(state: ChatState): TemplateResult | typeof nothing | undefined {
    return this.#search.known?.render(state);
  }

  /** What stands above the text. */
  renderAbove(): TemplateResult {
    const commands = this.#options.host.commands == null ? undefined : this.#commands.get();
    return html`${commands?.render()} ${this.#dictation.known?.renderTrouble()} ${this.#attachments.renderFiles()}`;
  }

  /** What stands beside the text. */
  renderButtons(): TemplateResult {
    const picker = this.#models.render(allStrings(this.#options.readStrings()));
    const dictation = this.#options.host.dictation && findRecognizer() ? this.#dictation.get() : undefined;
    return html`${picker} ${this.#attachments.renderButton()} ${dictation?.renderButton()}`;
  }

  /** What stands below the last message. */
  renderEnding(state: ChatState): TemplateResult | typeof nothing {
    return this.#suggestions.render(state, allStrings(this.#options.readStrings()));
  }

  /** Puts what did not go out back to where the visitor writes. */
  giveBack(content: string | readonly ContentBlock[]): void {
    const words = typeof content === 'string' ? [content] : content.flatMap(({text}) => text ?? []);
    if (typeof content !== 'string') this.#attachments.giveBack(content);
    if (!this.#input) return;
    writeInto(this.#input, [...words, this.#input.value].filter((text) => text.trim() !== '').join('\n\n'));
  }

  /** Sends words with what belongs to them; false when nothing went out, so that they stay. */
  send(text: string, send: (content: string | readonly ContentBlock[]) => boolean): boolean {
    this.#dictation.known?.cancel();
    if (this.#call(text)) return false;
    const isSent = this.#attachments.send(text, send);
    // The composer empties its field once this has returned.
    if (isSent) queueMicrotask(() => this.#onInput());
    return isSent;
  }

  /** Takes a text that calls a command of the page, which sees to the text field itself. */
  #call(text: string): boolean {
    const isPlain = this.#isPlain || this.#options.host.commands == null || !/^\s*[/／]/.test(text);
    this.#isPlain = false;
    if (isPlain) return false;
    const {known} = this.#commands;
    if (known) return known.take(text);
    // Nobody can tell yet what is a command: the text goes its way once that has arrived, or once it is clear that it
    // does not come.
    void this.#commands
      .load()
      .catch(() => (this.#isPlain = true))
      .then(() => this.#input?.form?.requestSubmit());
    return true;
  }

  /** Listens to the text field, once it is drawn. */
  #listen(): void {
    // It stands behind the whole conversation, where a search takes long.
    if (this.#input?.isConnected) return;
    const input = this.#options.host.renderRoot.querySelector<HTMLTextAreaElement>('.input') ?? undefined;
    if (input === this.#input) return;
    this.#input = input;
    input?.addEventListener('keydown', this.#onKeydown);
    input?.addEventListener('input', this.#onInput);
  }

  /** Where the panel covers the page, the browser's own search finds what nobody can see, and not what is not drawn. */
  readonly #onFind = (event: KeyboardEvent): void => {
    const {host, readChat} = this.#options;
    const isApple = /mac|iphone|ipad/i.test(navigator.platform);
    const isWanted = event.code === 'KeyF' && !event.altKey && !event.shiftKey;
    if (!isWanted || (isApple ? !event.metaKey || event.ctrlKey : !event.ctrlKey || event.metaKey)) return;
    const isCovered = host.renderRoot.querySelector('.panel[aria-modal]') !== null;
    // Asked for twice, the browser's own it is.
    const isInField = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches('.search-input'));
    if (!isCovered || isInField || !readChat()?.state.messages.length) return;
    event.preventDefault();
    void this.openSearch();
  };

  readonly #onInput = (): void => {
    if (this.#input) void this.#draft.keep(this.#input);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (this.#input) this.#recall.onKeydown(event, this.#input);
  };
}
