import type {
  Chat,
  ChatError,
  ChatStatus,
  ContentBlock,
  ConversationSummary,
  Message,
  QueuedQuestion,
  ToolCall,
  Usage,
} from '../model/index.js';
import type {ImagePolicy} from '../markdown/options.js';
import type {Verdict} from '../open-chat.js';
import {PanelLoader, type PanelModule} from './panel-loader.js';
import type {Panel} from './panel/panel.js';
import {SettingsElement} from './settings-element.js';
import {unsentMessage} from './unsent-message.js';
import type {ViewSettings} from './view-settings.js';

/** The conversation of an element, before and after the code that holds it has arrived. */
export class ConversationElement extends SettingsElement {
  /**
   * What stands in the empty text field.
   * @attr placeholder
   */
  declare placeholder: ViewSettings['placeholder'];

  /**
   * What stands in an empty conversation.
   * @attr greeting
   */
  declare greeting: ViewSettings['greeting'];

  /**
   * Leaves the model's thoughts out.
   * @attr without-reasoning
   */
  declare withoutReasoning: ViewSettings['withoutReasoning'];

  /**
   * Leaves out the line that says that a machine answers.
   * @attr without-notice
   */
  declare withoutNotice: ViewSettings['withoutNotice'];

  /**
   * Leaves out the buttons that say what an answer was worth.
   * @attr without-feedback
   */
  declare withoutFeedback: ViewSettings['withoutFeedback'];

  /**
   * Leaves out the button for files; files that are dropped or pasted are not taken either.
   * @attr without-attachments
   */
  declare withoutAttachments: ViewSettings['withoutAttachments'];

  /**
   * Shows what each answer took: tokens, and money where `budget.prices` knows the model.
   * @attr show-usage
   */
  declare showUsage: ViewSettings['showUsage'];

  /**
   * Lets visitors dictate where their browser can write down what they say: a button in the composer. Some browsers send
   * what they hear to their maker.
   * @attr dictation
   */
  declare dictation: ViewSettings['dictation'];

  /**
   * What a drawer (`mode="side"`) does to the page: it lies over its edge (`cover`), or the page makes room (`push`) where
   * enough of it is left.
   * @attr side
   */
  declare side: ViewSettings['side'];

  /**
   * A greeting beside the launcher, shown a moment after the page has come, until the visitor opens the chat or puts it
   * away: once in a visit.
   * @attr teaser
   */
  declare teaser: ViewSettings['teaser'];

  /**
   * What stays in view while an answer grows: its end (`bottom`), the question above it (`question`), or whatever the
   * reader sees (`off`).
   * @attr follow
   */
  declare follow: ViewSettings['follow'];

  /**
   * Where visitors reach people, as an address of the page's own or as `mailto:` or `tel:`: a link beside what went wrong.
   * @attr contact
   */
  declare contact: ViewSettings['contact'];

  /** Questions that a visitor asks with one click: in an empty conversation, and after each answer until they are asked. */
  declare suggestions: ViewSettings['suggestions'];

  /** Models that a visitor can choose from; `model-id` says which one answers at first. */
  declare models: ViewSettings['models'];

  /**
   * Who takes part: `{assistant: {name, avatar}, user: {name, avatar}}`, each with a name, a picture or both; as an
   * attribute, in JSON.
   * @attr people
   */
  declare people: ViewSettings['people'];

  /** What visitors can call by a slash: `{name, description, argument, prompt}`, or with `run` in place of `prompt`. */
  declare commands: ViewSettings['commands'];

  /** Texts of the page's own, in place of some of the chat's. */
  declare strings: ViewSettings['strings'];

  /** Draws calls of tools: returns a node or a template, or nothing where the chat is to do it. */
  declare renderTool: ViewSettings['renderTool'];

  /** Which images in answers may be requested: `{allow}`, addresses that theirs must begin with. Default: none. */
  declare images: ImagePolicy | undefined;

  /** While `status` is `waiting`: when the question is asked again, in milliseconds since 1970. */
  declare readonly nextTryAt: number | undefined;

  /** The conversation, oldest message first. */
  declare readonly messages: readonly Message[];

  /** Tokens that the conversation has used. */
  declare readonly usage: Usage;

  /** Every conversation that is kept, newest first. */
  declare readonly conversations: readonly ConversationSummary[];

  /** What was sent while an answer was growing, and waits for its end. */
  declare readonly queue: readonly QueuedQuestion[];

  /** While tools run or wait for the visitor: each call of the answer. */
  declare readonly toolCalls: readonly ToolCall[];

  /** Takes back a message that waits in `queue`. */
  declare readonly unqueue: Chat['unqueue'];

  /** Asks for another answer to the last question; the one before stays beside it. */
  declare readonly regenerate: Chat['regenerate'];

  /** Asks a question in other words; the first version stays beside it. */
  declare readonly edit: Chat['edit'];

  /** Shows the version before (-1) or after (1) of a message, with all that followed it. */
  declare readonly stepBranch: Chat['stepBranch'];

  /** Lets a call of a tool run that waits for the visitor, with other arguments where they are given. */
  declare readonly approve: Chat['approve'];

  /** Keeps a call of a tool from running, and tells the model why. */
  declare readonly deny: Chat['deny'];

  /** Begins another conversation; an answer that is growing goes on in the one before. */
  declare readonly newConversation: Chat['newConversation'];

  /** Shows a conversation that is kept. */
  declare readonly openConversation: Chat['openConversation'];

  /** Gives a conversation another title. */
  declare readonly renameConversation: Chat['renameConversation'];

  /** Deletes a conversation for good. */
  declare readonly deleteConversation: Chat['deleteConversation'];

  /** Conversations with all words of the text, newest first. */
  declare readonly searchConversations: Chat['searchConversations'];

  /** Deletes everything that is kept of this visitor. */
  declare readonly wipe: Chat['wipe'];

  /** The conversation as a text to read, or as JSON that `importTranscript()` takes. */
  declare readonly exportTranscript: Chat['exportTranscript'];

  /** Shows a conversation that was exported as JSON, as a new one. */
  declare readonly importTranscript: Chat['importTranscript'];

  /** @internal Fetches that code when it is wanted. */
  protected readonly loader: PanelLoader = new PanelLoader(this, () => this.loadPanel());

  /** What the chat is doing. */
  get status(): ChatStatus {
    return this.loader.error ? 'failed' : (this.panel?.status ?? 'idle');
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
   * Sends a message; resolves with the answer, whatever became of it (see its `status`). While another answer grows, it
   * waits for that one's end. Rejects only for a wrong call, such as an empty message.
   */
  send(content: string | readonly ContentBlock[]): Promise<Message> {
    return this.#ask((panel) => panel.send(content));
  }

  /** Ends the answer that is growing and keeps what has arrived. */
  stop(): void {
    this.panel?.stop();
  }

  /** Asks again for the answer to the last message, in place of one that failed, stopped or broke off. */
  retry(): Promise<Message> {
    return this.#ask((panel) => panel.retry());
  }

  /** Lets an answer go on that was stopped, broke off or reached its greatest length. */
  continue(): Promise<Message> {
    return this.#ask((panel) => panel.continue());
  }

  /** Starts anew with an empty conversation; this one is gone, also from where it was kept. */
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

  async #ask(call: (panel: Panel) => Promise<Message>): Promise<Message> {
    const panel = await this.loader.load();
    return panel ? call(panel) : unsentMessage('failed', this.error);
  }

  /** @internal What the conversations do once their code is there; without right settings there are none. */
  protected async openChat(): Promise<Chat> {
    const chat = await (await this.loader.load())?.open();
    if (chat) return chat;
    throw this.error ?? new TypeError('There is no chat.');
  }

  /** @internal Fetches the panel's piece of code. */
  protected loadPanel(): Promise<PanelModule> {
    return import('./panel/index.js');
  }
}

/** Each is the chat's own, declared above: one string weighs a third of as many methods. */
const methods =
  'unqueue regenerate edit stepBranch approve deny newConversation openConversation renameConversation ' +
  'deleteConversation searchConversations wipe exportTranscript importTranscript';

for (const name of methods.split(' ') as readonly (keyof Chat)[]) {
  Object.assign(ConversationElement.prototype, {
    [name](this: ConversationElement, ...given: unknown[]): unknown {
      const call = (chat: Chat): unknown => Reflect.apply(chat[name] as () => unknown, chat, given);
      return this['panel']?.chat ? call(this['panel'].chat) : this['openChat']().then(call);
    },
  });
}

/** What is known of a conversation, declared above as well, and what that is before there is one. */
const facts: Pick<ConversationElement, 'nextTryAt' | 'messages' | 'usage' | 'conversations' | 'queue' | 'toolCalls'> = {
  nextTryAt: undefined,
  messages: [],
  usage: {inputTokens: 0, outputTokens: 0, totalTokens: 0},
  conversations: [],
  queue: [],
  toolCalls: [],
};

for (const [name, empty] of Object.entries(facts)) {
  Object.defineProperty(ConversationElement.prototype, name, {
    get(this: ConversationElement): unknown {
      return this['panel']?.state[name as keyof typeof facts] ?? empty;
    },
  });
}
