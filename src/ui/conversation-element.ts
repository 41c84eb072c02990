import type {ChatError, ChatStatus, ContentBlock, Message, Usage} from '../model/index.js';
import type {Verdict} from '../open-chat.js';
import {PanelLoader, type PanelModule} from './panel-loader.js';
import type {Panel} from './panel/panel.js';
import {property} from './property.js';
import {SettingsElement} from './settings-element.js';
import {unsentMessage} from './unsent-message.js';

const noUsage: Usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};

/** The conversation of an element, before and after the code that holds it has arrived. */
export class ConversationElement extends SettingsElement {
  /** What stands in the empty text field. */
  @property() placeholder: string | undefined;

  /** What stands in an empty conversation. */
  @property() greeting: string | undefined;

  /** Leaves the model's thoughts out. */
  @property({type: Boolean, attribute: 'without-reasoning'}) withoutReasoning = false;

  /** Leaves out the line that says that a machine answers. */
  @property({type: Boolean, attribute: 'without-notice'}) withoutNotice = false;

  /** @internal Fetches that code when it is wanted. */
  protected readonly loader: PanelLoader = new PanelLoader(this, () => this.loadPanel());

  /** What the chat is doing. */
  get status(): ChatStatus {
    return this.loader.error ? 'failed' : (this.panel?.status ?? 'idle');
  }

  /** While `status` is `waiting`: when the question is asked again, in milliseconds since 1970. */
  get nextTryAt(): number | undefined {
    return this.panel?.state.nextTryAt;
  }

  /** The conversation, oldest message first. */
  get messages(): readonly Message[] {
    return this.panel?.state.messages ?? [];
  }

  /** Tokens that the conversation has used. */
  get usage(): Usage {
    return this.panel?.state.usage ?? noUsage;
  }

  /** Why the last turn failed. */
  get error(): ChatError | undefined {
    return this.loader.error ?? this.panel?.error;
  }

  /** @internal The panel, once it has arrived. */
  protected get panel(): Panel | undefined {
    return this.loader.panel;
  }

  /**
   * Sends a message; resolves with the answer, whatever became of it (see its `status`). Rejects only for a wrong call,
   * such as an empty message.
   */
  async send(content: string | readonly ContentBlock[]): Promise<Message> {
    const panel = await this.loader.load();
    return panel ? panel.send(content) : unsentMessage('failed', this.error);
  }

  /** Ends the answer that is growing and keeps what has arrived. */
  stop(): void {
    this.panel?.stop();
  }

  /** Asks again for the answer to the last message, in place of one that failed, stopped or broke off. */
  async retry(): Promise<Message> {
    const panel = await this.loader.load();
    return panel ? panel.retry() : unsentMessage('failed', this.error);
  }

  /** Lets an answer go on that was stopped, broke off or reached its greatest length. */
  async continue(): Promise<Message> {
    const panel = await this.loader.load();
    return panel ? panel.continue() : unsentMessage('failed', this.error);
  }

  /** Starts anew with an empty conversation. */
  clear(): void {
    this.panel?.clear();
  }

  /** Looks at the settings and at what they lead to, step by step: what is wrong, and how to mend it. */
  async doctor(): Promise<readonly Verdict[]> {
    const panel = await this.loader.load();
    return panel ? panel.examine() : [];
  }

  /** Puts a text into the text field, without sending it. */
  prefill(text: string): void {
    void this.loader.load().then((panel) => panel?.prefill(text));
  }

  /** @internal Fetches the panel's piece of code. */
  protected loadPanel(): Promise<PanelModule> {
    return import('./panel/index.js');
  }
}
