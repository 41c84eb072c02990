import type {ContentBlock, Role} from '../../model/index.js';
import {segment} from './call.js';
import type {CallApi} from './call.js';
import {unexpectedAnswer} from './failure.js';
import {fromMessage, fromToolResult} from './from-content.js';
import type {CallOptions} from './options.js';
import {isObject, readList, readMember, readNumber, readText, withoutGaps} from './read-json.js';
import type {JsonObject} from './read-json.js';

/** A conversation as lists show it. */
export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly model?: string;
  readonly botId?: string;
  /** Where a search found what it looked for. */
  readonly highlights?: readonly {readonly fieldName: string; readonly fragments: readonly string[]}[];
}

/** A conversation with its messages: the branch that leads to the last one. */
export interface StoredConversation extends ConversationSummary {
  readonly messages: readonly StoredMessage[];
  /** The last answer ended for want of tokens. */
  readonly shouldContinue: boolean;
}

/** A message as it lies on the server. */
export interface StoredMessage {
  readonly id: string;
  readonly role: Role;
  /** In Converse’s own shape. */
  readonly content: readonly ContentBlock[];
  readonly feedback?: Feedback;
}

/** What a user thinks of an answer. */
export interface Feedback {
  readonly value: 'up' | 'down';
  /** Why not. Default `other`. */
  readonly category?: string;
  readonly comment?: string;
}

/** A document that a bot found while it answered. */
export interface RelatedDocument {
  readonly sourceId: string;
  readonly sourceName?: string;
  readonly sourceLink?: string;
  readonly pageNumber?: number;
  /** As in a `toolResult` of Converse. */
  readonly content: JsonObject;
}

/** The conversations of the user, which lie on the server. */
export type Conversations = ReturnType<typeof createConversations>;

/** Makes the calls about conversations. `onOpen` is told of each that was read. */
export function createConversations(call: CallApi, onOpen: (conversation: StoredConversation) => void) {
  const pathOf = (id: string): string => `conversation/${segment(id)}`;
  return {
    /** All of them, newest first. */
    async list(options: CallOptions = {}): Promise<readonly ConversationSummary[]> {
      return readAll(await call('conversations', options), readSummary);
    },
    /** Those in which these words occur. */
    async search(query: string, options: CallOptions = {}): Promise<readonly ConversationSummary[]> {
      return readAll(await call('conversations/search', {...options, query: {query}}), readSummary);
    },
    /** One with its messages. A chat that goes on from exactly these goes on in this conversation. */
    async get(id: string, options: CallOptions = {}): Promise<StoredConversation> {
      const conversation = readConversation(await call(pathOf(id), options));
      onOpen(conversation);
      return conversation;
    },
    /** Gives one another title. */
    async rename(id: string, title: string, options: CallOptions = {}): Promise<void> {
      await call(`${pathOf(id)}/title`, {...options, method: 'PATCH', body: {newTitle: title}});
    },
    /** A title that a model proposes. */
    async proposedTitle(id: string, options: CallOptions = {}): Promise<string> {
      return readText(await call(`${pathOf(id)}/proposed-title`, options), 'title') ?? '';
    },
    /** Deletes one. */
    async delete(id: string, options: CallOptions = {}): Promise<void> {
      await call(pathOf(id), {...options, method: 'DELETE'});
    },
    /** Deletes all of them. */
    async deleteAll(options: CallOptions = {}): Promise<void> {
      await call('conversations', {...options, method: 'DELETE'});
    },
    /** Says what the user thinks of an answer. */
    async feedback(id: string, messageId: string, feedback: Feedback, options: CallOptions = {}): Promise<void> {
      const {value, category = 'other', comment} = feedback;
      const body = {thumbsUp: value === 'up', category: value === 'up' ? null : category, comment: comment ?? null};
      await call(`${pathOf(id)}/${segment(messageId)}/feedback`, {...options, method: 'PUT', body});
    },
    /** The documents that answers of this conversation came from. */
    async relatedDocuments(id: string, options: CallOptions = {}): Promise<readonly RelatedDocument[]> {
      return readAll(await call(`${pathOf(id)}/related-documents`, options), readDocument);
    },
    /** One of these documents. */
    async relatedDocument(id: string, sourceId: string, options: CallOptions = {}): Promise<RelatedDocument> {
      const document = readDocument(await call(`${pathOf(id)}/related-documents/${segment(sourceId)}`, options));
      if (!document) throw unexpectedAnswer('This is no document.');
      return document;
    },
  };
}

/** The items of a list that can be understood. */
export function readAll<T>(answer: unknown, read: (item: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(answer)) throw unexpectedAnswer('The answer is no list.');
  return answer.map(read).filter((item) => item !== undefined);
}

/** A time in milliseconds; older versions count in seconds. */
export function readTime(value: unknown, name: string): number | undefined {
  const time = readNumber(value, name);
  return time !== undefined && time < 1e11 ? time * 1000 : time;
}

/** A conversation as the server has it. */
export function readConversation(answer: unknown): StoredConversation {
  const summary = readSummary(answer);
  const map = readMember(answer, 'messageMap');
  if (!summary || !isObject(map)) throw unexpectedAnswer('This is no conversation.');
  const messages: StoredMessage[] = [];
  // A tree that was stored with a loop in it must not hang the page.
  const seen = new Set<string>();
  for (
    let id = readText(answer, 'lastMessageId');
    id !== undefined && !seen.has(id);
    id = readText(map[id], 'parent')
  ) {
    seen.add(id);
    const message = readMessage(id, map[id]);
    if (message) messages.unshift(message);
  }
  return {...summary, messages, shouldContinue: readMember(answer, 'shouldContinue') === true};
}

function readSummary(item: unknown): ConversationSummary | undefined {
  const id = readText(item, 'id');
  if (id === undefined) return undefined;
  const highlights = readList(item, 'highlights').map((highlight) => ({
    fieldName: readText(highlight, 'fieldName') ?? '',
    fragments: readList(highlight, 'fragments').filter((fragment) => typeof fragment === 'string'),
  }));
  return withoutGaps<ConversationSummary>({
    id,
    title: readText(item, 'title') ?? '',
    createdAt: readTime(item, 'createTime') ?? 0,
    model: readText(item, 'model'),
    botId: readText(item, 'botId'),
    highlights: highlights.length > 0 ? highlights : undefined,
  });
}

/** `undefined` for the root of the tree and for instructions, which nobody said. */
function readMessage(id: string, message: unknown): StoredMessage | undefined {
  const role = readText(message, 'role');
  if (role !== 'user' && role !== 'assistant' && role !== 'bot') return undefined;
  return withoutGaps<StoredMessage>({
    id,
    role: role === 'user' ? 'user' : 'assistant',
    content: fromMessage(message),
    feedback: readFeedback(readMember(message, 'feedback')),
  });
}

function readFeedback(feedback: unknown): Feedback | undefined {
  const thumbsUp = readMember(feedback, 'thumbsUp');
  if (typeof thumbsUp !== 'boolean') return undefined;
  return withoutGaps<Feedback>({
    value: thumbsUp ? 'up' : 'down',
    category: readText(feedback, 'category') || undefined,
    comment: readText(feedback, 'comment') || undefined,
  });
}

function readDocument(item: unknown): RelatedDocument | undefined {
  const sourceId = readText(item, 'sourceId');
  if (sourceId === undefined) return undefined;
  return withoutGaps<RelatedDocument>({
    sourceId,
    sourceName: readText(item, 'sourceName'),
    sourceLink: readText(item, 'sourceLink'),
    pageNumber: readNumber(item, 'pageNumber'),
    content: fromToolResult(readMember(item, 'content')),
  });
}
