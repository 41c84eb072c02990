import {segment} from './call.js';
import type {CallApi} from './call.js';
import {readAll, readTime} from './conversations.js';
import {unexpectedAnswer} from './failure.js';
import type {CallOptions} from './options.js';
import {readList, readMember, readText, withoutGaps} from './read-json.js';

/** A bot: a model with instructions, knowledge and tools. */
export interface Bot {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly lastUsedAt?: number;
  readonly isStarred: boolean;
  /** It is the user’s own. */
  readonly isOwned: boolean;
  /** False for a shared bot that has been removed. */
  readonly isAvailable: boolean;
  /** How far its knowledge is, such as `SUCCEEDED`. */
  readonly syncStatus?: string;
  /** Questions to begin with; told by `get` and `pick` alone. */
  readonly quickStarters: readonly {readonly title: string; readonly example: string}[];
}

/** Which bots to list. */
export interface ListBotsOptions extends CallOptions {
  /** The user’s own, or those that others share as well. Default `private`. */
  readonly kind?: 'private' | 'mixed';
  /** Of the kind `mixed`: only those with a star. */
  readonly isStarred?: boolean;
  /** Of the kind `mixed`: how many, unless only those with a star are wanted. Default 50. */
  readonly limit?: number;
}

/** Which bots of the store to list. */
export interface StoreOptions extends CallOptions {
  /** Default 20. */
  readonly limit?: number;
}

/** The bots that the user may use. */
export type Bots = ReturnType<typeof createBots>;

/** Makes the calls about bots. `onPick` is told of the one that is to answer. */
export function createBots(call: CallApi, onPick: (botId: string | undefined) => void) {
  const listStore = async (path: string, {limit, signal}: StoreOptions, query?: string): Promise<readonly Bot[]> =>
    readAll(await call(`store/${path}`, {query: {query, limit}, ...(signal && {signal})}), readBot);

  const get = async (id: string, options: CallOptions = {}): Promise<Bot> => {
    const bot = readBot(await call(`bot/summary/${segment(id)}`, options));
    if (!bot) throw unexpectedAnswer('This is no bot.');
    return bot;
  };

  return {
    /** The user’s own bots, or those of others as well; last used first. */
    async list(options: ListBotsOptions = {}): Promise<readonly Bot[]> {
      const {kind = 'private', isStarred, signal} = options;
      // The server wants one of the two for mixed bots, and never both.
      const limit = options.limit ?? (kind === 'mixed' && !isStarred ? 50 : undefined);
      // Earlier versions have pins in the place of stars.
      const query = {kind, starred: isStarred, pinned: isStarred, limit: isStarred ? undefined : limit};
      return readAll(await call('bot', {query, ...(signal && {signal})}), readBot);
    },
    /** The bots that administrators put first. */
    async pinned(options: CallOptions = {}): Promise<readonly Bot[]> {
      return readAll(await call('bot/pinned', options), readBot);
    },
    get,
    /** From now on this bot answers, each time in a conversation of its own; without an id, the model alone. */
    async pick(id?: string, options: CallOptions = {}): Promise<Bot | undefined> {
      const bot = id === undefined ? undefined : await get(id, options);
      onPick(id);
      return bot;
    },
    store: {
      /** Bots whose title, description or instructions fit the words. */
      search: (query: string, options: StoreOptions = {}) => listStore('search', options, query),
      /** Bots that are used most. */
      popular: (options: StoreOptions = {}) => listStore('popular', options),
      /** Bots picked at random. */
      pickup: (options: StoreOptions = {}) => listStore('pickup', options),
    },
  };
}

function readBot(item: unknown): Bot | undefined {
  const id = readText(item, 'id');
  if (id === undefined) return undefined;
  const starters = readList(item, 'conversationQuickStarters');
  return withoutGaps<Bot>({
    id,
    title: readText(item, 'title') ?? '',
    description: readText(item, 'description') ?? '',
    createdAt: readTime(item, 'createTime'),
    lastUsedAt: readTime(item, 'lastUsedTime'),
    isStarred: (readMember(item, 'isStarred') ?? readMember(item, 'isPinned')) === true,
    isOwned: readMember(item, 'owned') === true,
    isAvailable: readMember(item, 'available') !== false,
    syncStatus: readText(item, 'syncStatus'),
    quickStarters: starters.map((starter) => ({
      title: readText(starter, 'title') ?? '',
      example: readText(starter, 'example') ?? '',
    })),
  });
}
