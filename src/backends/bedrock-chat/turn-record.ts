import type {ChatError, ChatErrorCode, RequestMessage, StreamPart} from '../../model/index.js';
import {summarize} from './known-conversations.js';
import type {AwaitedAnswer, KnownConversation} from './known-conversations.js';

/** After these nobody can tell whether the server has stored the question and its answer. */
const inDoubt: ReadonlySet<ChatErrorCode> = new Set([
  'aborted',
  'network',
  'offline',
  'model-timeout',
  'service-unavailable',
  'internal',
]);

/** Follows one question, to know afterwards how far its conversation on the server has come. */
export class TurnRecord {
  readonly #messages: readonly RequestMessage[];
  /** The conversation as it was before; `undefined` for a new one. */
  readonly #before: KnownConversation | undefined;
  readonly #botId: string | undefined;
  #asked: AwaitedAnswer | undefined;
  #isFetchable = false;
  #answer = '';
  #isWhole = false;
  #error: ChatError | undefined;

  constructor(messages: readonly RequestMessage[], before: KnownConversation | undefined, botId: string | undefined) {
    this.#messages = messages;
    this.#before = before;
    this.#botId = botId;
  }

  /** The server has the question, or may have it. */
  ask(asked: AwaitedAnswer, isFetchable: boolean): void {
    this.#asked = asked;
    this.#isFetchable = isFetchable;
  }

  /** A part of the answer. */
  add(part: StreamPart): void {
    if (typeof part === 'string') return;
    this.#answer += part.contentBlockDelta?.delta.text ?? '';
    this.#isWhole ||= part.messageStop !== undefined;
  }

  /** The question has failed. */
  fail(error: ChatError): ChatError {
    this.#error = error;
    return error;
  }

  /** What is known of the conversation now; `undefined` when it is better to begin anew. */
  next(): KnownConversation | undefined {
    const asked = this.#asked;
    if (!asked) return this.#before;
    const said = this.#messages.map(summarize);
    const conversation = {id: asked.conversationId, botId: this.#botId, said};
    if (this.#isWhole) return {...conversation, said: [...said, summarize({content: [{text: this.#answer}]})]};
    const code = this.#error?.code ?? 'aborted';
    // Asked for again, the answer is fetched and not written twice; one that is late is given up.
    if (this.#isFetchable) return code === 'model-timeout' ? undefined : {...conversation, awaited: asked};
    return inDoubt.has(code) ? undefined : this.#before;
  }
}
