/**
 * What a backend yields: an event of ConverseStream as it comes, or a plain string, which is a text delta.
 * Exactly one member is set; members that are unknown today are kept.
 */
export type StreamPart = string | StreamEvent;

/** One event of ConverseStream. */
export interface StreamEvent {
  readonly messageStart?: {readonly role: string};
  readonly contentBlockStart?: BlockStartEvent;
  readonly contentBlockDelta?: BlockDeltaEvent;
  readonly contentBlockStop?: {readonly contentBlockIndex: number};
  readonly messageStop?: MessageStopEvent;
  readonly metadata?: MetadataEvent;
  readonly [unknown: string]: unknown;
}

/** A block opens. Text and reasoning blocks have none: their first delta is their start. */
export interface BlockStartEvent {
  readonly contentBlockIndex: number;
  readonly start: BlockStart;
}

/** Which kind of block opens; one member is set. */
export interface BlockStart {
  readonly toolUse?: {readonly toolUseId: string; readonly name: string; readonly type?: string};
  readonly toolResult?: {readonly toolUseId: string; readonly type?: string; readonly status?: string};
  readonly image?: {readonly format: string};
  readonly [unknown: string]: unknown;
}

/** A block grows. */
export interface BlockDeltaEvent {
  readonly contentBlockIndex: number;
  readonly delta: BlockDelta;
}

/** What is added to a block; one member is set. */
export interface BlockDelta {
  readonly text?: string;
  readonly toolUse?: {readonly input: string};
  readonly toolResult?: readonly unknown[];
  readonly reasoningContent?: ReasoningDelta;
  readonly citation?: Citation;
  readonly image?: {readonly source?: unknown; readonly error?: unknown};
  readonly [unknown: string]: unknown;
}

/** A piece of reasoning: readable text, its signature, or bytes that only the model can read. */
export interface ReasoningDelta {
  readonly text?: string;
  readonly signature?: string;
  readonly redactedContent?: Uint8Array;
  readonly [unknown: string]: unknown;
}

/** Where a statement comes from. The location is one of five kinds of Converse, or one that is unknown today. */
export interface Citation {
  readonly title?: string;
  readonly source?: string;
  readonly sourceContent?: readonly {readonly text?: string}[];
  readonly location?: Readonly<Record<string, unknown>>;
  readonly [unknown: string]: unknown;
}

/** The answer ends; `metadata` still follows. */
export interface MessageStopEvent {
  readonly stopReason: string;
  readonly additionalModelResponseFields?: unknown;
}

/** What the answer cost. */
export interface MetadataEvent {
  readonly usage?: Usage;
  readonly metrics?: {readonly latencyMs?: number};
  readonly [unknown: string]: unknown;
}

/** Tokens of one answer, or of a whole conversation. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}
