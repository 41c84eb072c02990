import type {ContentBlock, ToolCall} from '../../model/index.js';

/** The calls of one answer and what came of them: frozen snapshots, new objects only where something has changed. */
export class CallList {
  /** Every result in the order of the calls; after `close()`, those that had come. Never rejects. */
  readonly done: Promise<readonly ContentBlock[]>;
  readonly #onChange: () => void;
  #calls: readonly ToolCall[];
  #results: ReadonlyMap<string, ContentBlock>;
  #isClosed = false;
  #settle: (results: readonly ContentBlock[]) => void = () => undefined;

  constructor(calls: readonly ToolCall[], results: ReadonlyMap<string, ContentBlock>, onChange: () => void) {
    this.#calls = Object.freeze(calls);
    this.#results = results;
    this.#onChange = onChange;
    this.done = new Promise((resolve) => (this.#settle = resolve));
  }

  get calls(): readonly ToolCall[] {
    return this.#calls;
  }

  get results(): ReadonlyMap<string, ContentBlock> {
    return this.#results;
  }

  /** Nothing changes any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  find(toolUseId: string): ToolCall | undefined {
    return this.#calls.find((call) => call.toolUseId === toolUseId);
  }

  change(toolUseId: string, changes: Partial<ToolCall>): void {
    if (this.#isClosed) return;
    this.#replace((call) => (call.toolUseId === toolUseId ? Object.freeze({...call, ...changes}) : call));
    this.#onChange();
  }

  /** Keeps the first result of a call; what comes later is dropped. */
  end(toolUseId: string, result: ContentBlock, status: ToolCall['status']): void {
    if (this.#isClosed || this.#results.has(toolUseId)) return;
    this.#results = new Map(this.#results).set(toolUseId, result);
    this.settle();
    this.change(toolUseId, {status});
  }

  /** Resolves `done` when there is nothing to wait for. */
  settle(): void {
    const results = this.#calls
      .map(({toolUseId}) => this.#results.get(toolUseId))
      .filter((result) => result !== undefined);
    if (this.#isClosed || results.length === this.#calls.length) this.#settle(Object.freeze(results));
  }

  /** Gives up the calls that have no result. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#replace((call) => (this.#results.has(call.toolUseId) ? call : Object.freeze({...call, status: 'failed'})));
    this.settle();
    this.#onChange();
  }

  #replace(replace: (call: ToolCall) => ToolCall): void {
    this.#calls = Object.freeze(this.#calls.map(replace));
  }
}
