import type {ChatError, ChatErrorCode} from '../../model/index.js';
import type {Patience} from './patience.js';

/** What a second attempt may cure. Whatever else fails would fail again, or is for the visitor to decide. */
const passing: ReadonlySet<ChatErrorCode> = new Set([
  'throttled',
  'service-unavailable',
  'internal',
  'model-timeout',
  'model-error',
  'network',
]);

/** A service that wants to be left alone for longer is not waited for: nobody stays with the page. */
const longestRetryAfterMs = 120_000;

/**
 * How long to wait before the next attempt; `undefined` when there is none. Exponential backoff with full jitter, so
 * that the many visitors of a busy page do not come back all at once.
 */
export function nextWait(error: ChatError, attempt: number, patience: Patience): number | undefined {
  if (!passing.has(error.code) || attempt >= patience.attempts) return undefined;
  const {retryAfterMs = 0} = error;
  if (retryAfterMs > longestRetryAfterMs) return undefined;
  const base = error.code === 'throttled' ? patience.throttledWaitMs : patience.baseWaitMs;
  const longest = Math.min(patience.longestWaitMs, base * 2 ** (attempt - 1));
  return Math.round(Math.max(retryAfterMs, longest * patience.random()));
}
