import type {Faults} from '../../src/local-aws/index.js';
import {nameCall} from './calls.js';
import type {FaultRow, Moment} from './row.js';

/** The path that a page fetches when what arrived of an answer can be read. */
export const toldPath = '/on-the-screen';

/** A row that is being played: what is wrong, until nothing is any more. */
export class RunningRow {
  readonly clockAheadMs: number;
  readonly #row: FaultRow;
  readonly #counts = new Map<string, number>();
  readonly #moment: Moment;
  #tell: () => void = () => undefined;

  constructor(row: FaultRow) {
    this.#row = row;
    this.clockAheadMs = row.clockAheadMs ?? 0;
    this.#moment = {onScreen: new Promise((resolve) => (this.#tell = resolve))};
  }

  /** What is wrong with a request that reaches the stand-in. */
  findFaults({method, url, headers}: Request): Faults {
    if (url.endsWith(toldPath)) this.#tell();
    const name = method === 'OPTIONS' ? 'preflight' : nameCall(method, url, headers.get('x-amz-target'));
    if (name === undefined) return {};
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return this.#row.fault?.({name, count}, this.#moment) ?? {};
  }
}
