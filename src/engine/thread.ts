import type {
  ChatError,
  ChatState,
  ChatStatus,
  ContentBlock,
  ConversationSummary,
  Message,
  StreamPart,
} from '../model/index.js';
import {changeMessage, createMessage, isQuestion, type MessageFields} from '../transcript/message.js';
import {addUsage, noUsage} from '../transcript/usage.js';
import {wrongCall} from './failure.js';
import {MessageTree, type Entry} from './message-tree.js';
import {Queue} from './queue.js';
import {readUserBlocks} from './read-user-blocks.js';
import {callsTools, Turn, type Asking, type TurnOptions} from './run-turn.js';
import {titleOf} from './title.js';

/** What a conversation needs from the chat that it belongs to. */
export interface ThreadOptions {
  readonly summary: ConversationSummary;
  readonly now: () => number;
  readonly createId: () => string;
  ask(thread: Thread, asking: Asking): AsyncIterable<StreamPart>;
  readonly callTools: TurnOptions['callTools'];
  readonly mostRounds: TurnOptions['mostRounds'];
  /** Told of each change; `isQuiet`: of one of many parts. */
  onChange(thread: Thread, isQuiet: boolean): void;
  onAnswer(answer: Message): void;
}

/** One conversation: its messages, the turn that is on its way, and the questions that wait for its end. */
export class Thread {
  readonly tree = new MessageTree();
  /** The visitor took the page's context away from the next question. */
  isContextLeftOut = false;
  readonly #options: ThreadOptions;
  readonly #queue = new Queue();
  #summary: ConversationSummary;
  #usage = noUsage;
  #turn: Turn | undefined;
  #error: ChatError | undefined;
  #onTurnEnd: () => void = () => undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#summary = options.summary;
  }

  get summary(): ConversationSummary {
    const leafId = this.tree.last?.id;
    return leafId === this.#summary.leafId ? this.#summary : {...this.#summary, ...(leafId && {leafId})};
  }

  set summary(summary: ConversationSummary) {
    this.#summary = summary;
  }

  get isBusy(): boolean {
    return this.#turn !== undefined;
  }

  get status(): ChatStatus {
    return this.#turn?.status ?? (this.#error ? 'failed' : 'idle');
  }

  /** What is known of the conversation, for a view. */
  get state(): Omit<ChatState, 'conversations'> {
    const turn = this.#turn;
    const error = turn ? turn.wait?.error : this.#error;
    const calls = turn?.round?.calls;
    const {questions} = this.#queue;
    return {
      status: this.status,
      messages: this.tree.messages,
      usage: this.#usage,
      ...(error && {error}),
      ...(turn?.wait && {attempt: turn.wait.attempt}),
      ...(turn?.wait?.until !== undefined && {nextTryAt: turn.wait.until}),
      ...(calls && {toolCalls: calls}),
      ...(questions.length > 0 && {queue: questions}),
    };
  }

  /** Asks, or lets the question wait for the end of the turn that is on its way. */
  send(content: string | readonly ContentBlock[]): Promise<Message> {
    const blocks = readUserBlocks(content);
    if (!this.#turn) return this.#askWith(this.createMessage({role: 'user', blocks, status: 'complete'}));
    const {now, createId} = this.#options;
    const waiting = this.#queue.add({id: createId(), content: content, createdAt: now()});
    this.#options.onChange(this, false);
    return waiting;
  }

  /** Takes back a question that waits. */
  unqueue(id: string): void {
    if (this.#queue.remove(id, () => this.createMessage({role: 'assistant', blocks: [], status: 'stopped'}))) {
      this.#options.onChange(this, false);
    }
  }

  /** Asks again for the last answer; one that says something stays beside the new one. */
  retry(): Promise<Message> {
    this.#checkFree('retry()');
    const {last} = this.tree;
    if (!last) throw nothingTo('retry: nothing has been asked');
    if (callsTools(last)) return this.#begin(last);
    if (last.role === 'assistant' && last.status === 'complete') {
      throw nothingTo('retry: the last answer is complete; regenerate() gets another one');
    }
    if (last.role === 'assistant') this.#setAside(last);
    return this.#begin();
  }

  /** Asks the last question anew. */
  regenerate(): Promise<Message> {
    this.#checkFree('regenerate()');
    const {messages} = this.tree;
    const question = messages.findLastIndex(isQuestion);
    const answer = messages[question + 1];
    if (question < 0) throw nothingTo('regenerate: nothing has been asked');
    if (answer) this.#setAside(answer);
    return this.#begin();
  }

  /** Asks a question in other words; the first version stays beside it. */
  edit(id: string, text: string): Promise<Message> {
    this.#checkFree('edit()');
    const asked = this.tree.get(id);
    if (!asked || !isQuestion(asked)) throw wrongCall(`There is no question with the id ${id}.`);
    const others = asked.content.filter((block) => block.text === undefined);
    const blocks = readUserBlocks([{text}, ...others]);
    this.tree.show(id);
    this.tree.cutBefore(id);
    return this.#askWith(this.createMessage({role: 'user', blocks, status: 'complete'}));
  }

  /** Lets an answer go on that is there in part. */
  continue(words: string): Promise<Message> {
    this.#checkFree('continue()');
    const {last} = this.tree;
    const isPart = last?.status === 'stopped' || last?.status === 'interrupted' || last?.stopReason === 'max_tokens';
    if (last?.role !== 'assistant' || last.content.length === 0 || !isPart) {
      throw nothingTo('continue: the last answer is not there in part');
    }
    return this.send(words);
  }

  /** Goes from one version of a message to another. */
  step(id: string, by: number): void {
    this.#checkFree('stepBranch()');
    if (!this.tree.step(id, by)) return;
    this.#error = undefined;
    this.#options.onChange(this, false);
  }

  approve(toolUseId: string, decision: {readonly input?: unknown; readonly remember?: boolean}): void {
    this.#roundFor('approve()').approve(toolUseId, decision);
  }

  deny(toolUseId: string, reason?: string): void {
    this.#roundFor('deny()').deny(toolUseId, reason);
  }

  stop(): void {
    this.#turn?.stop();
  }

  /** Calls back once, when the turn that is on its way is over. */
  onTurnEnd(callback: () => void): void {
    if (this.#turn) this.#onTurnEnd = callback;
    else callback();
  }

  /** Takes in what was kept, or what another tab has said since. */
  takeIn(entries: readonly Entry[], leafId: string | undefined): void {
    this.tree.merge(entries, this.#turn ? undefined : leafId);
    this.#usage = noUsage;
    for (const {message} of this.tree.all()) if (message.usage) this.#usage = addUsage(this.#usage, message.usage);
    this.#options.onChange(this, false);
  }

  /** Goes on with calls of tools that were waiting for the visitor when the page was left. */
  resume(): void {
    const {last, messages} = this.tree;
    const answer = last?.role === 'user' ? messages.at(-2) : last;
    const isWaiting = answer && callsTools(answer) && (answer === last || (last && !isQuestion(last)));
    if (isWaiting && !this.#turn) void this.#begin(answer);
  }

  /** Keeps the question that is being asked, under the name of another conversation. */
  forgetAllBut(count: number, summary: ConversationSummary): void {
    const kept = this.tree.messages.slice(-count);
    this.tree.clear();
    for (const message of kept) this.tree.append(message);
    this.#summary = {...summary, ...(kept[0] && {title: titleOf(kept[0])})};
    this.#usage = noUsage;
  }

  /** Adds to the question that is being asked. */
  addContext(content: readonly ContentBlock[]): void {
    const question = this.tree.messages.at(-2);
    if (question && content.length > 0) this.tree.replace(changeMessage(question, {context: content}));
  }

  createMessage(fields: Pick<MessageFields, 'role' | 'blocks' | 'status'>): Message {
    return createMessage({id: this.#options.createId(), createdAt: this.#options.now(), ...fields});
  }

  #askWith(question: Message): Promise<Message> {
    this.tree.append(question);
    if (!this.#summary.title) this.#summary = {...this.#summary, title: titleOf(question)};
    return this.#begin();
  }

  #setAside(answer: Message): void {
    if (answer.content.length > 0) this.tree.cutBefore(answer.id);
    else this.tree.remove(answer.id);
  }

  #begin(resumed?: Message): Promise<Message> {
    this.#error = undefined;
    this.#summary = {...this.#summary, updatedAt: this.#options.now()};
    const turn: Turn = new Turn(
      {
        tree: this.tree,
        now: this.#options.now,
        createMessage: (fields) => this.createMessage(fields),
        ask: (asking) => this.#options.ask(this, asking),
        callTools: this.#options.callTools,
        mostRounds: this.#options.mostRounds,
        onAnswer: (answer) => this.#onAnswer(answer),
        onChange: (isQuiet) => this.#onTurnChange(turn, isQuiet),
      },
      resumed,
    );
    this.#turn = turn;
    this.#options.onChange(this, false);
    // A listener may have stopped the turn by now; then it does not start.
    turn.start();
    return turn.done;
  }

  #onAnswer(answer: Message): void {
    if (answer.usage) this.#usage = addUsage(this.#usage, answer.usage);
    this.#options.onAnswer(answer);
  }

  #onTurnChange(turn: Turn, isQuiet: boolean): void {
    if (turn !== this.#turn) return;
    if (turn.isOver) {
      this.#turn = undefined;
      this.#error = this.tree.last?.error;
      this.#summary = {...this.#summary, updatedAt: this.#options.now()};
    }
    this.#options.onChange(this, isQuiet);
    if (turn.isOver) {
      this.#onTurnEnd();
      this.#onTurnEnd = () => undefined;
    }
    if (turn.isOver && this.tree.last?.status === 'complete') this.#askNext();
  }

  /** Questions wait as long as the answer before them is not whole: what comes next is for the visitor to say. */
  #askNext(): void {
    if (this.#turn) return;
    const next = this.#queue.take();
    if (!next) return;
    const blocks = readUserBlocks(next.question.content);
    next.settle(this.#askWith(this.createMessage({role: 'user', blocks, status: 'complete'})));
  }

  #roundFor(call: string) {
    const round = this.#turn?.round;
    if (!round) throw nothingTo(`${call}: no tool waits`);
    return round;
  }

  #checkFree(call: string): void {
    if (!this.#turn) return;
    throw wrongCall(`An answer is still growing: await send(), or call stop() before ${call}.`);
  }
}

function nothingTo(call: string): Error {
  return wrongCall(`There is nothing to ${call}.`);
}
