import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Chat, ChatError, ChatState, ChatStatus, ContentBlock, Message} from '../../model/index.js';
import {launcherStrings} from '../launcher-strings.js';
import {examine, type Verdict} from '../../open-chat.js';
import type {ChatSettings} from '../settings-element.js';
import {Announcer} from './announcer.js';
import {ChatSession} from './chat-session.js';
import {Composer} from './composer.js';
import {Countdown} from './countdown.js';
import {describeError} from './describe-error.js';
import {renderEnding} from './ending.js';
import {Examination} from './examination.js';
import {Follow} from './follow.js';
import {createFrameSchedule} from './frame-schedule.js';
import {FullScreen} from './full-screen.js';
import {renderMenu} from './menu.js';
import type {PanelHost} from './panel-host.js';
import {adopt, Pieces} from './pieces.js';
import type {Reading} from './reading/index.js';
import {panelStyles} from './styles/index.js';
import {renderTranscript} from './transcript.js';
import {ViewportFit} from './viewport-fit.js';
import {Words} from './words.js';

/** What is in the panel: conversation, notice and composer. It draws into the shadow root of the element. */
export class Panel implements ReactiveController {
  readonly #host: PanelHost;
  readonly #readSettings: () => ChatSettings;
  readonly #words: Words;
  readonly #pieces: Pieces;
  readonly #session: ChatSession;
  readonly #announcer: Announcer;
  readonly #composer: Composer;
  readonly #examination: Examination;
  readonly #countdown: Countdown;
  #hasStyles = false;

  constructor(host: PanelHost, readSettings: () => ChatSettings) {
    this.#host = host;
    this.#readSettings = () => this.#pieces.complete(readSettings());
    this.#words = new Words(host);
    const {request: onChange, rest} = createFrameSchedule(() => host.requestUpdate());
    this.#countdown = new Countdown(onChange);
    this.#announcer = new Announcer(host, this.#words, () => this.#pieces.speech);
    this.#pieces = new Pieces({
      host,
      readSettings,
      readChat: () => this.#session.chat,
      readStrings: () => this.#words.strings,
      onChange,
      rest,
      say: (text) => this.#announcer.say(text),
      onDecided: () => void this.#focusAfterUpdate('[part~="approve-button"]'),
      openChat: () => this.open(),
      onGone: () => void this.#focusAfterUpdate(),
      onClose: (isChosen) => void this.#focusAfterUpdate(isChosen ? undefined : '.menu'),
      onTurnAway: () => this.#reading?.pause(),
      ask: (call) => void this.#onButton(() => this.ask(call)),
    });
    host.addController(new Follow(host, this.#pieces.reading));
    host.addController(this.#countdown);
    host.addController(new ViewportFit(host));
    host.addController(new FullScreen(host));
    this.#session = new ChatSession({
      host,
      readSettings: this.#readSettings,
      readPleaseGoOn: () => this.#words.strings.pleaseGoOn,
      onChange,
      onReplyStart: (message) => this.#announcer.announceStart(message),
      onReplyEnd: (message) => this.#onReplyEnd(message),
      onWaiting: () => this.#announcer.interject(this.#describeWait() ?? ''),
      onState: (before, after) => this.#onState(before, after),
    });
    this.#composer = new Composer({
      host,
      words: this.#words,
      isBusy: () => this.#session.isBusy,
      readExtras: () => this.#pieces.extras.get(),
      onSend: (content) => this.#trySend(content),
      onStop: () => this.stop(),
    });
    this.#examination = new Examination({examine: () => this.examine(), onChange});
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

  get #reading(): Reading | undefined {
    return this.#pieces.reading.known;
  }

  get #isSeen(): boolean {
    return this.#host.open === true || this.#host.mode === 'inline';
  }

  hostUpdate(): void {
    void this.#words.refresh();
    if (this.#isSeen) this.#session.restore();
    if (this.#hasStyles) return;
    this.#hasStyles = true;
    adopt(this.#host, panelStyles);
  }

  /** Gets ready what a first answer needs. */
  prepare(): void {
    this.#session.prepare();
  }

  send(content: string | readonly ContentBlock[]): Promise<Message> {
    this.#reading?.restart();
    return this.#session.send(content);
  }

  stop(): void {
    this.#session.stop();
  }

  retry(): Promise<Message> {
    this.#reading?.restart();
    return this.#session.retry();
  }

  continue(): Promise<Message> {
    this.#reading?.restart();
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
    this.#reading?.restart();
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
    const {greeting, withoutReasoning, withoutNotice, showUsage, withoutFeedback} = this.#host;
    const {state, shownError} = this.#session;
    const {strings} = this.#words;
    const notices = this.#pieces.noticesFor(state);
    return html`
      ${renderMenu(strings, this.#pieces.conversations.known?.isOpen ?? false, this.#onMenu)}
      ${this.#pieces.renderAbove(state)}
      ${renderTranscript({
        state,
        strings,
        withoutReasoning,
        greeting: greeting ?? strings.greeting,
        hasNotice: shownError !== undefined,
        readReading: () => (this.#session.isBusy ? this.#reading : this.#pieces.reading.get()),
        markdown: state.messages.length > 0 ? this.#pieces.markdown.get() : undefined,
        readRich: () => this.#pieces.rich.get(),
        // A first answer does not wait for what can be done with it.
        readActions: () => (this.#session.isBusy ? this.#pieces.actions.known : this.#pieces.actions.get()),
        branchOf: this.#pieces.branchesOf(state),
        people: this.#host.people,
        readPortraits: () => this.#pieces.extras.get()?.portraits,
        look: `${showUsage} ${withoutFeedback}`,
        waitingNote: this.#describeWait(),
        ending: [this.#renderEnding(shownError), this.#pieces.renderBelow(state)],
      })}
      ${notices?.renderTrouble(state, strings)}
      ${this.#pieces.hasContext ? notices?.renderContext(state, strings) : nothing} ${this.#composer.render()}
      ${withoutNotice ? nothing : html`<p part="ai-notice" class="ai-notice" lang=${strings.lang}>${strings.aiNotice}</p>`}
      <slot name="footer"></slot>
      ${this.#isSeen ? this.#announcer.render() : nothing}
    `;
  }

  /** What speaks while the panel is closed: nothing in a closed panel is read out, nor beside one that is modal. */
  renderAside(): unknown {
    return this.#isSeen ? nothing : this.#announcer.render();
  }

  #describeWait(): string | undefined {
    return this.#countdown.describe(this.state, this.#words.strings);
  }

  readonly #onMenu = (): void => {
    void this.#pieces.conversations.load().then(
      (conversations) => conversations.toggle(),
      () => this.#announcer.say(this.#words.strings.errors?.network || launcherStrings.loadFailed),
    );
  };

  #onState(before: ChatState, after: ChatState): void {
    this.#pieces.onState(before, after);
    if (after.status !== 'awaiting-approval' || before.status === 'awaiting-approval') return;
    // A question to the visitor is news, and comes into view.
    this.#reading?.reveal();
  }

  /** Puts the focus on what is there once everything is drawn, or where the visitor writes. */
  async #focusAfterUpdate(selector?: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const next = selector && this.#host.renderRoot.querySelector<HTMLElement>(selector);
    if (next) next.focus();
    else this.#composer.takeFocus();
  }

  #renderEnding(error: ChatError | undefined) {
    const {isStopped, canContinue} = this.#session;
    return renderEnding(error, {
      ...{isStopped, canContinue, strings: this.#words.strings},
      examination: this.#examination,
      contact: this.#host.contact,
      onRetry: () => void this.#onButton(() => this.retry()),
      onContinue: () => void this.#onButton(() => this.continue()),
    });
  }

  #onReplyEnd(message: Message): void {
    this.#announcer.announceEnd(message, this.#isSeen);
    this.#pieces.onReplyEnd(message, this.#isSeen);
    // What went wrong asks for a decision, so it comes into view.
    if (message.error) this.#reading?.reveal();
  }

  #trySend(content: string | readonly ContentBlock[]): boolean {
    this.#reading?.restart();
    const known = this.#session.shownError;
    const isSent = this.#session.trySend(content) !== undefined;
    // A notice that stands there already is not read out again.
    if (!isSent && known) this.#announcer.say(...describeError(known, this.#words.strings));
    return isSent;
  }

  /** The button goes with the notice, so the focus moves on. */
  async #onButton(act: () => Promise<Message>): Promise<void> {
    this.#composer.takeFocus();
    await act();
  }
}
