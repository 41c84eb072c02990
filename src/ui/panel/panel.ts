import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Chat, ChatError, ChatState, ChatStatus, ContentBlock, Message} from '../../model/index.js';
import {renderChoices, renderNotice} from '../notice.js';
import {examine} from '../../open-chat.js';
import type {Verdict} from '../../open-chat.js';
import type {ChatSettings} from '../settings-element.js';
import {Announcer} from './announcer.js';
import {ChatSession} from './chat-session.js';
import {Composer} from './composer.js';
import {Examination} from './examination.js';
import {Follow} from './follow.js';
import {FrameSchedule} from './frame-schedule.js';
import {FullScreen} from './full-screen.js';
import {LazyPiece} from './lazy-piece.js';
import type {PanelHost} from './panel-host.js';
import type {RichViews} from './rich/index.js';
import {panelStyles} from './styles/index.js';
import {renderTranscript} from './transcript.js';
import {ViewportFit} from './viewport-fit.js';
import {Words} from './words.js';

/** What is in the panel: conversation, notice and composer. It draws into the shadow root of the element. */
export class Panel implements ReactiveController {
  readonly #host: PanelHost;
  readonly #readPageSettings: () => ChatSettings;
  readonly #readSettings: () => ChatSettings;
  readonly #words: Words;
  readonly #rich: LazyPiece<RichViews>;
  readonly #frames: FrameSchedule;
  readonly #session: ChatSession;
  readonly #announcer: Announcer;
  readonly #follow: Follow;
  readonly #composer: Composer;
  readonly #examination: Examination;
  #hasStyles = false;
  #hasNews = false;

  constructor(host: PanelHost, readSettings: () => ChatSettings) {
    this.#host = host;
    this.#readPageSettings = readSettings;
    this.#readSettings = () => this.#complete(readSettings());
    this.#words = new Words(host);
    this.#frames = new FrameSchedule(() => host.requestUpdate());
    this.#announcer = new Announcer(host, this.#words);
    this.#rich = this.#createRich();
    this.#follow = new Follow(host);
    host.addController(new ViewportFit(host));
    host.addController(new FullScreen(host));
    this.#session = new ChatSession({
      host,
      readSettings: this.#readSettings,
      readPleaseGoOn: () => this.#words.strings.pleaseGoOn,
      onChange: () => this.#frames.request(),
      onReplyStart: () => this.#announcer.announceStart(),
      onReplyEnd: (message) => this.#onReplyEnd(message),
      onWaiting: () => this.#announcer.say(this.#words.strings.waiting),
      onState: (before, after) => this.#onState(before, after),
    });
    this.#composer = new Composer({
      host,
      words: this.#words,
      isBusy: () => this.#session.isBusy,
      onSend: (text) => this.#trySend(text),
      onStop: () => this.stop(),
    });
    this.#examination = new Examination({examine: () => this.examine(), onChange: () => this.#frames.request()});
    host.addController(this);
  }

  /** The conversation as it is now. */
  get state(): ChatState {
    return this.#session.state;
  }

  /** What the chat is doing. */
  get status(): ChatStatus {
    return this.#session.status;
  }

  /** Why the last turn, or the setting up, failed. */
  get error(): ChatError | undefined {
    return this.#session.error;
  }

  /** The text field has been drawn. */
  get canFocus(): boolean {
    return this.#composer.canFocus;
  }

  /** Something was said since the panel was closed. */
  get hasNews(): boolean {
    return this.#hasNews && !this.#isSeen;
  }

  get #isSeen(): boolean {
    return this.#host.open === true || this.#host.mode === 'inline';
  }

  hostUpdate(): void {
    if (this.#isSeen) {
      this.#hasNews = false;
      this.#session.restore();
    }
    if (this.#hasStyles) return;
    this.#hasStyles = true;
    this.#adopt(panelStyles);
  }

  /** Gets ready what a first answer needs. */
  prepare(): void {
    this.#session.prepare();
  }

  send(content: string | readonly ContentBlock[]): Promise<Message> {
    this.#follow.restart();
    return this.#session.send(content);
  }

  stop(): void {
    this.#session.stop();
  }

  retry(): Promise<Message> {
    this.#follow.restart();
    return this.#session.retry();
  }

  continue(): Promise<Message> {
    this.#follow.restart();
    return this.#session.continue();
  }

  /** The conversations, once somebody has used them. */
  get chat(): Chat | undefined {
    return this.#session.chat;
  }

  /** The conversations, once what is kept of them has been read; nothing when the settings are wrong. */
  async open(): Promise<Chat | undefined> {
    const chat = this.#session.open();
    await chat?.ready;
    return chat;
  }

  /** Asks for an answer in a way that needs no words. */
  ask(call: (chat: Chat) => Promise<Message>): Promise<Message> {
    this.#follow.restart();
    return this.#session.ask(call);
  }

  clear(): void {
    this.#session.clear();
    this.#announcer.silence();
    this.#host.requestUpdate();
  }

  prefill(text: string): void {
    this.#composer.prefill(text);
  }

  focus(options?: FocusOptions): void {
    this.#composer.focus(options);
  }

  /** Looks at the settings, step by step. */
  examine(): Promise<readonly Verdict[]> {
    return examine(this.#readSettings());
  }

  /** Ends the conversation; the next message begins another one. */
  close(): void {
    this.#session.close();
  }

  /** What was wrong may be right now. */
  onSettingsChange(): void {
    this.#session.onSettingsChange();
  }

  render(): TemplateResult {
    const {greeting, withoutReasoning, withoutNotice} = this.#host;
    const {state, shownError} = this.#session;
    const {strings} = this.#words;
    return html`
      ${renderTranscript({
        state,
        strings,
        withoutReasoning,
        greeting: greeting ?? strings.greeting,
        hasNotice: shownError !== undefined,
        follow: this.#follow,
        readRich: () => this.#rich.get(),
        ending: this.#renderEnding(shownError),
      })}
      ${this.#composer.render()}
      ${withoutNotice ? nothing : html`<p part="ai-notice" class="ai-notice" lang=${strings.lang}>${strings.aiNotice}</p>`}
      <slot name="footer"></slot>
      ${this.#isSeen ? this.#announcer.render() : nothing}
    `;
  }

  /** What speaks while the panel is closed: nothing in a closed panel is read out, nor beside one that is modal. */
  renderAside(): unknown {
    return this.#isSeen ? nothing : this.#announcer.render();
  }

  #adopt(sheets: readonly CSSStyleSheet[]): void {
    const root = this.#host.renderRoot;
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  }

  /** What the page has not said, and what it says through events. */
  #complete(settings: ChatSettings): ChatSettings {
    const {tools, webMcp, mcpServers} = settings;
    return {...settings, ...((tools ?? webMcp ?? mcpServers) && {onToolCall: this.#onToolCall})};
  }

  #createRich(): LazyPiece<RichViews> {
    const options = {
      host: this.#host,
      readSettings: this.#readPageSettings,
      readChat: () => this.#session.chat,
      readTitle: (name: string) => this.#readPageSettings().tools?.find((tool) => tool.name === name)?.title,
      say: (text: string) => this.#announcer.say(text),
      onChange: () => this.#frames.request(),
      onDecided: () => void this.#focusAfterDecision(),
    };
    return new LazyPiece(
      async () => (await import('./rich/index.js')).createRich(options),
      ({styles}) => {
        this.#adopt(styles);
        this.#host.requestUpdate();
      },
    );
  }

  readonly #onToolCall: NonNullable<ChatSettings['onToolCall']> = async (call, signal) => {
    const rich = await this.#rich.load().catch(() => undefined);
    return rich ? rich.intercept(call, signal) : this.#readPageSettings().onToolCall?.(call, signal);
  };

  /** What only turns with tools need to know of a change. */
  #onState(before: ChatState, after: ChatState): void {
    if (!before.toolCalls && !after.toolCalls) return;
    const tell = (rich: RichViews): void => rich.onState(before, after, this.#words.strings);
    if (this.#rich.known) tell(this.#rich.known);
    else void this.#rich.load().then(tell, () => undefined);
    const isAsking = after.status === 'awaiting-approval' && before.status !== 'awaiting-approval';
    // A question to the visitor is news, and comes into view.
    if (isAsking) this.#hasNews = true;
    if (isAsking) this.#follow.restart();
  }

  /** The next call that waits, or where the visitor writes. */
  async #focusAfterDecision(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const next = this.#host.renderRoot.querySelector<HTMLElement>('[part~="approve-button"]');
    if (next) next.focus();
    else this.#composer.takeFocus();
  }

  #renderEnding(error: ChatError | undefined) {
    const {isStopped, canContinue} = this.#session;
    const onRetry = (error ? error.retryable : isStopped) ? () => void this.#onButton(() => this.retry()) : undefined;
    const onContinue = canContinue ? () => void this.#onButton(() => this.continue()) : undefined;
    const options = {strings: this.#words.strings, onRetry, onContinue};
    if (error) return [renderNotice(error, options), this.#examination.render(error)];
    return isStopped ? renderChoices(options) : nothing;
  }

  #onReplyEnd(message: Message): void {
    this.#hasNews = true;
    this.#announcer.announceEnd(message, this.#isSeen);
    // What went wrong asks for a decision, so it comes into view.
    if (message.error) this.#follow.restart();
  }

  #trySend(text: string): boolean {
    this.#follow.restart();
    const known = this.#session.shownError;
    const isSent = this.#session.trySend(text) !== undefined;
    // A notice that stands there already is not read out again.
    if (!isSent && known) this.#announcer.say(known.message);
    return isSent;
  }

  /** The button goes with the notice, so the focus moves on. */
  async #onButton(act: () => Promise<Message>): Promise<void> {
    this.#composer.takeFocus();
    await act();
  }
}
