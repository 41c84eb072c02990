import {ChatError, isChatError} from '../model/index.js';
import type {ChatErrorCode} from '../model/index.js';

/** What AWS, the SDK or the network threw, reduced to what tells failures apart. */
interface Failure {
  /** HTTP status; 0 without one. */
  readonly status: number;
  /** Name of the exception. `Unknown` where CORS hides the header that tells it. */
  readonly name: string;
  readonly message: string;
}

/** One way to fail: how to recognise it, and what to say. */
interface FailureKind {
  readonly code: ChatErrorCode;
  readonly matches: (failure: Failure) => boolean;
  readonly sentence: string;
  readonly hint?: string;
  readonly isRetryable?: true;
}

/** Turns whatever the way to AWS threw into a `ChatError`. */
export function toChatError(cause: unknown, signal?: AbortSignal): ChatError {
  if (signal?.aborted) return new ChatError('aborted', {message: 'The answer was stopped.', cause});
  if (isChatError(cause)) return cause;
  const failure = describe(cause);
  const kind = kinds.find(({matches}) => matches(failure)) ?? unknownKind;
  const told = [kind.hint, failure.message && `AWS said: “${failure.message}”`].filter(Boolean).join(' ');
  return new ChatError(kind.code, {
    message: kind.sentence,
    hint: told,
    retryable: kind.isRetryable ?? false,
    ...(failure.status > 0 && {status: failure.status}),
    cause,
  });
}

function describe(cause: unknown): Failure {
  if (!(cause instanceof Error)) return {status: 0, name: 'Unknown', message: String(cause)};
  const metadata: unknown = '$metadata' in cause ? cause.$metadata : undefined;
  const status: unknown =
    metadata && typeof metadata === 'object' && 'httpStatusCode' in metadata ? metadata.httpStatusCode : 0;
  return {status: typeof status === 'number' ? status : 0, name: cause.name, message: cause.message};
}

/** Names differ in case between an HTTP error and an exception frame. */
function isNamed(failure: Failure, ...names: readonly string[]): boolean {
  const name = failure.name.toLowerCase();
  return names.some((each) => name === each.toLowerCase() || name === `${each}exception`.toLowerCase());
}

function says(failure: Failure, words: RegExp): boolean {
  return words.test(failure.message);
}

const setUpSentence = 'The chat is not set up correctly, so it cannot answer.';
const busySentence = 'The assistant is very busy right now. Please try again in a moment.';
const brokenSentence = 'The assistant has a problem right now. Please try again in a moment.';

/** In the order in which they are tried: what a message says is surest, then the name, then the status. */
const kinds: readonly FailureKind[] = [
  {
    code: 'guest-scope',
    matches: (failure) => says(failure, /no session policy allows/i),
    sentence: setUpSentence,
    hint: 'Guests of the enhanced flow can never use Bedrock: set guest-role-arn, and switch on the classic flow of the identity pool; or set logins.',
  },
  {
    code: 'expired',
    matches: (failure) => isNamed(failure, 'ExpiredToken', 'RequestExpired') || says(failure, /token .*is expired/i),
    sentence: 'The session has ended. Please try again.',
    isRetryable: true,
  },
  {
    code: 'clock-skew',
    matches: (failure) => says(failure, /signature (expired|not yet current)/i),
    sentence: 'The clock of this device is wrong, so the chat cannot connect. Please set it, and try again.',
    isRetryable: true,
  },
  {
    code: 'quota',
    matches: (failure) => isNamed(failure, 'ServiceQuotaExceeded') || says(failure, /tokens per day/i),
    sentence: 'The chat has reached its limit. Please come back later.',
    hint: 'A quota of the AWS account is used up: see Service Quotas, Amazon Bedrock.',
  },
  {
    code: 'throttled',
    matches: (failure) => isNamed(failure, 'Throttling', 'TooManyRequests', 'ModelNotReady') || failure.status === 429,
    sentence: busySentence,
    hint: 'Requests or tokens per minute of this model are used up; an inference profile spreads the load over regions.',
    isRetryable: true,
  },
  {
    code: 'credentials',
    matches: (failure) =>
      isNamed(
        failure,
        'InvalidSignature',
        'UnrecognizedClient',
        'InvalidClientTokenId',
        'IncompleteSignature',
        'NotAuthorized',
        'InvalidIdentityToken',
        'CredentialsProviderError',
      ) || says(failure, /AssumeRoleWithWebIdentity|^Credential is missing/),
    sentence: 'The chat could not sign in.',
    hint: 'Check identity-pool-id and guest-role-arn, the trust policy of the role (cognito-identity.amazonaws.com:aud and :amr), and that the pool allows guests and the classic flow, or that logins holds a fresh token.',
  },
  {
    code: 'model-not-found',
    matches: (failure) =>
      isNamed(failure, 'ResourceNotFound') ||
      failure.status === 404 ||
      says(failure, /model identifier is invalid|on-demand throughput isn/i),
    sentence: setUpSentence,
    hint: 'Check model-id and region; some models answer only through an inference profile such as us.amazon.nova-lite-v1:0.',
  },
  {
    code: 'access-denied',
    matches: (failure) =>
      isNamed(failure, 'AccessDenied', 'OptInRequired') || failure.status === 403 || failure.status === 401,
    sentence: 'The chat is not allowed to answer here.',
    hint: 'Allow bedrock:InvokeModelWithResponseStream for this model in the policy of the role, and grant access to the model in the Bedrock console.',
  },
  {
    code: 'validation',
    matches: (failure) => isNamed(failure, 'Validation') || failure.status === 400,
    sentence: 'The assistant could not accept this message.',
  },
  {
    code: 'too-large',
    matches: (failure) => failure.status === 413,
    sentence: 'This is too long for the assistant. Please shorten it.',
  },
  {
    code: 'model-timeout',
    matches: (failure) => isNamed(failure, 'ModelTimeout') || failure.status === 408,
    sentence: 'The assistant took too long to answer. Please try again.',
    isRetryable: true,
  },
  {
    code: 'model-error',
    matches: (failure) => isNamed(failure, 'ModelError', 'ModelStreamError') || failure.status === 424,
    sentence: brokenSentence,
    isRetryable: true,
  },
  {
    code: 'service-unavailable',
    matches: (failure) => isNamed(failure, 'ServiceUnavailable') || failure.status === 503,
    sentence: busySentence,
    isRetryable: true,
  },
  {
    code: 'internal',
    matches: (failure) => isNamed(failure, 'InternalServer', 'InternalFailure') || failure.status >= 500,
    sentence: brokenSentence,
    isRetryable: true,
  },
  {
    code: 'offline',
    matches: (failure) => failure.status === 0 && isNetwork(failure) && globalThis.navigator?.onLine === false,
    sentence: 'You are offline. Please check your connection, and try again.',
    isRetryable: true,
  },
  {
    code: 'network',
    matches: (failure) => failure.status === 0 && isNetwork(failure),
    sentence: 'The assistant cannot be reached. Please check your connection, and try again.',
    hint: 'The browser gives no reason: the network, the region or endpoint, or a Content-Security-Policy without it in connect-src.',
    isRetryable: true,
  },
];

const unknownKind: FailureKind = {
  code: 'unknown',
  matches: () => true,
  sentence: 'Something went wrong. Please try again.',
};

/** Every engine words it differently, and a mistake in our own code is a TypeError too. */
function isNetwork(failure: Failure): boolean {
  return failure.name === 'NetworkError' || (failure.name === 'TypeError' && says(failure, networkWords));
}

/** Chromium: “Failed to fetch”, “network error”; Firefox: “NetworkError when …”, “Error in input stream”; WebKit: “Load failed”. */
const networkWords = /fetch|network|load failed|input stream|connection|terminated/i;
