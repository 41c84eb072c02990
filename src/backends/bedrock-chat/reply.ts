import type {ChatRequest, StreamPart} from '../../model/index.js';
import {toChatError} from './failure.js';
import {KnownConversations, summarize} from './known-conversations.js';
import type {KnownConversation} from './known-conversations.js';
import type {CommonOptions} from './options.js';
import {chooseModel, writeContent} from './question.js';
import type {Question} from './question.js';
import {TurnRecord} from './turn-record.js';

/** Gets the answer to one question, by whichever way. */
export type Ask = (question: Question) => AsyncIterable<StreamPart>;

/** Finds for each request the conversation on the server in which it is the next question, and asks it there. */
export class Replies {
  /** The conversation that the newest answer belongs to. */
  conversationId: string | undefined;
  #known = new KnownConversations();
  #botId: string | undefined;
  readonly #options: Pick<CommonOptions, 'model' | 'reasoning'>;
  readonly #ask: Ask;

  constructor(options: Pick<CommonOptions, 'model' | 'reasoning'>, ask: Ask) {
    this.#options = options;
    this.#ask = ask;
  }

  /** From now on this bot is asked, in new conversations. */
  pick(botId: string | undefined): void {
    this.#botId = botId;
    this.#known = new KnownConversations();
  }

  /** A chat that carries exactly these messages goes on in this conversation. */
  remember({id, botId, messages}: Pick<KnownConversation, 'id' | 'botId'> & Pick<ChatRequest, 'messages'>): void {
    this.#known.keep({id, botId, said: messages.map(summarize)});
  }

  async *reply(request: ChatRequest, {signal}: {readonly signal: AbortSignal}): AsyncGenerator<StreamPart> {
    // Kept although another bot may be picked meanwhile: this answer then belongs to what is forgotten.
    const known = this.#known;
    const found = known.take(request.messages);
    const botId = found ? found.botId : this.#botId;
    const record = new TurnRecord(request.messages, found, botId);
    try {
      signal.throwIfAborted();
      for await (const part of this.#ask({
        ...this.#write(request, found),
        botId,
        signal,
        onAsked: (asked, isFetchable) => {
          this.conversationId = asked.conversationId;
          record.ask(asked, isFetchable);
        },
      })) {
        record.add(part);
        yield part;
        signal.throwIfAborted();
      }
    } catch (cause) {
      throw record.fail(toChatError(cause, signal));
    } finally {
      const next = record.next();
      if (next) known.keep(next);
    }
  }

  #write(request: ChatRequest, found: KnownConversation | undefined) {
    return {
      conversationId: found?.id,
      awaited: found?.awaited,
      content: writeContent(request, !found),
      model: chooseModel(request, this.#options.model),
      reasoning: this.#options.reasoning ?? false,
    };
  }
}
