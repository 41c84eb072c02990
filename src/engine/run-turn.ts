import {ChatError} from '../model/index.js';
import type {ChatStatus, ContentBlock, Message, StreamPart} from '../model/index.js';
import {changeMessage, isQuestion, type MessageFields} from '../transcript/message.js';
import {blockFromContent} from '../blocks/index.js';
import type {MessageTree} from './message-tree.js';
import type {Wait} from './patience/ask-patiently.js';
import {toChatError} from './failure.js';
import {Answer} from './read-answer.js';
import type {ToolRound} from './tools/index.js';

/** How a turn asks for one of its answers. */
export interface Asking {
  readonly signal: AbortSignal;
  /** The conversation up to the answer, as it is now. */
  readMessages(): readonly Message[];
  /** The first answer of the turn; those after it go on from the results of tools. */
  readonly isFirst: boolean;
  /** Leave out what the model has no room for: it said so. */
  readonly isTooLong: boolean;
  /** Told which model is asked. */
  onModel(modelId: string | undefined): void;
  onWait(wait: Wait | undefined): void;
}

/** What a turn needs. */
export interface TurnOptions {
  readonly tree: MessageTree;
  readonly now: () => number;
  createMessage(fields: Pick<MessageFields, 'role' | 'blocks' | 'status'>): Message;
  ask(asking: Asking): AsyncIterable<StreamPart>;
  /** Begins to run the tools that an answer calls; nothing when none of them is the page's to run. */
  callTools(answer: Message, kept: Message | undefined, onChange: () => void): Promise<ToolRound | undefined>;
  /** How often tools may run in one turn. */
  mostRounds(): number;
  /** Told of each answer that has ended. */
  onAnswer(answer: Message): void;
  /** Told of each change; `isQuiet`: of one of many parts. */
  onChange(isQuiet: boolean): void;
}

/** Everything between a question and the end of its answer: the model answers, tools run, the model goes on. */
export class Turn {
  /** Resolves with the last answer, whatever became of it; never rejects. */
  readonly done: Promise<Message>;
  status: ChatStatus = 'connecting';
  /** Why, and until when, the turn waits for its next try. */
  wait: (Wait & {readonly until: number | undefined}) | undefined;
  /** The tools that run, or wait for the visitor. */
  round: ToolRound | undefined;
  readonly #options: TurnOptions;
  readonly #controller = new AbortController();
  #settle: (answer: Message) => void = () => undefined;
  #answer: Answer | undefined;
  #message: Message;
  #isOver = false;
  /** Second chances are given once a turn. */
  #isTooLong = false;
  #hasAskedAnew = false;

  /** @param resumed The answer whose tools are still to run, after the page was loaded anew. */
  constructor(options: TurnOptions, resumed?: Message) {
    this.#options = options;
    this.done = new Promise((resolve) => (this.#settle = resolve));
    this.#message = resumed ?? this.#begin();
    if (resumed) this.status = 'streaming';
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Begins, unless the turn was stopped before. */
  start(): void {
    if (!this.#isOver) void this.#run();
  }

  /** Ends the turn at once, even if nobody listens; what has arrived is kept. */
  stop(): void {
    if (this.#isOver) return;
    if (this.#answer) this.#answer.stop();
    else if (this.#message.status === 'streaming') this.#update(changeMessage(this.#message, {status: 'stopped'}));
    else this.#stopTools();
    this.#finish();
    this.#controller.abort();
  }

  async #run(): Promise<void> {
    if (this.#message.status === 'streaming') await this.#read(true);
    for (let rounds = 0; !this.#isOver && callsTools(this.#message); rounds += 1) {
      try {
        if (rounds >= this.#options.mostRounds()) throw tooManyRounds(rounds);
        if (!(await this.#runTools())) break;
      } catch (cause) {
        // Too much was asked of the tools, or the code that runs them did not arrive.
        return this.#breakOff(toChatError(cause, true));
      }
      this.status = 'connecting';
      this.#message = this.#begin();
      this.#options.onChange(false);
      await this.#read(false);
    }
    this.#finish();
  }

  #begin(): Message {
    const {tree, createMessage} = this.#options;
    const message = createMessage({role: 'assistant', blocks: [], status: 'streaming'});
    tree.append(message);
    return message;
  }

  /** Reads one answer, and asks again where a second chance may help. */
  async #read(isFirst: boolean): Promise<void> {
    for (;;) {
      await this.#readOnce(isFirst);
      if (this.#isOver || !(await this.#deservesAnother()) || this.#isOver) return;
      this.#setAside();
    }
  }

  async #readOnce(isFirst: boolean): Promise<void> {
    const {tree, ask, now, onChange} = this.#options;
    const answer: Answer = new Answer({
      answer: this.#message,
      ask: (signal) =>
        ask({
          signal: AbortSignal.any([signal, this.#controller.signal]),
          readMessages: () => tree.messages.slice(0, -1),
          isFirst,
          isTooLong: this.#isTooLong,
          onModel: (modelId) => answer.note(modelId),
          onWait: (wait) => {
            this.wait = wait && {...wait, until: wait.ms === undefined ? undefined : now() + wait.ms};
            this.status = wait ? 'waiting' : 'connecting';
            onChange(false);
          },
        }),
      onChange: (message) => this.#update(message),
    });
    this.#answer = answer;
    answer.start();
    await answer.done;
    this.#answer = undefined;
  }

  #update(message: Message): void {
    this.#message = message;
    this.#options.tree.replace(message);
    const isQuiet = this.status === 'streaming';
    this.status = 'streaming';
    this.wait = undefined;
    if (message.status === 'streaming') this.#options.onChange(isQuiet);
    else this.#options.onAnswer(message);
  }

  async #deservesAnother(): Promise<boolean> {
    const {stopReason, error, content} = this.#message;
    if (stopReason?.startsWith('malformed_') && !this.#hasAskedAnew) return (this.#hasAskedAnew = true);
    if (this.#isTooLong || content.length > 0 || !this.#hasTurnsBefore) return false;
    this.#isTooLong = stopReason === 'model_context_window_exceeded' || (await saysTooLong(error));
    return this.#isTooLong;
  }

  /** There is something to leave out. */
  get #hasTurnsBefore(): boolean {
    return this.#options.tree.messages.filter(isQuestion).length > 1;
  }

  /** The answer that was no good stays as a branch of its own, if it says anything. */
  #setAside(): void {
    const {tree} = this.#options;
    const {id, content} = this.#message;
    if (content.length > 0) tree.cutBefore(id);
    else tree.remove(id);
    this.#message = this.#begin();
    this.status = 'connecting';
    this.#options.onChange(false);
  }

  /** True when the tools have answered, so that the model can go on. */
  async #runTools(): Promise<boolean> {
    const {tree, callTools, onChange} = this.#options;
    const {last} = tree;
    const kept = last?.role === 'user' ? last : undefined;
    let results = kept;
    const show = (): void => {
      if (this.#isOver || !this.round) return;
      results = this.#showResults(results, [...this.round.results.values()]);
      this.status = this.round.isWaiting ? 'awaiting-approval' : 'streaming';
      onChange(false);
    };
    const round = await callTools(this.#message, kept, show);
    if (this.#isOver || !round) return false;
    this.round = round;
    round.start();
    show();
    const answered = await round.done;
    if (this.#isOver) return false;
    results = this.#showResults(results, answered);
    if (results) tree.replace(changeMessage(results, {status: 'complete'}));
    this.round = undefined;
    return true;
  }

  /** All results are one message of the visitor, which grows as they come. */
  #showResults(shown: Message | undefined, results: readonly ContentBlock[]): Message | undefined {
    const {tree, createMessage} = this.#options;
    if (results.length === 0) return shown;
    const blocks = results.map(blockFromContent);
    if (!shown) {
      const message = createMessage({role: 'user', blocks, status: 'streaming'});
      tree.append(message);
      return message;
    }
    const message = changeMessage(shown, {blocks, status: 'streaming'});
    tree.replace(message);
    return message;
  }

  /** What has run by now is kept; an empty answer says that the visitor wanted no more. */
  #stopTools(): void {
    const {tree} = this.#options;
    this.round?.stop();
    this.round = undefined;
    const {last} = tree;
    if (last?.status === 'streaming') tree.replace(changeMessage(last, {status: 'complete'}));
    this.#message = changeMessage(this.#begin(), {status: 'stopped'});
    tree.replace(this.#message);
  }

  #breakOff(error: ChatError): void {
    this.#message = changeMessage(this.#message, {status: 'interrupted', error});
    this.#options.tree.replace(this.#message);
    this.#finish();
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.wait = undefined;
    this.#options.onChange(false);
    this.#settle(this.#message);
  }
}

/** Whether the page, and not the service, has to run a tool before the model goes on. */
export function callsTools({status, stopReason, content}: Message): boolean {
  if (status !== 'complete' || stopReason !== 'tool_use') return false;
  return content.some(({toolUse}) => toolUse && toolUse.type !== 'server_tool_use');
}

async function saysTooLong(error: ChatError | undefined): Promise<boolean> {
  if (!error || !/^(validation|too-large|model-error)$/.test(error.code)) return false;
  const {isTooLong} = await import('./context/index.js');
  return isTooLong(error);
}

function tooManyRounds(rounds: number): ChatError {
  return new ChatError('model-error', {
    message: 'The assistant used its tools again and again, so it was stopped.',
    hint: `Tools ran ${rounds} times, the limit of toolLimits.rounds.`,
    retryable: true,
  });
}
