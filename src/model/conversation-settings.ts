import type {ContentBlock} from './block.js';
import type {HistoryPlace, HistoryStore} from './history.js';
import type {Tool, ToolCall} from './tool.js';

/** Something that a page adds to a question: a text, blocks, or nothing. */
export type PageContext = string | readonly ContentBlock[] | undefined;

/** How much tools may do. */
export interface ToolLimits {
  /** Milliseconds that one call may take. Default 60,000. */
  readonly callMs: number;
  /** How often tools may run before the model has to answer. Default 10. */
  readonly rounds: number;
}

/** A server of the Model Context Protocol, over streamable HTTP. */
export interface McpServer {
  readonly url: string;
  /** The page's own headers; a function is asked again for each connection. */
  readonly headers?: Readonly<Record<string, string>> | (() => HeadersOf | Promise<HeadersOf>);
}

type HeadersOf = Readonly<Record<string, string>>;

/** What a visit may cost. */
export interface Budget {
  readonly tokens?: number;
  /** In the currency of `prices`. */
  readonly cost?: number;
  /** By model id, for a million tokens. A model has the same price in every region unless that one is named too. */
  readonly prices?: Readonly<Record<string, Price>>;
}

/** What a million tokens of a model cost. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Default: as `input`. */
  readonly cacheRead?: number;
  /** Default: as `input`. */
  readonly cacheWrite?: number;
}

/** What a page says about its conversations, whoever answers in them. */
export interface ConversationSettings {
  /** What the model may call. Default nothing. */
  readonly tools?: readonly Tool[];
  /** Which tool the model is to call, in Converse's words: `{auto: {}}`, `{any: {}}` or `{tool: {name}}`. */
  readonly toolChoice?: Readonly<Record<string, unknown>>;
  readonly toolLimits?: Partial<ToolLimits>;
  /** The model may also call the tools that the page has published through WebMCP. Default false. */
  readonly webMcp?: boolean;
  /** Servers of the Model Context Protocol, whose tools the model may call as well. */
  readonly mcpServers?: readonly McpServer[];
  /**
   * Told of each call of a tool before it runs, after the visitor has allowed it. What it returns, or what that resolves
   * with, takes the place of what the tool would have said; `undefined`: the tool runs.
   */
  readonly onToolCall?: (call: ToolCall, signal: AbortSignal) => unknown;
  /** What the page knows and the model should, asked for at each question; the visitor can leave it out. */
  readonly context?: () => PageContext | Promise<PageContext>;
  /** How many tokens the model takes at once. What is beyond is left out from the start of the conversation. */
  readonly contextTokens?: number;
  /** What becomes of turns that have no room any more: they are left out (`trim`, the default), or summed up. */
  readonly contextPolicy?: 'trim' | 'summarise';
  /** Ends the conversation, in a friendly way, when so much is spent. Default: never. */
  readonly budget?: Budget;
  /** Where conversations live between page loads. Default `off`. */
  readonly history?: HistoryPlace | HistoryStore;
  /** Which conversations, besides the visitor's own. Default `outcrop`. */
  readonly historyKey?: string;
  /** Encrypts what is kept. Default: it is not. */
  readonly historyEncryption?: CryptoKey | (() => Promise<CryptoKey>);
}

/** Their names, all of them. */
export const conversationSettingNames = [
  'tools',
  'toolChoice',
  'toolLimits',
  'webMcp',
  'mcpServers',
  'onToolCall',
  'context',
  'contextTokens',
  'contextPolicy',
  'budget',
  'history',
  'historyKey',
  'historyEncryption',
] as const satisfies readonly (keyof ConversationSettings)[];
