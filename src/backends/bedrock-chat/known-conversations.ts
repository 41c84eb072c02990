import type {ContentBlock, RequestMessage} from '../../model/index.js';

/** A conversation that lies on the server, as far as it has come. */
export interface KnownConversation {
  readonly id: string;
  /** The bot that answers in it. */
  readonly botId?: string | undefined;
  /** What has been said in it, question and answer in turn. */
  readonly said: readonly string[];
  /** A question that the server works on; its answer can be fetched. */
  readonly awaited?: AwaitedAnswer | undefined;
}

/** A question that the server has taken. */
export interface AwaitedAnswer {
  readonly conversationId: string;
  /** The id of the question. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** How many conversations are remembered; one more drops the oldest. */
const most = 20;

/**
 * Bedrock Chat keeps the history itself, while each request of a chat carries all of it. This finds the conversation
 * on the server that has come exactly as far as a request’s history.
 */
export class KnownConversations {
  #all: readonly KnownConversation[] = [];

  /** Remembers a conversation until it is taken. */
  keep(conversation: KnownConversation): void {
    this.#all = [...this.#all, conversation].slice(-most);
  }

  /**
   * The conversation in which this is the next question, or already the last one. It is handed out once, so that two
   * questions at the same time never go into the same conversation.
   */
  take(messages: readonly RequestMessage[]): KnownConversation | undefined {
    const said = messages.map(summarize);
    const known = this.#all.find((each) => fits(each, said));
    this.#all = this.#all.filter((each) => each !== known);
    return known;
  }
}

/** What a message says, for comparison; the shape in which a text is cut does not count. */
export function summarize({content}: Pick<RequestMessage, 'content'>): string {
  return content.map(readWords).join('').replace(/\s+/g, '');
}

/** The words of a block. */
export function readWords({text, citationsContent}: ContentBlock): string {
  return text ?? citationsContent?.content.map((span) => span.text).join('') ?? '';
}

function fits({said: known, awaited}: KnownConversation, said: readonly string[]): boolean {
  if (awaited && known.at(-1) !== said.at(-1)) return false;
  if (known.length !== said.length - (awaited ? 0 : 1)) return false;
  // A request may have told the server more than the page’s history keeps, such as the text of the page.
  return known.every((text, at) => text.includes(said[at] ?? ''));
}
