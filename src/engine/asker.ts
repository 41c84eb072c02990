import {blockFromContent, contentOf} from '../blocks/index.js';
import type {Budget, ContentBlock, Message, PageContext, StreamPart, Usage} from '../model/index.js';
import {addUsage, noUsage} from '../transcript/usage.js';
import type {ChatOptions} from './chat-options.js';
import {demandConsent} from './consent.js';
import {createRequest} from './create-request.js';
import {forOneVisitor} from './for-one-visitor.js';
import {askPatiently} from './patience/ask-patiently.js';
import {defaultPatience} from './patience/patience.js';
import {report} from './report.js';
import type {Asking} from './run-turn.js';
import type {ToolCase} from './tool-case.js';

/** What the conversation does when asking shows something about it. */
export interface AskedConversation {
  /** Somebody else asks now: forgets all but the question, and what was kept. */
  onOtherVisitor(): void;
  /** Adds what the page knows to the question. */
  addContext(content: readonly ContentBlock[]): void;
  /** The visitor took the page's context away from this question. */
  readonly isContextLeftOut: boolean;
}

/** Asks the model in the name of whoever is here, within what they agreed to and what may be spent. */
export class Asker {
  readonly #readOptions: () => ChatOptions;
  readonly #tools: ToolCase;
  #visitor: string | undefined;
  /** Who agreed; nobody yet. */
  #agreed: string | undefined | null = null;
  /** How many tokens a model takes at once, as far as its refusals have told. */
  readonly #windows = new Map<string | undefined, number>();
  /** By model. */
  readonly #spent = new Map<string, Usage>();

  constructor(readOptions: () => ChatOptions, tools: ToolCase) {
    this.#readOptions = readOptions;
    this.#tools = tools;
  }

  /** Something may be requested and stored: the visitor agreed, or the page does not ask. */
  get isFree(): boolean {
    try {
      return this.#agreed === this.#visitor || !this.#readOptions().consent;
    } catch {
      // Settings that are wrong say so when something is asked.
      return false;
    }
  }

  /** Gets ready what a first answer needs. */
  async prepare(): Promise<void> {
    try {
      // Getting ready asks somebody for something; only a question asks the visitor first.
      if (this.isFree) await this.#readOptions().backend.prepare?.();
    } catch {
      // Whatever is wrong shows again, with somebody waiting for it, when the first answer is asked for.
    }
  }

  /** Remembers what an answer has cost. */
  spend({modelId = '', usage}: Message): void {
    if (usage) this.#spent.set(modelId, addUsage(this.#spent.get(modelId) ?? noUsage, usage));
  }

  /** Asks for one answer. Whatever fails is the failure of that answer. */
  async *ask(asking: Asking, conversation: AskedConversation): AsyncGenerator<StreamPart> {
    const options = this.#readOptions();
    const {visitor: readVisitor, consent, context, budget} = options;
    const present = readVisitor ? await this.meet() : this.#visitor;
    // A turn belongs to whoever began it, also while its tools run and somebody else signs in.
    if (asking.isFirst && present !== this.#visitor) {
      this.#visitor = present;
      conversation.onOtherVisitor();
    }
    const visitor = this.#visitor;
    const backend = readVisitor ? forOneVisitor(options.backend, visitor, readVisitor) : options.backend;
    if (!this.isFree && consent) {
      await demandConsent(consent);
      this.#agreed = visitor;
    }
    if (budget) await this.#checkBudget(budget);
    if (context && asking.isFirst && !conversation.isContextLeftOut)
      conversation.addContext(await readContext(context));
    const isTight = asking.isTooLong || (options.contextTokens ?? this.#windows.get(options.modelId)) !== undefined;
    const messages = isTight ? await this.#fit(asking, {...options, backend}) : asking.readMessages();
    const tools = this.#tools.isEmpty ? [] : await this.#tools.read();
    const requestFor = (modelId = options.modelId) =>
      createRequest({...options, tools, ...(modelId !== undefined && {modelId})}, messages);
    yield* askPatiently({
      backend,
      requestFor,
      signal: asking.signal,
      patience: {...defaultPatience, ...options.patience},
      onAsk: ({modelId}) => asking.onModel(modelId),
      onWait: asking.onWait,
    });
  }

  /** Says who is here. Whoever was first is the one until another one asks. */
  async meet(): Promise<string | undefined> {
    const visitor = await this.#readOptions().visitor?.();
    this.#visitor ??= visitor;
    return visitor;
  }

  async #checkBudget(budget: Budget): Promise<void> {
    const {checkBudget} = await import('./context/index.js');
    const error = checkBudget(budget, this.#spent);
    if (error) throw error;
  }

  /** What of the conversation the model has room for: as much as the page says, and less than it ever refused. */
  async #fit({readMessages, isTooLong, signal}: Asking, options: ChatOptions): Promise<readonly Message[]> {
    const {fitToWindow, countAll} = await import('./context/index.js');
    const {modelId, inferenceConfig, contextTokens = Infinity} = options;
    const messages = readMessages();
    if (isTooLong) this.#windows.set(modelId, countAll(messages) - 1 + (inferenceConfig?.maxTokens ?? 0));
    const room = Math.min(contextTokens, this.#windows.get(modelId) ?? Infinity);
    const onSummary = (answer: Message): void => this.spend(answer);
    return fitToWindow(messages, {...options, contextTokens: room, signal, onSummary});
  }
}

async function readContext(context: NonNullable<ChatOptions['context']>): Promise<readonly ContentBlock[]> {
  try {
    return toContent(await context());
  } catch (error) {
    // The page's mistake must be seen, but the question can do without.
    report(error);
    return [];
  }
}

function toContent(context: PageContext): readonly ContentBlock[] {
  const pieces: readonly ContentBlock[] = typeof context === 'string' ? [{text: context}] : (context ?? []);
  return pieces.map((piece, at) => contentOf(blockFromContent(piece, at))).filter((piece) => piece !== undefined);
}
