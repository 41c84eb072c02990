import type {ContentBlock} from './block.js';
import type {ChatError} from './chat-error.js';
import type {ConversationSummary, HistoryTrouble} from './history.js';
import type {Message} from './message.js';
import type {Usage} from './stream-part.js';
import type {ToolCall} from './tool.js';

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
  /** While tools run or wait for the visitor: each call of the answer. */
  readonly toolCalls?: readonly ToolCall[];
  /** What was sent while an answer was growing, and waits for its end. */
  readonly queue?: readonly QueuedQuestion[];
  /** The id of the conversation that is shown. */
  readonly conversationId?: string;
  /** Every conversation that is kept, newest first. */
  readonly conversations?: readonly ConversationSummary[];
  /** Why conversations are not kept, though they should be. */
  readonly historyTrouble?: HistoryTrouble;
}

/** A question that waits. */
export interface QueuedQuestion {
  readonly id: string;
  readonly content: string | readonly ContentBlock[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A conversation without any view. */
export interface Chat {
  readonly state: ChatState;
  /** Resolves when what was kept has been read; at once where nothing is kept. */
  readonly ready: Promise<void>;
  /** Calls `listener` after each change; returns a function that ends that. */
  subscribe(listener: (state: ChatState) => void): () => void;
  /**
   * Sends a message; resolves with the answer whatever became of it (see its `status`). While another answer grows, it
   * waits for that one's end. Rejects only for a wrong call.
   */
  send(content: string | readonly ContentBlock[]): Promise<Message>;
  /** Takes back a message that waits in `state.queue`. */
  unqueue(id: string): void;
  /** Ends the answer that is growing and keeps what has arrived. */
  stop(): void;
  /** Asks again for the answer to the last message, in place of one that failed, stopped or broke off. */
  retry(): Promise<Message>;
  /** Asks for another answer to the last question; the one before stays beside it. */
  regenerate(): Promise<Message>;
  /**
   * Lets an answer go on that was stopped, broke off or reached its greatest length: the model is asked to, in the
   * visitor's name, and what it says is a message of its own. `words` are what it is asked with.
   */
  continue(words?: string): Promise<Message>;
  /** Asks a question in other words; the first version stays beside it. */
  edit(messageId: string, text: string): Promise<Message>;
  /** Shows the version before (-1) or after (1) of a message, with all that followed it. */
  stepBranch(messageId: string, by: number): void;
  /** Which version of a message is shown, from 0, and how many there are. */
  branchOf(messageId: string): {readonly index: number; readonly count: number};
  /** Lets a call of a tool run that waits for the visitor, with other arguments where they are given. */
  approve(toolUseId: string, input?: unknown, options?: {readonly remember?: boolean}): void;
  /** Keeps a call of a tool from running, and tells the model why. */
  deny(toolUseId: string, reason?: string): void;
  /** Leaves the page's context out of the next question, or puts it in again. */
  leaveOutContext(isLeftOut: boolean): void;
  /** Gets ready what a first answer needs; call it when the visitor seems about to ask. Never rejects. */
  prepare(): Promise<void>;
  /** Starts anew with an empty conversation; this one is gone, also from where it was kept. */
  clear(): void;
  /** Begins another conversation; an answer that is growing goes on in the one before. */
  newConversation(): void;
  /** Shows a conversation that is kept. */
  openConversation(id: string): Promise<void>;
  renameConversation(id: string, title: string): Promise<void>;
  deleteConversation(id: string): Promise<void>;
  /** Conversations with all words of the text, newest first. */
  searchConversations(text: string): Promise<readonly ConversationSummary[]>;
  /** Deletes everything that is kept of this visitor. */
  wipe(): Promise<void>;
  /** The conversation as a text to read, or as JSON that `importTranscript()` takes. */
  exportTranscript(format: 'markdown' | 'json'): Promise<string>;
  /** Shows a conversation that was exported as JSON, as a new one. */
  importTranscript(json: string): Promise<void>;
  /** Ends everything; the chat cannot be used afterwards. */
  close(): void;
}
