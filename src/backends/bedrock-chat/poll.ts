import {isChatError} from '../../model/index.js';
import {lateAnswer} from './failure.js';
import type {Sleep} from './options.js';

/** How to look for something again and again. */
export interface PollOptions {
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly now: () => number;
  /** When the question was asked, in milliseconds since 1970. */
  readonly since: number;
  readonly timeoutMs: number;
}

const firstWaitMs = 1000;
const growth = 1.4;
/** Each look counts against the quota of a published API. */
const longestWaitMs = 8000;
/** One look that fails says nothing of the answer. */
const mostFailures = 3;

/** Looks for an answer, at growing intervals, until it is there. `look` returns `undefined` where it is not. */
export async function poll<T>(look: () => Promise<T | undefined>, options: PollOptions): Promise<T> {
  const {signal, sleep, now, since, timeoutMs} = options;
  let failures = 0;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * growth, longestWaitMs)) {
    await sleep(waitMs, signal);
    signal.throwIfAborted();
    try {
      const found = await look();
      if (found !== undefined) return found;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === mostFailures || !isPassing(error)) throw error;
    }
    if (now() - since >= timeoutMs) throw lateAnswer(timeoutMs);
  }
}

/** Waits by the clock of the machine. */
export const sleepByClock: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, {once: true});
    function wake(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    }
  });

function isPassing(error: unknown): boolean {
  return isChatError(error) && error.retryable;
}
