import {ChatError, isChatError} from '../../model/index.js';
import type {ChatErrorCode} from '../../model/index.js';
import {isObject, readList, readText} from './read-json.js';

/** A refusal of Bedrock Chat, or of the gateway before it. */
export interface Refusal {
  /** HTTP status; 0 for an error that came over the WebSocket. */
  readonly status: number;
  /** What the server said. */
  readonly words: string;
  readonly retryAfterMs?: number | undefined;
}

/** One way to be refused: how to recognise it, and what to say. */
interface RefusalKind {
  readonly code: ChatErrorCode;
  readonly statuses: readonly number[];
  /** What the server says, where the status alone does not tell. */
  readonly words?: RegExp;
  readonly sentence: string;
  readonly hint?: string;
  readonly isRetryable?: true;
}

const setUpSentence = 'The chat is not set up correctly, so it cannot answer.';
const signInSentence = 'The chat could not sign in.';
const busySentence = 'The assistant is very busy right now. Please try again in a moment.';
const brokenSentence = 'The assistant has a problem right now. Please try again in a moment.';
const slowSentence = 'The assistant took too long to answer. Please try again.';
const deniedSentence = 'The chat is not allowed to answer here.';
const missingSentence = 'This cannot be found (any more).';
const refusedSentence = 'The assistant could not accept this message.';
const lookAtEndpoint =
  'Check endpoint: it is the address that Bedrock Chat shows, such as https://….amazonaws.com/api.';

/** In the order in which they are tried. Over the WebSocket there is no status, so words alone decide. */
const kinds: readonly RefusalKind[] = [
  // The answers of the gateway and of the API to a path that they do not have.
  refusal('config', [403, 404], setUpSentence, {
    words: /missing authentication token|^not found$/i,
    hint: lookAtEndpoint,
  }),
  refusal('expired', [0, 401, 403], 'The session has ended. Please try again.', {
    words: /expired/i,
    hint: 'token has to return a fresh ID token at each call.',
    isRetryable: true,
  }),
  refusal('credentials', [0, 401, 403], signInSentence, {
    words: /^forbidden$|unauthorized|invalid token|not authenticated/i,
    hint: 'Check apiKey (of this published bot) or token (an ID token of this user pool), and that the visitor’s IP address is allowed.',
  }),
  refusal('credentials', [401], signInSentence),
  refusal('access-denied', [0], deniedSentence, {words: /access ?denied/i}),
  refusal('access-denied', [403], deniedSentence),
  refusal('quota', [429], 'The chat has reached its limit. Please come back later.', {
    words: /limit exceeded/i,
    hint: 'The quota of the published API is used up.',
  }),
  refusal('throttled', [0], busySentence, {words: /throttl|too many/i, isRetryable: true}),
  refusal('throttled', [429], busySentence, {isRetryable: true}),
  refusal('model-not-found', [0], missingSentence, {words: /not ?found/i, hint: 'Check botId.'}),
  refusal('model-not-found', [404], missingSentence),
  refusal('validation', [0], refusedSentence, {words: /validation|invalid request/i}),
  refusal('validation', [400, 409, 422], refusedSentence, {
    hint: 'Check model: Bedrock Chat has its own names, such as claude-v3.7-sonnet.',
  }),
  refusal('too-large', [413], 'This is too long for the assistant. Please shorten it.'),
  refusal('model-timeout', [408, 504], slowSentence, {isRetryable: true}),
  refusal('service-unavailable', [502, 503], busySentence, {isRetryable: true}),
  refusal('internal', [0, 500], brokenSentence, {isRetryable: true}),
];

function refusal(
  code: ChatErrorCode,
  statuses: readonly number[],
  sentence: string,
  more: Pick<RefusalKind, 'words' | 'hint' | 'isRetryable'> = {},
): RefusalKind {
  return {code, statuses, sentence, ...more};
}

/** A refusal as a `ChatError`. */
export function readRefusal({status, words, retryAfterMs}: Refusal): ChatError {
  const kind = kinds.find((each) => each.statuses.includes(status) && (each.words?.test(words) ?? true));
  const hint = [kind?.hint, words && `Bedrock Chat said: “${words}”`].filter(Boolean).join(' ');
  return new ChatError(kind?.code ?? (status >= 500 ? 'internal' : 'unknown'), {
    message: kind?.sentence ?? brokenSentence,
    ...(hint && {hint}),
    retryable: kind?.isRetryable ?? status >= 500,
    ...(status > 0 && {status}),
    ...(retryAfterMs !== undefined && {retryAfterMs}),
  });
}

/** What the server said: `{errors: […]}`, FastAPI’s `{detail}`, or the gateway’s `{message}`. */
export function readServerWords(body: unknown): string {
  const {detail} = isObject(body) ? body : {};
  const details = Array.isArray(detail) ? detail.map(describeDetail) : [detail];
  return [...readList(body, 'errors'), ...details, readText(body, 'message')]
    .filter((words) => typeof words === 'string')
    .join('; ');
}

/** Which field is wrong and why; never its value, which the visitor wrote. */
function describeDetail(detail: unknown): string {
  return `${readList(detail, 'loc').join('.')}: ${readText(detail, 'msg') ?? ''}`;
}

/** Whatever the way to Bedrock Chat threw, as a `ChatError`. */
export function toChatError(cause: unknown, signal?: AbortSignal): ChatError {
  if (signal?.aborted) return new ChatError('aborted', {message: 'The answer was stopped.', cause});
  return isChatError(cause) ? cause : networkFailure(cause);
}

/** The request, the answer or the socket was lost on the way; the browser gives no reason. */
export function networkFailure(cause?: unknown): ChatError {
  if (globalThis.navigator?.onLine === false) {
    return new ChatError('offline', {
      message: 'You are offline. Please check your connection, and try again.',
      retryable: true,
      cause,
    });
  }
  return new ChatError('network', {
    message: 'The assistant cannot be reached. Please check your connection, and try again.',
    hint: 'The browser gives no reason: the network, endpoint or webSocket, the allowed origins of the published API, or a Content-Security-Policy without it in connect-src.',
    retryable: true,
    cause,
  });
}

/** The answer that had to be fetched did not come. */
export function lateAnswer(timeoutMs: number): ChatError {
  return new ChatError('model-timeout', {
    message: slowSentence,
    hint: `There was no answer after ${timeoutMs / 1000} s. The bot may have failed: see its logs.`,
    retryable: true,
  });
}

/** A mistake in the options. */
export function wrongOptions(hint: string): ChatError {
  return new ChatError('config', {message: setUpSentence, hint});
}

/** An answer that is none of this API. */
export function unexpectedAnswer(what: string): ChatError {
  return wrongOptions(`${what} ${lookAtEndpoint}`);
}
