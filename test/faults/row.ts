import type {Faults} from '../../src/local-aws/index.js';
import type {ChatErrorCode, MessageStatus} from '../../src/model/index.js';
import type {Call, Requests} from './calls.js';
import type {PageSettings} from './in-page.js';

/** What goes wrong once, and what must become of it. */
export interface FaultRow {
  readonly name: string;
  /** What is wrong with AWS, or on the way to it. */
  readonly fault?: Fault;
  /** What is wrong with the page; the next question is asked without it. */
  readonly page?: PageSettings;
  /** What the page sets for both questions. */
  readonly visitor?: PageSettings;
  /** How far the clock of AWS is ahead of the visitor's. */
  readonly clockAheadMs?: number;
  /** No credentials are there yet. */
  readonly isCold?: true;
  /** The words of the answer that are to be read before it breaks. Default: it waits for none. */
  readonly shows?: string;
  readonly expected: Expected;
}

/** What is wrong with one call, which the stand-in asks before it answers. */
export type Fault = (call: Call, moment: Moment) => Faults | undefined;

/** What a fault can wait for. */
export interface Moment {
  /** What has arrived of the answer can be read on the screen. */
  readonly onScreen: Promise<void>;
}

/** What a row must come to. */
export interface Expected {
  /** The code of the one `outcrop-error`. Without it nothing failed as far as a visitor can tell. */
  readonly code?: ChatErrorCode;
  /** Of the answer. Default: `failed` with a code, `complete` without. */
  readonly status?: MessageStatus;
  /** What of the answer stays on the screen. Default: nothing of one that failed, all of one that is complete. */
  readonly text?: string;
  /** What the page asked of AWS, by operation; repeats included. */
  readonly requests: Requests;
  /** What of that AWS saw, where something stands between. Default: all. */
  readonly arrivals?: Requests;
  /** A browser may send a request twice by itself where a connection that it had kept fails at once. */
  readonly mayArriveTwice?: true;
  /** What the next question asks of AWS, once nothing is wrong any more. Default: the model, once. */
  readonly nextRequests?: Requests;
  /** Reports of the page's policy, where that is what is wrong. Default: none. */
  readonly violations?: number;
  /** The visitor was told to wait. */
  readonly isWaiting?: true;
}

/** The answer that the stand-in gives in every row, and how it is cut into deltas. */
export const deltas = ['Good ', 'morning, ', 'visitor.'] as const;
export const wholeAnswer = deltas.join('');

/** Names for addresses that differ from run to run: where nobody listens, and where the page's policy forbids to go. */
export const deadAddress = 'dead address';
export const forbiddenAddress = 'forbidden address';
