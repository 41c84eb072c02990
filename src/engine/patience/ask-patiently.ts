import type {Backend, ChatError, ChatErrorCode, ChatRequest, StreamPart} from '../../model/index.js';
import {toChatError} from '../failure.js';
import {nextWait} from './next-wait.js';
import type {Patience} from './patience.js';
import {watchParts} from './watch-parts.js';

/** One question, and who is told of what becomes of it. */
export interface Question extends AskListener {
  readonly backend: Backend;
  /** The request in a form that a model takes. Without an id: that of the chat’s own model. */
  requestFor(modelId?: string): ChatRequest;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** Who is told of what becomes of a question. */
export interface AskListener {
  /** Told of the request before each attempt. */
  onAsk(request: ChatRequest): void;
  /** Told before each wait, and with `undefined` when it is over. */
  onWait(wait: Wait | undefined): void;
}

/** A wait between two attempts. */
export interface Wait {
  /** Left out where nobody knows: until the connection is back. */
  readonly ms?: number;
  /** Which attempt follows; the first one was 1. */
  readonly attempt: number;
  /** Why the one before failed. */
  readonly error: ChatError;
}

/** Failures that the backend mends by itself once it has seen them: then it is asked again at once. */
const mended: ReadonlySet<ChatErrorCode> = new Set(['expired', 'clock-skew']);

/**
 * The one place where a question is asked again. Only before the first part: what was shown, or billed, is never
 * silently repeated.
 */
export async function* askPatiently(question: Question): AsyncGenerator<StreamPart> {
  const {signal, patience} = question;
  const seen = new Set<ChatErrorCode>();
  let request = question.requestFor();
  for (let attempt = 1; ;) {
    let hasBegun = false;
    try {
      for await (const part of askOnce(question, request)) {
        hasBegun = true;
        yield part;
      }
      return;
    } catch (cause) {
      const error = toChatError(cause, hasBegun);
      if (hasBegun || signal.aborted) throw error;
      const isMended = mended.has(error.code) && !seen.has(error.code);
      const fallback = isMended ? undefined : findFallback(error, request, patience);
      seen.add(error.code);
      if (isMended) continue;
      if (fallback) {
        request = question.requestFor(fallback);
        continue;
      }
      const ms = nextWait(error, attempt, patience);
      const isOffline = error.code === 'offline';
      if (ms === undefined && !isOffline) throw error;
      attempt += 1;
      question.onWait({...(ms !== undefined && {ms}), attempt, error});
      await (ms === undefined ? patience.untilOnline(signal) : patience.sleep(ms, signal));
      if (signal.aborted) throw error;
      question.onWait(undefined);
    }
  }
}

/** Each attempt has a signal of its own, so that one which came too late is closed before the next begins. */
async function* askOnce(question: Question, request: ChatRequest): AsyncGenerator<StreamPart> {
  const {backend, signal, patience} = question;
  const attempt = new AbortController();
  question.onAsk(request);
  try {
    const parts = backend.reply(request, {signal: AbortSignal.any([signal, attempt.signal])});
    yield* watchParts(parts, patience);
  } finally {
    attempt.abort();
  }
}

/** The second model takes over at once when the first one is busy. */
function findFallback(error: ChatError, {modelId}: ChatRequest, {fallbackModelId}: Patience): string | undefined {
  const isBusy = error.code === 'throttled' || error.code === 'service-unavailable' || error.code === 'quota';
  return isBusy && fallbackModelId !== modelId ? fallbackModelId : undefined;
}
