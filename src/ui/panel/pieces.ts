import type {Chat, ChatState, ContentBlock, Message} from '../../model/index.js';
import type {ChatSettings} from '../settings-element.js';
import type {Strings} from '../strings.js';
import type {MessageActions} from './actions/index.js';
import type {Conversations} from './conversations/index.js';
import type {Extras} from './extras/index.js';
import {LazyPiece, type Later, type Piece} from './lazy-piece.js';
import type {MarkdownWords} from './markdown/index.js';
import type {Notices} from './notices/index.js';
import type {PanelHost} from './panel-host.js';
import type {Reading} from './reading/index.js';
import type {RichViews} from './rich/index.js';
import type {Speech} from './speech/index.js';

/** What the pieces need from the panel. */
export interface PiecesOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  /** What the page has set. */
  readonly readSettings: () => ChatSettings;
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  /** Leaves the next frame out. */
  readonly rest: () => void;
  readonly say: (text: string) => void;
  /** A decision was made: its buttons go, so the focus moves on. */
  readonly onDecided: () => void;
  /** The chat, once what is kept has been read. */
  readonly openChat: () => Promise<Chat | undefined>;
  /** A button has gone, and its focus with it. */
  readonly onGone: () => void;
  /** The list of conversations is closed; `isChosen`: in favour of a conversation. */
  readonly onClose: (isChosen: boolean) => void;
  /** The visitor turns to something else than the newest words. */
  readonly onTurnAway: () => void;
  /** Asks for an answer, and brings its place into view. */
  readonly ask: (call: (chat: Chat) => Promise<Message>) => void;
}

/** What a first plain answer does without: each piece is fetched when it is wanted. */
export class Pieces {
  /** Words, drawn as markdown. */
  readonly markdown: LazyPiece<MarkdownWords>;
  /** Blocks that are not plain, and calls of tools. */
  readonly rich: LazyPiece<RichViews>;
  /** What can be done with messages. */
  readonly actions: LazyPiece<MessageActions>;
  /** What the composer can do besides taking words. */
  readonly extras: LazyPiece<Extras>;
  /** Questions that wait, what is not kept, what the page tells the model. */
  readonly notices: LazyPiece<Notices>;
  /** What lets somebody read a conversation that is longer than the view. */
  readonly reading: LazyPiece<Reading>;
  /** The list of conversations. */
  readonly conversations: LazyPiece<Conversations>;
  /** What reads answers aloud. */
  readonly speech: LazyPiece<Speech>;
  readonly #options: PiecesOptions;
  readonly #branches = new Map<string, string>();
  #moment = '';

  constructor(given: PiecesOptions) {
    // What is said meanwhile does not overtake what an answer has said.
    const interject = (text: string) => (this.speech.known ? this.speech.known.interject(text) : given.say(text));
    const options = {...given, say: interject};
    const {readSettings} = options;
    const readTitle = (name: string) => readSettings().tools?.find((tool) => tool.name === name)?.title;
    const giveBack = (content: string | readonly ContentBlock[]) => this.extras.known?.giveBack(content);
    this.#options = options;
    const takeStyles = (sheets: readonly CSSStyleSheet[]) => adopt(options.host, sheets);
    this.markdown = this.#piece(async () =>
      (await import('./markdown/index.js')).createMarkdownWords({...options, adopt: takeStyles}),
    );
    this.rich = this.#piece(async () => (await import('./rich/index.js')).createRich({...options, readTitle}));
    this.notices = this.#piece(async () => (await import('./notices/index.js')).createNotices({...options, giveBack}));
    const search = () =>
      void this.extras.load().then(
        (extras) => extras.openSearch(),
        () => undefined,
      );
    this.conversations = this.#piece(async () =>
      (await import('./conversations/index.js')).createConversations({...options, search}),
    );
    this.reading = this.#piece(async () => (await import('./reading/index.js')).createReading(options));
    this.speech = this.#piece(async () => (await import('./speech/index.js')).createSpeech(given));
    this.actions = this.#piece(async () => (await import('./actions/index.js')).createActions(options));
    const {reading} = this;
    const later: Later = (create) => this.#piece(create);
    this.extras = this.#piece(async () =>
      (await import('./extras/index.js')).createExtras({...options, reading, later}),
    );
  }

  /** The page tells the model something at each question. */
  get hasContext(): boolean {
    return this.#options.host.context != null;
  }

  /** What of the page and of the conversation calls for a notice. */
  noticesFor({queue, historyTrouble}: ChatState): Notices | undefined {
    return (queue ?? historyTrouble ?? this.hasContext) ? this.notices.get() : undefined;
  }

  /** What stands above the messages: the list of all conversations, and the search in this one. */
  renderAbove(state: ChatState): unknown {
    const list = this.conversations.known?.render(state, this.#options.readStrings());
    return [list, this.extras.known?.renderSearch(state)];
  }

  /** What stands below the last message: questions that wait, and those that the page suggests. */
  renderBelow(state: ChatState): unknown {
    // What is kept of an earlier visit can be read by keys as well.
    if (state.messages.length > 0) this.speech.get();
    const queue = this.noticesFor(state)?.renderQueue(state, this.#options.readStrings());
    return [queue, this.extras.known?.renderEnding(state)];
  }

  /** What the page has not said, and what it says through events. */
  complete(settings: ChatSettings): ChatSettings {
    const {tools, webMcp, mcpServers} = settings;
    return {history: 'tab', ...settings, ...((tools ?? webMcp ?? mcpServers) && {onToolCall: this.#onToolCall})};
  }

  /** Says what a turn with tools needs to say. */
  onState(before: ChatState, after: ChatState): void {
    if (!before.toolCalls && !after.toolCalls) return;
    const tell = (rich: RichViews): void => rich.onState(before, after, this.#options.readStrings());
    if (this.rich.known) tell(this.rich.known);
    else void this.rich.load().then(tell, () => undefined);
  }

  /** Tells the page what an answer took, and marks the launcher where nobody sees that the answer is there. */
  onReplyEnd(message: Message, isSeen: boolean): void {
    if (!isSeen) {
      void this.extras.load().then(
        (extras) => extras.tellNews(message),
        () => undefined,
      );
    }
    if (!message.usage) return;
    void this.actions.load().then(
      (actions) => actions.tellUsage(message),
      () => undefined,
    );
  }

  /** Tells which version of a message is shown, as a text. While an answer grows, no other one can be. */
  branchesOf({messages, status}: ChatState): (id: string) => string {
    const chat = this.#options.readChat();
    const moment = `${messages.length} ${messages.at(-1)?.id} ${status}`;
    if (moment !== this.#moment) this.#branches.clear();
    this.#moment = moment;
    return (id) => {
      const known = this.#branches.get(id) ?? JSON.stringify([chat?.branchOf(id)]);
      this.#branches.set(id, known);
      return known;
    };
  }

  #piece<T extends Piece>(create: () => Promise<T>): LazyPiece<T> {
    const {host} = this.#options;
    return new LazyPiece(create, ({styles}) => {
      adopt(host, styles);
      host.requestUpdate();
    });
  }

  readonly #onToolCall: NonNullable<ChatSettings['onToolCall']> = async (call, signal) => {
    const rich = await this.rich.load().catch(() => undefined);
    return rich ? rich.intercept(call, signal) : this.#options.readSettings().onToolCall?.(call, signal);
  };
}

/** Adds style sheets to the element. */
export function adopt({renderRoot: root}: PanelHost, sheets: readonly CSSStyleSheet[]): void {
  if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
