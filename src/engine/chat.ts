import type {Chat, ChatState, ContentBlock, ConversationSummary, Message} from '../model/index.js';
import {Asker} from './asker.js';
import type {ChatOptions} from './chat-options.js';
import {createRandomId} from './create-id.js';
import {wrongCall} from './failure.js';
import {report} from './report.js';
import type {Asking} from './run-turn.js';
import {Shelf, type ShelfOptions} from './shelf.js';
import type {Desk} from './library/index.js';
import {createStore, type Store} from './store.js';
import {Thread} from './thread.js';
import {ToolCase} from './tool-case.js';

export type {ChatOptions} from './chat-options.js';

/**
 * Makes conversations that have no view. Options that may change are given by a function, which is asked before each
 * question; what it throws is the failure of that question.
 *
 * `state` is always current. Listeners hear of a question, of the first part, and of the end of an answer at once; of
 * the parts between, once a task.
 */
export function createChat(options: ChatOptions | (() => ChatOptions)): Chat {
  return new Conversations(typeof options === 'function' ? options : () => options);
}

/** What is done with conversations as a whole; few visitors need it. */
const library = () => import('./library/index.js');

class Conversations implements Chat {
  readonly ready: Promise<void>;
  readonly #asker: Asker;
  readonly #tools: ToolCase;
  readonly #now: () => number;
  readonly #createId: () => string;
  readonly #store: Store<ChatState>;
  /** The one that is shown, and those where an answer goes on growing. */
  readonly #threads = new Set<Thread>();
  #thread: Thread;
  readonly #shelf: Shelf;
  #isRestoring = false;
  #isClosed = false;

  constructor(readOptions: () => ChatOptions) {
    const {now = Date.now, createId = createRandomId, schedule} = readOptions();
    this.#now = now;
    this.#createId = createId;
    this.#tools = new ToolCase(readOptions);
    this.#asker = new Asker(readOptions, this.#tools);
    this.#shelf = new Shelf({
      readOptions,
      asker: this.#asker,
      onChange: (change) => this.#onShelfChange(change),
    });
    this.#thread = this.#createThread();
    this.#threads.add(this.#thread);
    this.#store = createStore(() => this.#readState(), schedule);
    this.ready = this.#shelf.isUsed ? this.#restore() : Promise.resolve();
  }

  get #desk(): Desk {
    return {
      threads: this.#threads,
      thread: this.#thread,
      shelf: this.#shelf,
      createThread: (summary) => this.#createThread(summary),
      show: (thread) => this.#show(thread),
      drop: (thread) => this.#drop(thread),
      keep: (thread) => this.#keep(thread),
      onChange: () => this.#store.change(),
    };
  }

  get state(): ChatState {
    return this.#store.value;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  async send(content: string | readonly ContentBlock[]): Promise<Message> {
    this.#checkOpen('send()');
    if (this.#isRestoring) await this.ready;
    return this.#thread.send(content);
  }

  unqueue(id: string): void {
    this.#thread.unqueue(id);
  }

  stop(): void {
    this.#thread.stop();
  }

  async retry(): Promise<Message> {
    this.#checkOpen('retry()');
    return this.#thread.retry();
  }

  async regenerate(): Promise<Message> {
    this.#checkOpen('regenerate()');
    return this.#thread.regenerate();
  }

  async continue(words = 'Please go on exactly where you stopped.'): Promise<Message> {
    this.#checkOpen('continue()');
    return this.#thread.continue(words);
  }

  async edit(messageId: string, text: string): Promise<Message> {
    this.#checkOpen('edit()');
    return this.#thread.edit(messageId, text);
  }

  stepBranch(messageId: string, by: number): void {
    this.#thread.step(messageId, by);
  }

  branchOf(messageId: string): {readonly index: number; readonly count: number} {
    return this.#thread.tree.branchOf(messageId);
  }

  approve(toolUseId: string, input?: unknown, options: {readonly remember?: boolean} = {}): void {
    this.#thread.approve(toolUseId, {...options, ...(input !== undefined && {input})});
  }

  deny(toolUseId: string, reason?: string): void {
    this.#thread.deny(toolUseId, reason);
  }

  leaveOutContext(isLeftOut: boolean): void {
    this.#thread.isContextLeftOut = isLeftOut;
  }

  prepare(): Promise<void> {
    return this.#asker.prepare();
  }

  clear(): void {
    const {id} = this.#thread.summary;
    if (this.#thread.tree.length === 0) return;
    void this.#shelf.use((keeper) => keeper.remove(id));
    this.#drop(this.#thread);
  }

  newConversation(): void {
    if (this.#thread.tree.length > 0) this.#show(this.#createThread());
  }

  async openConversation(id: string): Promise<void> {
    return (await library()).openConversation(this.#desk, id);
  }

  async renameConversation(id: string, title: string): Promise<void> {
    return (await library()).renameConversation(this.#desk, id, title);
  }

  async deleteConversation(id: string): Promise<void> {
    return (await library()).deleteConversation(this.#desk, id);
  }

  async searchConversations(text: string): Promise<readonly ConversationSummary[]> {
    return (await library()).searchConversations(this.#desk, text);
  }

  async wipe(): Promise<void> {
    return (await library()).wipe(this.#desk);
  }

  async exportTranscript(format: 'markdown' | 'json'): Promise<string> {
    return (await library()).exportTranscript(this.#desk, format);
  }

  async importTranscript(json: string): Promise<void> {
    return (await library()).importTranscript(this.#desk, json);
  }

  close(): void {
    this.#isClosed = true;
    for (const thread of this.#threads) thread.stop();
    this.#shelf.close();
    this.#tools.close();
    this.#store.close();
  }

  #readState(): ChatState {
    const {id} = this.#thread.summary;
    const {keeper, trouble} = this.#shelf;
    return Object.freeze({
      ...this.#thread.state,
      conversationId: id,
      ...(keeper && {conversations: keeper.summaries}),
      ...(trouble && {historyTrouble: trouble}),
    });
  }

  #createSummary(): ConversationSummary {
    const now = this.#now();
    return {id: this.#createId(), title: '', createdAt: now, updatedAt: now};
  }

  #createThread(summary = this.#createSummary()): Thread {
    return new Thread({
      summary,
      now: this.#now,
      createId: this.#createId,
      ask: (thread, asking) => this.#ask(thread, asking),
      callTools: (answer, kept, onChange) => this.#tools.call(answer, kept, onChange),
      mostRounds: () => this.#tools.mostRounds,
      onAnswer: (answer) => this.#asker.spend(answer),
      onChange: (thread, isQuiet) => this.#onThreadChange(thread, isQuiet),
    });
  }

  async *#ask(thread: Thread, asking: Asking) {
    const keeper = asking.isFirst && this.#shelf.keeper;
    const release = keeper && (await keeper.claim(thread.summary.id, asking.signal));
    if (release) thread.onTurnEnd(release);
    yield* this.#asker.ask(asking, {
      isContextLeftOut: thread.isContextLeftOut,
      addContext: (content) => thread.addContext(content),
      onOtherVisitor: () => this.#onOtherVisitor(thread),
    });
  }

  #show(thread: Thread): void {
    const before = this.#thread;
    this.#thread = thread;
    this.#threads.add(thread);
    if (!before.isBusy && before !== thread) this.#threads.delete(before);
    this.#store.change();
  }

  /** Ends a conversation without a trace. */
  #drop(thread: Thread): void {
    this.#threads.delete(thread);
    this.#shelf.keeper?.forget(thread.summary.id);
    thread.stop();
    if (thread === this.#thread) this.#show(this.#createThread());
  }

  #onThreadChange(thread: Thread, isQuiet: boolean): void {
    // A turn that belongs to no conversation any more cannot bring its messages back.
    if (!this.#threads.has(thread)) return;
    this.#keep(thread);
    if (thread !== this.#thread) {
      if (!thread.isBusy) this.#threads.delete(thread);
      return this.#store.change();
    }
    if (isQuiet) this.#store.changeQuietly();
    else this.#store.change();
  }

  /** Somebody else asks: what was said, and kept for another one, is not theirs to see. */
  #onOtherVisitor(thread: Thread): void {
    for (const other of this.#threads) if (other !== thread) this.#drop(other);
    this.#shelf.put();
    thread.forgetAllBut(2, this.#createSummary());
    this.#thread = thread;
    this.#store.change();
  }

  #keep(thread: Thread): void {
    if (this.#isRestoring || thread.tree.length === 0 || !this.#asker.isFree) return;
    // Only the first part of an answer tells for certain whose conversation it is.
    if (thread.status === 'connecting') this.#shelf.prepare();
    else this.#shelf.note(thread);
  }

  /** Shows what was said last. */
  async #restore(): Promise<void> {
    this.#isRestoring = true;
    const keeper = await this.#shelf.open();
    const newest = keeper?.summaries[0];
    if (newest && !this.#isClosed) await this.openConversation(newest.id).catch(report);
    this.#isRestoring = false;
  }

  /** Another tab has said something, or taken something away. */
  #onShelfChange(change: Parameters<ShelfOptions['onChange']>[0]): void {
    if (change.kind === 'saved') {
      const {summary, entries} = change.kept;
      const thread = [...this.#threads].find((each) => each.summary.id === summary.id);
      thread?.takeIn(entries, summary.leafId);
    }
    const isGone = change.kind === 'wiped' || (change.kind === 'removed' && change.id === this.#thread.summary.id);
    if (isGone && !this.#thread.isBusy) this.#show(this.#createThread());
    this.#store.change();
  }

  #checkOpen(call: string): void {
    if (this.#isClosed) throw wrongCall(`The chat is closed: ${call} needs a new one.`);
  }
}
