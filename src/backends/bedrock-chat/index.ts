import type {Backend} from '../../model/index.js';
import {askPublishedBot} from './ask-published.js';
import type {Bots} from './bots.js';
import {askForSecret, createCallApi} from './call.js';
import type {CallApi} from './call.js';
import {checkOptions} from './check-options.js';
import type {Conversations} from './conversations.js';
import {callLazily, loadOnce} from './lazily.js';
import type {CallOptions, CommonOptions, PublishedBotOptions, SignedInOptions} from './options.js';
import {sleepByClock} from './poll.js';
import {readText} from './read-json.js';
import {Replies} from './reply.js';
import type {Ask} from './reply.js';
import {createUlid} from './ulid.js';

export type {Bot, Bots, ListBotsOptions, StoreOptions} from './bots.js';
export type {
  Conversations,
  ConversationSummary,
  Feedback,
  RelatedDocument,
  StoredConversation,
  StoredMessage,
} from './conversations.js';
export type {CallOptions, CommonOptions, PublishedBotOptions, SignedInOptions, Sleep} from './options.js';
export type {WebSocketConstructor, WebSocketLike} from './web-socket.js';

/** What both ways to Bedrock Chat can do. */
interface CommonBackend extends Backend {
  /** The conversation on the server that the newest answer belongs to. */
  readonly conversationId: string | undefined;
  /** Asks how the API is; resolves with its word, `ok`. */
  health(options?: CallOptions): Promise<string>;
}

/** A published bot of Bedrock Chat. */
export interface PublishedBot extends CommonBackend {
  /** A published API lists no conversations: it knows them by their ids alone. */
  readonly conversations: Pick<Conversations, 'get'>;
}

/** Bedrock Chat for a user who has signed in. */
export interface BedrockChat extends CommonBackend {
  readonly conversations: Conversations;
  readonly bots: Bots;
}

/**
 * Answers of [Bedrock Chat](https://github.com/aws-samples/bedrock-chat): of one published bot with its API key, or of
 * the whole application for a user who has signed in.
 *
 * Bedrock Chat keeps the history itself. A chat goes on in the same conversation on the server as long as it carries
 * what the server knows; after an edit, another try or a stop it begins a new one, which starts with what has been
 * said before as text. Instructions, inference parameters and tools are those of the bot: what a request says of them
 * is not sent.
 */
export function bedrockChat(options: PublishedBotOptions): PublishedBot;
export function bedrockChat(options: SignedInOptions): BedrockChat;
export function bedrockChat(options: PublishedBotOptions | SignedInOptions): PublishedBot | BedrockChat {
  checkOptions(options);
  return options.token ? connectUser(options) : connectPublishedBot(options);
}

function connectPublishedBot(options: PublishedBotOptions): PublishedBot {
  const readKey = () => askForSecret('apiKey', options.apiKey);
  const call = createCallApi(options, 'x-api-key', readKey);
  const asking = {...readTiming(options), call};
  const {replies, backend} = createBackend(options, call, (question) => askPublishedBot(question, asking));
  return Object.assign(backend, {
    prepare: () => settle(readKey()),
    conversations: callLazily<PublishedBot['conversations']>(loadConversations(call, replies), ['get']),
  });
}

function connectUser(options: SignedInOptions): BedrockChat {
  const readToken = () => askForSecret('token', options.token);
  const call = createCallApi(options, 'authorization', async () => `Bearer ${await readToken()}`);
  const asking = {...readTiming(options), call};
  const {webSocket: url, WebSocket = globalThis.WebSocket} = options;
  const {replies, backend} = createBackend(options, call, async function* (question) {
    const {askOverWebSocket, askSignedIn} = await loadSignedIn();
    yield* url ? askOverWebSocket(question, {...asking, url, WebSocket, readToken}) : askSignedIn(question, asking);
  });
  replies.pick(options.botId);
  const loadBots = loadOnce(async () => (await loadSignedIn()).createBots(call, (botId) => replies.pick(botId)));
  return Object.assign(backend, {
    prepare: () => settle(readToken(), loadSignedIn()),
    conversations: callLazily<Conversations>(loadConversations(call, replies), [
      ...(['list', 'search', 'get', 'rename', 'proposedTitle', 'delete', 'deleteAll'] as const),
      ...(['feedback', 'relatedDocuments', 'relatedDocument'] as const),
    ]),
    bots: {
      ...callLazily<Omit<Bots, 'store'>>(loadBots, ['list', 'pinned', 'get', 'pick']),
      store: callLazily<Bots['store']>(async () => (await loadBots()).store, ['search', 'popular', 'pickup']),
    },
  });
}

const loadSignedIn = loadOnce(() => import('./signed-in.js'));

function loadConversations(call: CallApi, replies: Replies): () => Promise<Conversations> {
  return loadOnce(async () => (await loadSignedIn()).createConversations(call, (opened) => replies.remember(opened)));
}

function createBackend(options: CommonOptions, call: CallApi, ask: Ask) {
  const replies = new Replies(options, ask);
  const backend: CommonBackend = {
    reply: (request, context) => replies.reply(request, context),
    async health(callOptions) {
      return readText(await call('health', callOptions), 'status') ?? '';
    },
    get conversationId() {
      return replies.conversationId;
    },
  };
  return {replies, backend};
}

/** Waits for all of them; whatever is wrong is told when a question is asked. */
async function settle(...promises: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(promises);
}

function readTiming({sleep = sleepByClock, now = Date.now, timeoutMs = 600_000, createId}: CommonOptions) {
  return {sleep, now, timeoutMs, createId: createId ?? (() => createUlid(now()))};
}
