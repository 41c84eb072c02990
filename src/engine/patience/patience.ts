import {sleep} from './sleep.js';
import type {Sleep} from './sleep.js';
import {untilOnline} from './until-online.js';

/** How long a chat waits, and how often it asks. */
export interface Patience {
  /** How often a question is asked before it counts as failed. Default 4. */
  readonly attempts: number;
  /** How long the first part of an answer may take. Default 120,000. */
  readonly firstPartMs: number;
  /** How long each further part may take. Default 60,000. */
  readonly nextPartMs: number;
  /** The longest wait before a second attempt; it doubles with each further one. Default 500. */
  readonly baseWaitMs: number;
  /** The same after the service asked for less. Default 2,000. */
  readonly throttledWaitMs: number;
  /** No wait is longer, unless the service asks for it. Default 20,000. */
  readonly longestWaitMs: number;
  /** The model to ask after the first one was throttled: another model, or an inference profile. Default none. */
  readonly fallbackModelId?: string;
  readonly sleep: Sleep;
  /** Resolves when the visitor is connected again, or does not want to be any more. */
  readonly untilOnline: (signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. Default `Math.random`. */
  readonly random: () => number;
}

/** How patient a chat is of itself. */
export const defaultPatience: Patience = {
  attempts: 4,
  firstPartMs: 120_000,
  nextPartMs: 60_000,
  baseWaitMs: 500,
  throttledWaitMs: 2000,
  longestWaitMs: 20_000,
  sleep,
  untilOnline,
  random: Math.random,
};
