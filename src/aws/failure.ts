import {ChatError, isChatError} from '../model/index.js';
import type {ChatErrorCode} from '../model/index.js';
import {failureKinds, signInSentence, unknownKind} from './failure-kinds.js';
import type {Failure} from './failure-kinds.js';

/** Turns whatever the way to AWS threw into a `ChatError`. */
export function toChatError(cause: unknown, signal?: AbortSignal): ChatError {
  if (signal?.aborted) return new ChatError('aborted', {message: 'The answer was stopped.', cause});
  if (isChatError(cause)) return asItWas(cause);
  const failure = describe(cause);
  const kind = failureKinds.find(({matches}) => matches(failure)) ?? unknownKind;
  const told = [kind.hint, failure.message && `AWS said: “${failure.message}”`].filter(Boolean).join(' ');
  return new ChatError(kind.code, {
    message: kind.sentence,
    hint: told,
    retryable: kind.isRetryable ?? false,
    ...(failure.status > 0 && {status: failure.status}),
    ...readRetryAfter(cause),
    cause: withoutSecrets(cause),
  });
}

/** What the SDK adds, for its own developers, to whatever is thrown while it reads an answer. */
const addition = /\s*Deserialization error: to see the raw response.*$/s;

/** The sentence of our own error is read by visitors. */
function asItWas(error: ChatError): ChatError {
  if (addition.test(error.message)) error.message = error.message.replace(addition, '');
  return error;
}

/** The same for what was thrown while credentials were fetched: nobody had asked a model anything yet. */
export function toSignInError(cause: unknown): ChatError {
  const error = toChatError(cause);
  if (isChatError(cause) || !blamesRequest.has(error.code)) return error;
  return new ChatError('credentials', {
    message: signInSentence,
    hint: `No credentials could be had: “${describe(cause).message}”`,
    ...(error.status !== undefined && {status: error.status}),
    cause,
  });
}

const blamesRequest: ReadonlySet<ChatErrorCode> = new Set([
  'validation',
  'model-not-found',
  'access-denied',
  'unknown',
]);

/** `Retry-After` is a number of seconds, or a date. A page sees it only where CORS shows it. */
function readRetryAfter(cause: unknown): {retryAfterMs?: number} {
  const response = readMember(cause, '$response');
  const header = readMember(readMember(response, 'headers'), 'retry-after');
  if (typeof header !== 'string') return {};
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? {retryAfterMs: ms} : {};
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function describe(cause: unknown): Failure {
  if (!(cause instanceof Error)) return {status: 0, name: 'Unknown', message: redact(String(cause))};
  const status = readMember(readMember(cause, '$metadata'), 'httpStatusCode');
  return {
    status: typeof status === 'number' ? status : 0,
    name: cause.name,
    message: redact(cause.message.replace(addition, '')),
  };
}

/** What reports errors follows their causes, and sends what they say elsewhere. */
function withoutSecrets(cause: unknown): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : cause;
  const said = redact(cause.message);
  if (said === cause.message) return cause;
  // Some engines repeat the message there.
  Reflect.set(cause, 'stack', redact(cause.stack ?? ''));
  Reflect.set(cause, 'message', said);
  return cause;
}

/** Longer than any sentence of AWS; what is longer is not read. */
const longestMessage = 1000;

/** AWS and browsers repeat what they refuse, which may be a token or a key: a hint must not hand it on. */
function redact(message: string): string {
  return message
    .slice(0, longestMessage)
    .replace(/\bvalue '[^']*'?/gi, "Value '…'")
    .replace(/(eyJ|bedrock-api-key-|Bearer\s+)[^\s"'“”]*(\s*[\w+/=-]{20,})*/g, '…');
}
