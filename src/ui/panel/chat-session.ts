import {isChatError, visitorAtSight} from '../../model/index.js';
import type {Chat, ChatError, ChatState, ChatStatus, ContentBlock, Message} from '../../model/index.js';
import {openChat} from '../../open-chat.js';
import type {ChatSettings} from '../../open-chat.js';
import {OutcropErrorEvent, OutcropReplyEndEvent, OutcropReplyStartEvent, OutcropSendEvent} from '../events.js';
import {unsentMessage} from '../unsent-message.js';
import {findReplyChanges} from './reply-changes.js';

const emptyState: ChatState = {
  status: 'idle',
  messages: [],
  usage: {inputTokens: 0, outputTokens: 0, totalTokens: 0},
};

/** What a session needs from its surroundings. */
export interface SessionOptions {
  /** Where events go. */
  readonly host: EventTarget;
  readonly readSettings: () => ChatSettings;
  /** What the model is told when it is to go on with an answer. */
  readonly readPleaseGoOn: () => string;
  /** Called after each change of what is to be shown. */
  readonly onChange: () => void;
  readonly onReplyStart?: (message: Message) => void;
  readonly onReplyEnd?: (message: Message) => void;
  /** A question waits for its next try. */
  readonly onWaiting?: () => void;
  /** Told of each state and the one before. */
  readonly onState?: (before: ChatState, after: ChatState) => void;
}

/** The element's conversation: opens a chat when one is wanted, and tells the page what happens in it. */
export class ChatSession {
  readonly #options: SessionOptions;
  #chat: Chat | undefined;
  #known: ChatState = emptyState;
  #visitor: string;
  /** The settings are wrong, so that there is no chat. */
  #setupError: ChatError | undefined;
  /** The page shows this error itself. */
  #hiddenError: ChatError | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#visitor = this.#readVisitor();
  }

  /** The conversation as it is now. */
  get state(): ChatState {
    return this.#chat?.state ?? emptyState;
  }

  /** What the chat is doing; without right settings there is none, which is a failure too. */
  get status(): ChatStatus {
    return this.#setupError ? 'failed' : this.state.status;
  }

  /** Why the last turn, or the setting up, failed. */
  get error(): ChatError | undefined {
    return this.#setupError ?? readFailure(this.state);
  }

  /** The error to show, unless the page does that. */
  get shownError(): ChatError | undefined {
    return this.error === this.#hiddenError ? undefined : this.error;
  }

  /** An answer is on its way. */
  get isBusy(): boolean {
    return isBusy(this.state);
  }

  /** Gets ready what a first answer needs. */
  prepare(): void {
    void this.open()?.prepare();
  }

  /** Sends a message unless the page says no or is not set up; returns the promise of its answer when it went out. */
  trySend(content: string | readonly ContentBlock[]): Promise<Message> | undefined {
    const pieces = typeof content === 'string' ? [{text: content}] : content;
    if (!this.#options.host.dispatchEvent(new OutcropSendEvent(pieces))) return undefined;
    return this.open()?.send(content);
  }

  /** Sends a message; resolves with its answer, whatever became of it. */
  async send(content: string | readonly ContentBlock[]): Promise<Message> {
    const answer = this.trySend(content);
    if (answer) return answer;
    return this.#setupError ? unsentMessage('failed', this.#setupError) : unsentMessage('stopped');
  }

  stop(): void {
    this.#chat?.stop();
  }

  /** The conversations, once somebody has used them. */
  get chat(): Chat | undefined {
    return this.#chat;
  }

  /** Asks for an answer; without right settings there is none. */
  async ask(call: (chat: Chat) => Promise<Message>): Promise<Message> {
    const chat = this.open();
    return chat ? call(chat) : unsentMessage('failed', this.#setupError);
  }

  retry(): Promise<Message> {
    return this.ask((chat) => chat.retry());
  }

  /** The last answer is not whole: it was stopped, or broke off, perhaps before this page was there. */
  get isStopped(): boolean {
    return !this.isBusy && /stopped|interrupted|failed/.test(this.state.messages.at(-1)?.status ?? '');
  }

  /** The last answer is there in part, so that the model can go on with it. */
  get canContinue(): boolean {
    const last = this.state.messages.at(-1);
    const isPart = last && (/stopped|interrupted/.test(last.status) || last.stopReason === 'max_tokens');
    return !this.isBusy && last?.role === 'assistant' && isPart === true && last.content.length > 0;
  }

  continue(): Promise<Message> {
    return this.ask((chat) => chat.continue(this.#options.readPleaseGoOn()));
  }

  /** Starts anew. */
  clear(): void {
    this.#setupError = undefined;
    this.#chat?.clear();
  }

  /** Ends the chat; the next call opens another one. */
  close(): void {
    this.#chat?.close();
    this.#chat = undefined;
    this.#known = emptyState;
    this.#options.onChange();
  }

  /** What was wrong may be right now; the next use of the chat will tell. Who has left takes the conversation along. */
  onSettingsChange(): void {
    this.#setupError = undefined;
    const visitor = this.#readVisitor();
    if (visitor !== this.#visitor) this.close();
    this.#visitor = visitor;
  }

  /** The chat; nothing when the settings are wrong from the start. */
  open(): Chat | undefined {
    this.#chat ??= this.#create();
    return this.#chat;
  }

  /** Shows what is kept. Wrong settings are told when somebody uses the chat. */
  restore(): void {
    if (this.#chat || this.#setupError) return;
    try {
      this.#chat = this.#openChat();
    } catch (error) {
      if (!isChatError(error)) throw error;
    }
  }

  #readVisitor(): string {
    return visitorAtSight(this.#options.readSettings().logins);
  }

  #create(): Chat | undefined {
    try {
      const chat = this.#openChat();
      this.#setupError = undefined;
      return chat;
    } catch (error) {
      if (!isChatError(error)) throw error;
      this.#onSetupError(error);
      return undefined;
    }
  }

  #openChat(): Chat {
    const chat = openChat(this.#options.readSettings);
    this.#known = chat.state;
    chat.subscribe((state) => this.#onState(state));
    return chat;
  }

  #onState(state: ChatState): void {
    const before = this.#known;
    this.#known = state;
    // What another conversation says was said before; an answer that grew in one that is gone has ended with it.
    const messages = before.conversationId === state.conversationId ? state.messages : [];
    const isTurn = isBusy(before) || isBusy(state);
    const {started, ended} = findReplyChanges(before.messages, messages, {isTurn});
    for (const message of started) this.#onReplyStart(message);
    for (const message of ended) this.#onReplyEnd(message);
    if (state.status === 'waiting' && before.status !== 'waiting') this.#options.onWaiting?.();
    const failure = readFailure(state);
    if (failure && failure !== readFailure(before)) this.#tell(failure);
    this.#options.onState?.(before, state);
    this.#options.onChange();
  }

  #onReplyStart(message: Message): void {
    this.#options.onReplyStart?.(message);
    this.#options.host.dispatchEvent(new OutcropReplyStartEvent(message));
  }

  #onReplyEnd(message: Message): void {
    this.#options.onReplyEnd?.(message);
    this.#options.host.dispatchEvent(new OutcropReplyEndEvent(message));
  }

  /** Tells of wrong settings once, however often the chat is tried. */
  #onSetupError(error: ChatError): void {
    if (this.#setupError?.hint === error.hint) return;
    this.#setupError = error;
    this.#tell(error);
    this.#options.onChange();
  }

  #tell(error: ChatError): void {
    if (!this.#options.host.dispatchEvent(new OutcropErrorEvent(error))) this.#hiddenError = error;
  }
}

function isBusy({status}: ChatState): boolean {
  return status !== 'idle' && status !== 'failed';
}

/** A chat that waits for its next try has an error too, but has not failed yet. */
function readFailure({status, error}: ChatState): ChatError | undefined {
  return status === 'failed' ? error : undefined;
}
