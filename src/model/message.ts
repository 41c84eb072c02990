import type {Block, ContentBlock} from './block.js';
import type {ChatError} from './chat-error.js';
import type {Usage} from './stream-part.js';

/** Who speaks. */
export type Role = 'user' | 'assistant';

/**
 * How far a message has come. `stopped`: the visitor ended it; `interrupted`: the stream broke after something had
 * arrived; `failed`: nothing arrived.
 */
export type MessageStatus = 'streaming' | 'complete' | 'stopped' | 'interrupted' | 'failed';

/** One message of a conversation; frozen, and replaced by a new object when it grows. */
export interface Message {
  readonly id: string;
  readonly role: Role;
  /** The message in Converse's own shape, derived from `blocks`. */
  readonly content: readonly ContentBlock[];
  /** What views show. */
  readonly blocks: readonly Block[];
  readonly status: MessageStatus;
  /** What the page added to a question, which the model reads before its words. */
  readonly context?: readonly ContentBlock[];
  /** The model that was asked for it, as the request named it. */
  readonly modelId?: string;
  readonly stopReason?: string;
  readonly usage?: Usage;
  /** What Bedrock tells of its own part in it, as it came: which policies of a guardrail acted, which model was chosen. */
  readonly trace?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Why the message is `interrupted` or `failed`. */
  readonly error?: ChatError;
}
