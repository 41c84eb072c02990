import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {ChatError, ChatState, ChatStatus, ContentBlock, Message} from '../../model/index.js';
import {renderNotice} from '../notice.js';
import type {ChatSettings} from '../settings-element.js';
import {english, type Strings} from '../strings.js';
import {Announcer} from './announcer.js';
import {ChatSession} from './chat-session.js';
import {Composer} from './composer.js';
import {Follow} from './follow.js';
import {FrameSchedule} from './frame-schedule.js';
import type {PanelHost} from './panel-host.js';
import {panelStyles} from './styles/index.js';
import {renderTranscript} from './transcript.js';
import {ViewportFit} from './viewport-fit.js';

/** What is in the panel: conversation, notice and composer. It draws into the shadow root of the element. */
export class Panel implements ReactiveController {
  readonly #host: PanelHost;
  readonly #strings: Strings = english;
  readonly #frames: FrameSchedule;
  readonly #session: ChatSession;
  readonly #announcer: Announcer;
  readonly #follow: Follow;
  readonly #composer: Composer;
  #hasStyles = false;

  constructor(host: PanelHost, readSettings: () => ChatSettings) {
    this.#host = host;
    this.#frames = new FrameSchedule(() => host.requestUpdate());
    this.#announcer = new Announcer(host, this.#strings);
    this.#follow = new Follow(host);
    host.addController(new ViewportFit(host));
    this.#session = new ChatSession({
      host,
      readSettings,
      pleaseGoOn: this.#strings.pleaseGoOn,
      onChange: () => this.#frames.request(),
      onReplyStart: () => this.#announcer.announceStart(),
      onReplyEnd: (message) => this.#announcer.announceEnd(message),
    });
    this.#composer = new Composer({
      host,
      strings: this.#strings,
      isBusy: () => this.#session.isBusy,
      onSend: (text) => this.#trySend(text),
      onStop: () => this.stop(),
    });
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

  hostUpdate(): void {
    const root = this.#host.renderRoot;
    if (this.#hasStyles || !(root instanceof ShadowRoot)) return;
    this.#hasStyles = true;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...panelStyles];
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
    const strings = this.#strings;
    return html`
      ${renderTranscript({
        state,
        strings,
        withoutReasoning,
        greeting: greeting ?? strings.greeting,
        hasNotice: shownError !== undefined,
        follow: this.#follow,
      })}
      ${shownError ? this.#renderNotice(shownError) : nothing} ${this.#composer.render()}
      ${withoutNotice ? nothing : html`<p part="ai-notice" class="ai-notice">${strings.aiNotice}</p>`}
      <slot name="footer"></slot>
      ${this.#announcer.render()}
    `;
  }

  #renderNotice(error: ChatError) {
    const onRetry = error.retryable ? () => void this.#onButton(() => this.retry()) : undefined;
    const onContinue = this.#session.canContinue ? () => void this.#onButton(() => this.continue()) : undefined;
    return renderNotice(error, {strings: this.#strings, onRetry, onContinue});
  }

  #trySend(text: string): boolean {
    this.#follow.restart();
    return this.#session.trySend(text) !== undefined;
  }

  /** The button goes with the notice, so the focus moves on to the text field. */
  async #onButton(act: () => Promise<Message>): Promise<void> {
    this.focus();
    await act();
  }
}
