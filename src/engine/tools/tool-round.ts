import {ChatError} from '../../model/index.js';
import type {ContentBlock, Tool, ToolCall} from '../../model/index.js';
import {sleep as sleepByClock} from '../patience/sleep.js';
import type {Sleep} from '../patience/sleep.js';
import {isReadable, readCall, readInput} from './asked-call.js';
import type {AskedCall} from './asked-call.js';
import {CallList} from './call-list.js';
import {findArgumentFault} from './check-arguments.js';
import {cutText} from './json.js';
import {mustAsk} from './must-ask.js';
import {failure, toResultBlock} from './outcome.js';
import {runCall} from './run-call.js';

/** What a round needs. */
export interface ToolRoundOptions {
  readonly calls: readonly AskedCall[];
  readonly tools: readonly Tool[];
  /** Results from before a reload, by the id of their call: these calls are done. Default none. */
  readonly results?: ReadonlyMap<string, ContentBlock>;
  /** Names of the tools that the visitor allowed for the session; the round adds to it. */
  readonly remembered: Set<string>;
  /** Milliseconds that a call may take whose tool does not say. */
  readonly callMs: number;
  /** Asked after approval: a value other than `undefined`, or a promise of one, replaces `run`. */
  intercept?(call: ToolCall, signal: AbortSignal): unknown;
  /** Calls or results have changed. */
  onChange(): void;
  /** Waits. Default: by the clock of the machine. */
  readonly sleep?: Sleep;
}

/** Runs the calls of one answer side by side. */
export class ToolRound {
  readonly #options: ToolRoundOptions;
  readonly #list: CallList;
  readonly #unreadable: ReadonlySet<string>;
  readonly #controllers = new Map<string, AbortController>();
  #isStarted = false;

  constructor(options: ToolRoundOptions) {
    this.#options = options;
    const kept = options.results ?? new Map<string, ContentBlock>();
    // A call that is made twice under one id is one call: Converse takes one result for each.
    const asked = new Map(options.calls.map((call) => [call.toolUseId, call]));
    const calls = [...asked.values()];
    this.#unreadable = new Set(calls.filter((call) => !isReadable(call)).map(({toolUseId}) => toolUseId));
    const results = new Map([...kept].filter(([toolUseId]) => asked.has(toolUseId)));
    this.#list = new CallList(
      calls.map((call) => readCall(call, kept.get(call.toolUseId))),
      results,
      () => options.onChange(),
    );
  }

  /** Frozen; the list and each call in it are new objects only when they have changed. */
  get calls(): readonly ToolCall[] {
    return this.#list.calls;
  }

  /** `{toolResult}` blocks by the id of their call, as they came; a new map with each. */
  get results(): ReadonlyMap<string, ContentBlock> {
    return this.#list.results;
  }

  /** Every result in the order of the calls; after `stop()`, those that had come. Never rejects. */
  get done(): Promise<readonly ContentBlock[]> {
    return this.#list.done;
  }

  /** Some call waits for the visitor. */
  get isWaiting(): boolean {
    return this.calls.some(({status}) => status === 'waiting');
  }

  /** Starts every call that has no result; once. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    for (const {toolUseId} of this.calls) if (!this.results.has(toolUseId)) void this.#begin(toolUseId);
    this.#list.settle();
  }

  /**
   * Runs a call that waits, with the visitor's arguments where there are some. `remember` allows its tool for the
   * session: no other call of it waits any more.
   */
  approve(toolUseId: string, {input, remember = false}: {input?: unknown; remember?: boolean} = {}): void {
    const {name} = this.#findWaiting(toolUseId);
    const changes = input === undefined ? {} : this.#edit(toolUseId, input);
    if (remember) this.#options.remembered.add(name);
    const tool = this.#findTool(name);
    void this.#run(toolUseId, tool, changes);
    if (remember) for (const id of this.#findWaitingFor(name)) void this.#run(id, tool);
  }

  /** Tells the model that the visitor does not want a call that waits. */
  deny(toolUseId: string, reason?: string): void {
    this.#findWaiting(toolUseId);
    const because = reason?.trim() ? ` They said: ${cutText(reason.trim(), longestReason)}` : '';
    this.#list.end(
      toolUseId,
      toResultBlock(toolUseId, failure(`The user did not allow this call.${because}`)),
      'denied',
    );
  }

  /** Aborts what runs; what has no answer yet stays without one. */
  stop(): void {
    this.#isStarted = true;
    this.#list.close();
    for (const controller of this.#controllers.values()) controller.abort();
  }

  async #begin(toolUseId: string): Promise<void> {
    const call = this.#list.find(toolUseId);
    // Whoever heard of the call before may have stopped everything.
    if (!call || this.#list.isClosed) return;
    const tool = this.#findTool(call.name);
    const fault = tool ? this.#findFault(call, tool) : this.#describeUnknown(call.name);
    if (!tool || fault) return this.#fail(toolUseId, fault);
    const {remembered} = this.#options;
    const asks = !remembered.has(call.name) && mustAsk(tool, call.input);
    const isAsking = typeof asks === 'boolean' ? asks : await asks;
    // The visitor may have allowed the tool while the page was deciding.
    if (isAsking && !remembered.has(call.name)) return this.#list.change(toolUseId, {status: 'waiting'});
    return this.#run(toolUseId, tool);
  }

  async #run(toolUseId: string, tool: Tool | undefined, changes: Partial<ToolCall> = {}): Promise<void> {
    this.#list.change(toolUseId, {...changes, status: 'running'});
    const call = this.#list.find(toolUseId);
    if (!call || !tool || this.#list.isClosed) return;
    const controller = new AbortController();
    this.#controllers.set(toolUseId, controller);
    const {callMs, sleep = sleepByClock} = this.#options;
    const outcome = await runCall({
      tool,
      call,
      controller,
      limitMs: tool.timeoutMs ?? callMs,
      sleep,
      intercept: (call, signal) => this.#options.intercept?.(call, signal),
      onProgress: (progress) => {
        if (!this.results.has(toolUseId)) this.#list.change(toolUseId, {progress});
      },
    });
    this.#controllers.delete(toolUseId);
    if (outcome) this.#list.end(toolUseId, toResultBlock(toolUseId, outcome), outcome.isError ? 'failed' : 'done');
  }

  #edit(toolUseId: string, input: unknown): Partial<ToolCall> {
    const call = this.#findWaiting(toolUseId);
    const copy = readInput(input);
    const tool = this.#findTool(call.name);
    const fault = copy === undefined ? 'They are no JSON.' : tool && findArgumentFault(copy, tool.inputSchema);
    if (fault) {
      throw new ChatError('validation', {
        message: `These arguments cannot be used. ${fault}`,
        hint: `approve() was given arguments that do not fit the inputSchema of ${call.name}.`,
      });
    }
    return JSON.stringify(copy) === JSON.stringify(call.input) ? {} : {input: copy, isEdited: true};
  }

  #findFault({toolUseId, input}: ToolCall, {name, inputSchema}: Tool): string | undefined {
    if (this.#unreadable.has(toolUseId)) {
      return 'The tool was not run: its arguments were cut off or are not valid JSON. Make the call again, with all of them.';
    }
    const fault = findArgumentFault(input, inputSchema);
    return fault && `The tool was not run: the arguments do not fit the schema of ${name}. ${fault}`;
  }

  #findTool(name: string): Tool | undefined {
    return this.#options.tools.find((tool) => tool.name === name);
  }

  #describeUnknown(name: string): string {
    const names = this.#options.tools.map(({name}) => name).join(', ');
    return `There is no tool ${cutText(name, 64)}. ${names ? `There are: ${names}.` : 'There are none.'}`;
  }

  #fail(toolUseId: string, sentence = 'The tool was not run.'): void {
    this.#list.end(toolUseId, toResultBlock(toolUseId, failure(sentence)), 'failed');
  }

  /** Looks again after each, since whoever hears of one may answer the next. */
  *#findWaitingFor(name: string): Iterable<string> {
    for (const {toolUseId} of this.calls) {
      const call = this.#list.find(toolUseId);
      if (call?.name === name && call.status === 'waiting') yield toolUseId;
    }
  }

  #findWaiting(toolUseId: string): ToolCall {
    const call = this.#list.find(toolUseId);
    if (call?.status === 'waiting') return call;
    const hint = call
      ? `Its status is "${call.status}".`
      : `The calls are: ${this.calls.map((call) => call.toolUseId).join(', ')}.`;
    throw new ChatError('config', {message: `No call "${toolUseId}" waits for an answer.`, hint});
  }
}

const longestReason = 1000;
