import type {
  Backend,
  Chat,
  ChatError,
  ChatState,
  ChatStatus,
  ContentBlock,
  GuardrailConfig,
  InferenceConfig,
  Message,
  Usage,
} from '../model/index.js';
import {createMessage, type MessageFields} from '../transcript/message.js';
import {addUsage, noUsage} from '../transcript/usage.js';
import {Consent} from './consent.js';
import {createRequest} from './create-request.js';
import {wrongCall} from './failure.js';
import {forOneVisitor} from './for-one-visitor.js';
import {createRandomId} from './create-id.js';
import {askPatiently} from './patience/ask-patiently.js';
import type {AskListener, Wait} from './patience/ask-patiently.js';
import {defaultPatience} from './patience/patience.js';
import type {Patience} from './patience/patience.js';
import {readUserBlocks} from './read-user-blocks.js';
import {Turn} from './run-turn.js';
import {createStore, type Schedule, type Store} from './store.js';

/** What a chat is made of. */
export interface ChatOptions {
  /** Where answers come from. */
  readonly backend: Backend;
  /** Anything that the backend takes as a model. */
  readonly modelId?: string;
  /** System prompt. */
  readonly system?: string;
  /** How the model is to answer. Default: as the model likes. */
  readonly inferenceConfig?: InferenceConfig;
  /** The guardrail to apply. Default none. */
  readonly guardrailConfig?: GuardrailConfig;
  /** Further fields of the request, as the backend takes them. */
  readonly requestFields?: Readonly<Record<string, unknown>>;
  /** Whether prompts are cached, for money and time. Default: where the model is known to do it. */
  readonly promptCache?: boolean;
  /** Asked before the first question; nothing is requested until it resolves true. Default: the visitor agrees. */
  readonly consent?: () => boolean | Promise<boolean>;
  /** How long to wait and how often to ask. Default: 4 attempts, 120 s for the first part, 60 s for each further one. */
  readonly patience?: Partial<Patience>;
  /**
   * Says who asks, before each question. What another visitor has asked, and agreed to, is gone by then. Default: nobody
   * else ever asks.
   */
  readonly visitor?: () => Promise<string>;
  /** The clock. Default `Date.now`. */
  readonly now?: () => number;
  /** Makes the ids of messages. Default: random. */
  readonly createId?: () => string;
  /** When listeners hear of an answer that grows. Default: in a task of its own, once for all parts of the task before. */
  readonly schedule?: Schedule;
}

/**
 * Makes a conversation that has no view. Options that may change are given by a function, which is asked before each
 * question; what it throws is the failure of that question.
 *
 * `state` is always current. Listeners hear of a question, of the first part, and of the end of an answer at once; of
 * the parts between, once a task.
 */
export function createChat(options: ChatOptions | (() => ChatOptions)): Chat {
  return new Conversation(typeof options === 'function' ? options : () => options);
}

const emptyState: ChatState = Object.freeze({status: 'idle', messages: Object.freeze([]), usage: noUsage});

class Conversation implements Chat {
  readonly #readOptions: () => ChatOptions;
  #consent = new Consent();
  #visitor: string | undefined;
  readonly #now: () => number;
  readonly #createId: () => string;
  readonly #store: Store<ChatState>;
  #turn: Turn | undefined;
  #isClosed = false;

  constructor(readOptions: () => ChatOptions) {
    const {now = Date.now, createId = createRandomId, schedule} = readOptions();
    this.#readOptions = readOptions;
    this.#now = now;
    this.#createId = createId;
    this.#store = createStore(emptyState, schedule);
  }

  get state(): ChatState {
    return this.#store.value;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  async send(content: string | readonly ContentBlock[]): Promise<Message> {
    this.#checkFree('send()');
    const question = this.#createMessage({role: 'user', blocks: readUserBlocks(content), status: 'complete'});
    return this.#ask([...this.state.messages, question]);
  }

  async retry(): Promise<Message> {
    this.#checkFree('retry()');
    const {messages} = this.state;
    const last = messages.at(-1);
    if (!last || (last.role === 'assistant' && last.status === 'complete')) {
      throw wrongCall(
        'There is nothing to retry: the last answer is complete. retry() follows one that failed, stopped or broke off.',
      );
    }
    return this.#ask(last.role === 'assistant' ? messages.slice(0, -1) : messages);
  }

  async continue(words = 'Please go on exactly where you stopped.'): Promise<Message> {
    this.#checkFree('continue()');
    const last = this.state.messages.at(-1);
    const isPart = last?.status === 'stopped' || last?.status === 'interrupted' || last?.stopReason === 'max_tokens';
    if (last?.role !== 'assistant' || last.content.length === 0 || !isPart) {
      throw wrongCall('There is nothing to continue: continue() follows an answer that is there in part.');
    }
    return this.send(words);
  }

  stop(): void {
    this.#turn?.stop();
  }

  async prepare(): Promise<void> {
    try {
      const {backend, consent} = this.#readOptions();
      // Getting ready asks somebody for something; only a question asks the visitor first.
      if (!consent || this.#consent.isGiven) await backend.prepare?.();
    } catch {
      // Whatever is wrong shows again, with somebody waiting for it, when the first answer is asked for.
    }
  }

  clear(): void {
    const turn = this.#turn;
    // A turn that is no longer the current one cannot bring its messages back.
    this.#turn = undefined;
    turn?.stop();
    if (this.state !== emptyState) this.#store.set(emptyState);
  }

  close(): void {
    this.#isClosed = true;
    this.stop();
    this.#store.close();
  }

  #ask(asked: readonly Message[]): Promise<Message> {
    let messages = asked;
    const answer = this.#createMessage({role: 'assistant', blocks: [], status: 'streaming'});
    const turn = new Turn({
      answer,
      ask: (signal) =>
        this.#askFor(messages, signal, {
          onOtherVisitor: () => {
            messages = messages.slice(-1);
            if (turn === this.#turn) this.#store.set(createState('connecting', [...messages, answer], noUsage));
            return messages;
          },
          onAsk: ({modelId}) => turn.note(modelId),
          onWait: (wait) => {
            if (turn === this.#turn) this.#showWait([...messages, answer], wait);
          },
        }),
      onChange: (changed) => {
        if (turn === this.#turn) this.#showAnswer([...messages, changed]);
      },
    });
    this.#turn = turn;
    this.#store.set(createState('connecting', [...messages, answer], this.state.usage));
    // A listener may have stopped the turn by now; then it does not start.
    turn.start();
    return turn.done;
  }

  async *#askFor(messages: readonly Message[], signal: AbortSignal, listener: AskListener & VisitorListener) {
    const options = this.#readOptions();
    const {visitor: readVisitor} = options;
    const isAnother = readVisitor && (await this.#isAnotherVisitor(readVisitor));
    const history = isAnother ? listener.onOtherVisitor() : messages;
    const visitor = this.#visitor;
    if (options.consent) await this.#consent.demand(options.consent);
    const patience = {...defaultPatience, ...options.patience};
    const requestFor = (modelId = options.modelId) =>
      createRequest({...options, ...(modelId !== undefined && {modelId})}, history);
    const isKnown = readVisitor && visitor !== undefined;
    const backend = isKnown ? forOneVisitor(options.backend, visitor, readVisitor) : options.backend;
    yield* askPatiently({backend, requestFor, signal, patience, ...listener});
  }

  async #isAnotherVisitor(readVisitor: () => Promise<string>): Promise<boolean> {
    const before = this.#visitor;
    this.#visitor = await readVisitor();
    if (before === undefined || before === this.#visitor) return false;
    this.#consent = new Consent();
    return true;
  }

  #showWait(messages: readonly Message[], wait: Wait | undefined): void {
    const {usage} = this.state;
    if (!wait) return this.#store.set(createState('connecting', messages, usage));
    const waiting = createState('waiting', messages, usage, wait.error);
    this.#store.set(Object.freeze({...waiting, nextTryAt: this.#now() + wait.ms, attempt: wait.attempt}));
  }

  #showAnswer(messages: readonly Message[]): void {
    const {status, usage} = this.state;
    const answer = messages.at(-1);
    if (answer?.status === 'streaming') {
      const next = createState('streaming', messages, usage);
      if (status === 'streaming') this.#store.setQuietly(next);
      else this.#store.set(next);
      return;
    }
    const spent = answer?.usage ? addUsage(usage, answer.usage) : usage;
    this.#store.set(createState(answer?.error ? 'failed' : 'idle', messages, spent, answer?.error));
  }

  #createMessage(fields: Pick<MessageFields, 'role' | 'blocks' | 'status'>): Message {
    return createMessage({id: this.#createId(), createdAt: this.#now(), ...fields});
  }

  #checkFree(call: string): void {
    if (this.#isClosed) throw wrongCall(`The chat is closed: ${call} needs a new one.`);
    const {status} = this.state;
    if (status === 'idle' || status === 'failed') return;
    throw wrongCall(`An answer is still growing: wait for the promise of send(), or call stop() before ${call}.`);
  }
}

interface VisitorListener {
  /** Forgets what somebody else has asked; returns what is left. */
  onOtherVisitor(): readonly Message[];
}

function createState(status: ChatStatus, messages: readonly Message[], usage: Usage, error?: ChatError): ChatState {
  return Object.freeze({status, messages: Object.freeze(messages), usage, ...(error && {error})});
}
