import {ChatError, isChatError} from '../model/index.js';

/**
 * The error that a turn ends with. Whoever knows a failure better (`aws/`, a backend) throws a `ChatError`, which is kept;
 * here is only what is left.
 *
 * @param hasArrived Whether a part of the answer had come: a connection that fails then has cut the answer off.
 */
export function toChatError(cause: unknown, hasArrived: boolean): ChatError {
  const error = isChatError(cause) ? cause : classify(cause);
  return hasArrived && error.code === 'network' ? interrupted(cause) : error;
}

/** The stream ended before the answer did. */
export function interrupted(cause?: unknown): ChatError {
  return new ChatError('interrupted', {
    message: 'The answer broke off. What had arrived is kept; try again for a whole one.',
    hint: 'The stream ended without a messageStop event.',
    retryable: true,
    cause,
  });
}

/** A call that the chat cannot follow, as a developer's mistake. */
export function wrongCall(message: string): ChatError {
  return new ChatError('config', {message});
}

function classify(cause: unknown): ChatError {
  if (isNamed(cause, 'AbortError'))
    return new ChatError('aborted', {message: 'The request was cancelled.', retryable: true, cause});
  if (!isNetworkFailure(cause)) return unknownFailure(cause);
  if (isOffline())
    return new ChatError('offline', {
      message: 'You are offline. Try again once you are connected.',
      retryable: true,
      cause,
    });
  return new ChatError('network', {
    message: 'The connection failed. Check it and try again.',
    hint: 'The request did not get through: network, CORS, Content-Security-Policy (connect-src), or a blocker.',
    retryable: true,
    cause,
  });
}

function unknownFailure(cause: unknown): ChatError {
  return new ChatError('unknown', {
    message: 'Something went wrong. Try again.',
    hint:
      cause instanceof Error ? `${cause.name}: ${cause.message}` : `The backend threw a value of type ${typeof cause}.`,
    retryable: true,
    cause,
  });
}

// Browsers tell a failed connection only in words: Chromium, Firefox (two), WebKit, Chromium and Firefox within a body, Node.
const networkWords =
  /failed to fetch|networkerror when attempting|load failed|network error|error in input stream|network connection was lost|fetch failed|terminated/i;

function isNetworkFailure(cause: unknown): boolean {
  return isNamed(cause, 'NetworkError') || (cause instanceof TypeError && networkWords.test(cause.message));
}

function isNamed(cause: unknown, name: string): boolean {
  return cause instanceof Error && cause.name === name;
}

function isOffline(): boolean {
  return typeof navigator === 'object' && navigator.onLine === false;
}
