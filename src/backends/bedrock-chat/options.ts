import type {WebSocketConstructor} from './web-socket.js';

/** Waits; resolves early when `signal` aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** What both ways to Bedrock Chat take. */
export interface CommonOptions {
  /** The address of the API, with its stage, such as `https://….execute-api.us-east-1.amazonaws.com/api`. */
  readonly endpoint: string;
  /** A model by Bedrock Chat’s own name, such as `claude-v3.7-sonnet`. The `modelId` of a request goes before it. */
  readonly model?: string;
  /** Asks the model to think aloud. Default false. */
  readonly reasoning?: boolean;
  /** After how long an answer that has to be fetched counts as lost. Default 600,000. */
  readonly timeoutMs?: number;
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
  /** The clock. Default `Date.now`. */
  readonly now?: () => number;
  /** Default: by the clock of the machine. */
  readonly sleep?: Sleep;
  /** Makes the ids of conversations and questions. Default: ULIDs. */
  readonly createId?: () => string;
}

/** A published bot: whoever has its key may ask. */
export interface PublishedBotOptions extends CommonOptions {
  /** The key of the published API, or a function that returns it. */
  readonly apiKey: string | (() => string | Promise<string>);
  readonly token?: never;
}

/** The application itself, for a user who has signed in. */
export interface SignedInOptions extends CommonOptions {
  /** Returns a fresh ID token of the user pool; asked before each request. */
  readonly token: () => string | Promise<string>;
  /** The bot that answers. Default none: the model alone. */
  readonly botId?: string;
  /** The address of the WebSocket API. With it answers stream; without it they arrive whole. */
  readonly webSocket?: string;
  /** Default: the page’s own. */
  readonly WebSocket?: WebSocketConstructor;
  readonly apiKey?: never;
}

/** A call that can be cancelled. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}
