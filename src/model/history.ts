import type {Block, ContentBlock} from './block.js';
import type {ChatErrorCode} from './chat-error.js';
import type {Message} from './message.js';

/** Where a conversation lives between page loads. */
export type HistoryPlace = 'off' | 'tab' | 'device';

/** What a list of conversations shows of each. */
export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The last message of the branch that was shown last. */
  readonly leafId?: string;
}

/** A message as it is kept: plain data, `Uint8Array` for bytes, no functions. */
export interface StoredMessage extends Omit<Message, 'content' | 'blocks' | 'error'> {
  readonly blocks: readonly StoredBlock[];
  readonly error?: StoredError;
}

/** A block, and the piece of content that it came from where that says more than the block. */
export interface StoredBlock {
  readonly block: Block;
  readonly content?: ContentBlock;
}

/** What is kept of a `ChatError`. */
export interface StoredError {
  readonly code: ChatErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly retryable: boolean;
}

/** A message in the tree of its conversation; a first one has no parent. */
export interface StoredNode {
  readonly message: StoredMessage;
  readonly parentId?: string;
}

/** A conversation as it is kept. */
export interface StoredConversation {
  readonly summary: ConversationSummary;
  readonly nodes: readonly StoredNode[];
}

/** What another tab did. */
export type HistoryChange =
  | {readonly kind: 'saved'; readonly summary: ConversationSummary; readonly nodes: readonly StoredNode[]}
  | {readonly kind: 'removed'; readonly id: string}
  | {readonly kind: 'wiped'};

/** Why something is not kept. */
export type HistoryTrouble = 'unavailable' | 'full' | 'broken' | 'newer';

/**
 * The conversations of one visitor in one place. Nothing rejects: what cannot be kept is told as trouble, and kept in
 * memory as long as the page lives.
 */
export interface HistoryStore {
  /** Every conversation, newest first. */
  list(): Promise<readonly ConversationSummary[]>;
  /** One conversation with all that could be read of it. */
  open(id: string): Promise<StoredConversation | undefined>;
  /** Adds the conversation or changes it, with those of its messages that are new or have changed. */
  save(summary: ConversationSummary, nodes: readonly StoredNode[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** Conversations with all words of the text in their title or messages, newest first. */
  search(text: string): Promise<readonly ConversationSummary[]>;
  /** Removes everything of this visitor. */
  wipe(): Promise<void>;
  /**
   * Waits until no other tab writes to the conversation, then keeps others from it; returns what lets them again. Rejects
   * with the signal's reason only.
   */
  claim(id: string, signal: AbortSignal): Promise<() => void>;
  /** Calls `listener` after each change that another tab made. */
  subscribe(listener: (change: HistoryChange) => void): () => void;
  close(): void;
}
