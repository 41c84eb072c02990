import type {ContentBlock} from './block.js';
import type {ChatError} from './chat-error.js';
import type {Message} from './message.js';
import type {Usage} from './stream-part.js';

/** What the chat is doing. */
export type ChatStatus = 'idle' | 'connecting' | 'waiting' | 'streaming' | 'awaiting-approval' | 'failed';

/** Everything a view needs; frozen, and a new object at each change. */
export interface ChatState {
  readonly status: ChatStatus;
  /** The active branch, oldest first. Untouched messages keep their identity. */
  readonly messages: readonly Message[];
  /** Tokens of the whole conversation. */
  readonly usage: Usage;
  /** Why the last turn failed or broke off; gone with the next turn. While `waiting`: why it has to wait. */
  readonly error?: ChatError;
  /** While `waiting`: when the question is asked again, in milliseconds since 1970. */
  readonly nextTryAt?: number;
  /** While `waiting`: which attempt that will be; the first one was 1. */
  readonly attempt?: number;
}

/** A conversation without any view. */
export interface Chat {
  readonly state: ChatState;
  /** Calls `listener` after each change; returns a function that ends that. */
  subscribe(listener: (state: ChatState) => void): () => void;
  /** Sends a message; resolves with the answer whatever became of it (see its `status`). Rejects only for a wrong call. */
  send(content: string | readonly ContentBlock[]): Promise<Message>;
  /** Ends the answer that is growing and keeps what has arrived. */
  stop(): void;
  /** Asks again for the answer to the last message, in place of one that failed, stopped or broke off. */
  retry(): Promise<Message>;
  /**
   * Lets an answer go on that was stopped, broke off or reached its greatest length: the model is asked to, in the
   * visitor's name, and what it says is a message of its own. `words` are what it is asked with.
   */
  continue(words?: string): Promise<Message>;
  /** Gets ready what a first answer needs; call it when the visitor seems about to ask. Never rejects. */
  prepare(): Promise<void>;
  /** Starts anew with an empty conversation. */
  clear(): void;
  /** Ends everything; the chat cannot be used afterwards. */
  close(): void;
}
