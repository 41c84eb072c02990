import {checkInput, isRecord, toSnakeCase} from './double-rules.js';

/** A message as Bedrock Chat stores it. */
export interface StoredMessage {
  readonly role: string;
  readonly content: readonly unknown[];
  readonly model: string;
  readonly children: string[];
  readonly parent: string | null;
  readonly thinkingLog?: readonly unknown[] | null;
  readonly usedChunks?: readonly unknown[] | null;
  feedback?: unknown;
}

/** A conversation as Bedrock Chat stores it. */
export interface StoredConversation {
  readonly id: string;
  title: string;
  readonly createTime: number;
  readonly messageMap: Record<string, StoredMessage>;
  lastMessageId: string;
  readonly botId: string | null;
  readonly shouldContinue: boolean;
}

/** What the bot answers. */
export type Answer = Partial<Pick<StoredMessage, 'content' | 'thinkingLog' | 'usedChunks'>>;

/** A question as it reached the bot. */
export interface Input {
  readonly conversationId: string;
  readonly botId: string | null;
  readonly content: readonly unknown[];
  /** The texts of the question, joined. */
  readonly text: string;
  /** How many messages come before it in its conversation. */
  readonly depth: number;
}

/** In the place of something that the socket says: nothing comes any more, or the connection breaks. */
export const hang = Symbol('hang');
export const drop = Symbol('drop');

/** What the socket says after END. */
export type Said = string | object | typeof hang | typeof drop;

/** The key and the token that are known. */
export const apiKey = 'key-of-the-bot';
export const token = 'header.claims.signature';

/** What Bedrock Chat knows, and how its bots answer. */
export class DoubleStore {
  readonly inputs: Input[] = [];
  readonly conversations = new Map<string, StoredConversation>();
  readonly relatedDocuments: unknown[] = [];
  readonly bots: Record<string, unknown>[] = [];
  /** How often a published API says 404 before an answer is there. */
  pollsBeforeAnswer = 1;
  /** Writes in snake_case, which the API does in some places. */
  isSnakeCase = false;
  /** What the bot answers. Default: the question. */
  answer: (input: Input) => Answer | string = ({text}) => text;
  /** What the socket says after END. Default: the answer word by word, and its end. */
  say: (input: Input) => readonly Said[] = (input) => this.#sayWords(input);
  #queue: {input: Input; write: () => void; polls: number}[] = [];
  #ids = 0;

  /** Takes a question. The answer is stored by the function that is returned. */
  ask(body: unknown, isPublished: boolean): {input: Input; messageId: string; write: () => StoredMessage} {
    const checked = checkInput(body, isPublished);
    const conversation = this.#open(checked.conversationId ?? this.createId(), checked.botId, checked.model);
    const parent = checked.parentMessageId ?? (conversation.lastMessageId || 'system');
    const messageId = checked.messageId ?? this.createId();
    const input: Input = {
      conversationId: conversation.id,
      botId: checked.botId,
      content: checked.content,
      text: checked.content.map(textOf).join(' '),
      depth: Math.max(0, Object.keys(conversation.messageMap).length - 1),
    };
    this.inputs.push(input);
    const write = () => this.#write(conversation, {checked, parent, messageId}, input);
    return {input, messageId, write};
  }

  /** Puts a question of a published API into its queue. */
  enqueue(input: Input, write: () => void): void {
    this.#queue.push({input, write, polls: 0});
  }

  /** Counts a look at a conversation, and stores the answers whose time has come. */
  poll(conversationId: string): void {
    for (const entry of this.#queue.filter(({input}) => input.conversationId === conversationId)) {
      entry.polls += 1;
      if (entry.polls <= this.pollsBeforeAnswer) continue;
      this.#queue = this.#queue.filter((each) => each !== entry);
      entry.write();
    }
  }

  json(value: unknown, status = 200): Response {
    return Response.json(this.isSnakeCase ? toSnakeCase(value) : value, {status});
  }

  createId(): string {
    this.#ids += 1;
    return `id-${this.#ids}`;
  }

  #open(id: string, botId: string | null, model: string): StoredConversation {
    const system = {role: 'system', content: [], model, children: [], parent: null};
    const fresh = {
      id,
      title: 'New conversation',
      createTime: 1_700_000_000_000,
      messageMap: {system},
      lastMessageId: '',
      botId,
      shouldContinue: false,
    };
    return this.conversations.get(id) ?? fresh;
  }

  #write(
    conversation: StoredConversation,
    {checked, parent, messageId}: {checked: ReturnType<typeof checkInput>; parent: string; messageId: string},
    input: Input,
  ): StoredMessage {
    const given = this.answer(input);
    const answer: Answer = typeof given === 'string' ? {content: [{contentType: 'text', body: given}]} : given;
    const answerId = this.createId();
    const common = {model: checked.model, feedback: null};
    const map = conversation.messageMap;
    map[messageId] = {...common, role: 'user', content: checked.content, children: [answerId], parent};
    map[parent]?.children.push(messageId);
    const written = {content: [], ...common, role: 'assistant', children: [], parent: messageId, ...answer};
    map[answerId] = written;
    conversation.lastMessageId = answerId;
    this.conversations.set(conversation.id, conversation);
    return written;
  }

  #sayWords({text}: Input): readonly Said[] {
    const given = this.answer(this.inputs.at(-1) ?? {conversationId: '', botId: null, content: [], text, depth: 0});
    const words = typeof given === 'string' ? (given.match(/\s*\S+/g) ?? []) : [];
    return [...words.map((completion) => ({status: 'STREAMING', completion})), streamingEnd];
  }
}

/** The last message of an answer, as the server writes it. */
export const streamingEnd = {
  status: 'STREAMING_END',
  completion: '',
  stop_reason: 'end_turn',
  token_count: {input: 12, output: 34, cache_read_input: 5, cache_write_input: 6},
  price: 0.0012,
};

function textOf(piece: unknown): string {
  return isRecord(piece) && piece['contentType'] === 'text' ? String(piece['body']) : '';
}
