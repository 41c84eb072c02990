import type {Citation} from './stream-part.js';

/** A piece of a message while it streams and after: what a view shows and what `content` is derived from. */
export type Block =
  | TextBlock
  | ReasoningBlock
  | ToolUseBlock
  | ToolResultBlock
  | ImageBlock
  | CitationsBlock
  | DocumentBlock
  | AudioBlock
  | VideoBlock
  | GuardContentBlock
  | SearchResultBlock
  | CachePointBlock
  | UnknownBlock;

/** The tag of a block. */
export type BlockKind = Block['kind'];

interface BlockBase {
  /** The `contentBlockIndex` of the stream. */
  readonly index: number;
  /** No more deltas will come. */
  readonly isDone: boolean;
}

/** Plain words, or markdown. */
export interface TextBlock extends BlockBase {
  readonly kind: 'text';
  readonly text: string;
}

/** The model thinking aloud. It goes back to the model unchanged, signature included. */
export interface ReasoningBlock extends BlockBase {
  readonly kind: 'reasoning';
  readonly text: string;
  readonly signature?: string;
  /** Thoughts that only the model can read. */
  readonly redacted?: Uint8Array;
}

/** The model wants a tool to run. */
export interface ToolUseBlock extends BlockBase {
  readonly kind: 'tool-use';
  readonly toolUseId: string;
  readonly name: string;
  /** The arguments as they stream: JSON that may still be incomplete. */
  readonly inputJson: string;
  /** `server_tool_use` when the service runs the tool itself. */
  readonly type?: string;
}

/** What a tool answered. */
export interface ToolResultBlock extends BlockBase {
  readonly kind: 'tool-result';
  readonly toolUseId: string;
  /** Converse's own `toolResult` content. */
  readonly content: readonly unknown[];
  readonly status?: string;
  readonly type?: string;
}

/** A picture, from the visitor or from the model. */
export interface ImageBlock extends BlockBase {
  readonly kind: 'image';
  readonly format: string;
  readonly bytes?: Uint8Array;
  /** A source other than bytes, as it came. */
  readonly source?: unknown;
  readonly error?: unknown;
}

/** Text with its sources; each span is followed by the citations that support it. */
export interface CitationsBlock extends BlockBase {
  readonly kind: 'citations';
  readonly spans: readonly CitedSpan[];
}

/** A run of text and the citations that came after it. */
export interface CitedSpan {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** What comes whole and never in pieces, from a page or from a tool. */
export interface WholeBlock<K extends string> extends BlockBase {
  readonly kind: K;
  /** The member of Converse as it came. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** A document of the visitor, or of a tool: `name`, `format`, `source`, and whether it may be cited. */
export type DocumentBlock = WholeBlock<'document'>;
/** Sound: `format` and `source`. */
export type AudioBlock = WholeBlock<'audio'>;
/** Moving pictures: `format` and `source`. */
export type VideoBlock = WholeBlock<'video'>;
/** What a guardrail is to look at: `text` or `image`. */
export type GuardContentBlock = WholeBlock<'guard-content'>;
/** What a search of the page has found, for the model to cite: `source`, `title` and `content`. */
export type SearchResultBlock = WholeBlock<'search-result'>;
/** The end of what is to be cached. */
export type CachePointBlock = WholeBlock<'cache-point'>;

/** A block of a kind that is unknown today: kept as it came, and sent back unchanged. */
export interface UnknownBlock extends BlockBase {
  readonly kind: 'unknown';
  /** A whole block of Converse, when there is one; otherwise only `events` are known. */
  readonly content?: ContentBlock;
  /** The starts and deltas as they came. */
  readonly events: readonly unknown[];
}

/** One block of a message in Converse's own shape; exactly one member is set. */
export interface ContentBlock {
  readonly text?: string;
  readonly reasoningContent?: {
    readonly reasoningText?: {readonly text: string; readonly signature?: string};
    readonly redactedContent?: Uint8Array;
  };
  readonly toolUse?: {
    readonly toolUseId: string;
    readonly name: string;
    readonly input: unknown;
    readonly type?: string;
  };
  readonly toolResult?: {
    readonly toolUseId: string;
    readonly content: readonly unknown[];
    readonly status?: string;
    readonly type?: string;
  };
  readonly image?: {readonly format: string; readonly source?: unknown; readonly error?: unknown};
  readonly document?: {
    readonly name?: string;
    readonly format?: string;
    /** `{bytes}`, `{text}`, `{content}` or `{s3Location}`. */
    readonly source?: unknown;
    readonly context?: string;
    readonly citations?: {readonly enabled: boolean};
    readonly [member: string]: unknown;
  };
  readonly audio?: {readonly format: string; readonly source?: unknown; readonly error?: unknown};
  readonly video?: {readonly format: string; readonly source?: unknown};
  readonly guardContent?: {
    readonly text?: {readonly text: string; readonly qualifiers?: readonly string[]};
    readonly image?: {readonly format: string; readonly source?: unknown};
  };
  readonly searchResult?: {
    readonly source: string;
    readonly title: string;
    readonly content: readonly {readonly text?: string}[];
    readonly citations?: {readonly enabled?: boolean};
  };
  readonly cachePoint?: {readonly type: string; readonly ttl?: string};
  readonly citationsContent?: {
    readonly content: readonly {readonly text: string}[];
    readonly citations: readonly Citation[];
  };
  readonly [unknown: string]: unknown;
}
