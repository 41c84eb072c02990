/** A function of the page that the model may call. */
export interface Tool {
  /** Letters, digits, `_` and `-`; at most 64. */
  readonly name: string;
  /** Tells the model what it is for. */
  readonly description?: string;
  /** What a visitor reads in place of the name. */
  readonly title?: string;
  /** JSON Schema of the arguments; they are checked before anything runs. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  /** Whether the visitor is asked before each call. A function decides by the arguments: true means ask. Default `ask`. */
  readonly approval?: ToolApproval;
  /** Milliseconds that one call may take. Default: those of the chat. */
  readonly timeoutMs?: number;
  /** Does the work: returns a text, anything that JSON takes, or content of a Bedrock `toolResult`. */
  run?(input: unknown, context: ToolContext): unknown;
}

/** When the visitor is asked before a tool runs. */
export type ToolApproval = 'ask' | 'never' | ((input: unknown) => boolean | Promise<boolean>);

/** What a running tool is given besides its arguments. */
export interface ToolContext {
  /** Aborts when the answer is no longer wanted, or the call took too long. */
  readonly signal: AbortSignal;
  readonly toolUseId: string;
  /** Tells how far the work has come: a sentence, a fraction from 0 to 1, or both. */
  progress(sentence?: string, fraction?: number): void;
}

/** `waiting`: for the visitor. */
export type ToolCallStatus = 'waiting' | 'running' | 'done' | 'failed' | 'denied';

/** One call of a tool while its turn lasts. */
export interface ToolCall {
  readonly toolUseId: string;
  readonly name: string;
  /** The arguments it runs with: the model's, or those that the visitor put in their place. */
  readonly input: unknown;
  readonly status: ToolCallStatus;
  /** The visitor changed the arguments. */
  readonly isEdited?: boolean;
  /** What the tool last told of its progress. */
  readonly progress?: {readonly sentence?: string; readonly fraction?: number};
}
