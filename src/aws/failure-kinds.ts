import type {ChatErrorCode} from '../model/index.js';

/** What AWS, the SDK or the network threw, reduced to what tells failures apart. */
export interface Failure {
  /** HTTP status; 0 without one. */
  readonly status: number;
  /** Name of the exception. `Unknown` where CORS hides the header that tells it. */
  readonly name: string;
  readonly message: string;
}

/** One way to fail: how to recognise it, and what to say. */
export interface FailureKind {
  readonly code: ChatErrorCode;
  readonly matches: (failure: Failure) => boolean;
  readonly sentence: string;
  readonly hint?: string;
  readonly isRetryable?: true;
}

const setUpSentence = 'The chat is not set up correctly, so it cannot answer.';
/** What a visitor reads whenever no credentials could be had. */
export const signInSentence = 'The chat could not sign in.';
const deniedSentence = 'The chat is not allowed to answer here.';
const policyHint =
  'Allow bedrock:InvokeModelWithResponseStream for this model in the policy of the role, and grant access to the model in the Bedrock console.';
const busySentence = 'The assistant is very busy right now. Please try again in a moment.';
/** How Claude, Titan, Nova, Llama and Mistral say that a conversation has outgrown them. */
const tooLong =
  /(input|prompt|request|conversation) is too long|exceed.{0,20}context|too many (total text bytes|input tokens)|input tokens exceed|maximum context length/i;
const brokenSentence = 'The assistant has a problem right now. Please try again in a moment.';

/** In the order in which they are tried: what a message says is surest, then the name, then the status. */
export const failureKinds: readonly FailureKind[] = [
  {
    code: 'guest-scope',
    matches: (failure) => says(failure, /no session policy allows/i),
    sentence: setUpSentence,
    hint: 'Guests of the enhanced flow can never use Bedrock: set guest-role-arn, and switch on the classic flow of the identity pool; or set logins.',
  },
  {
    code: 'expired',
    matches: (failure) => isNamed(failure, 'ExpiredToken') || says(failure, /token .*is expired/i),
    sentence: 'The session has ended. Please try again.',
    isRetryable: true,
  },
  {
    code: 'clock-skew',
    matches: (failure) =>
      isNamed(failure, 'RequestExpired') ||
      says(failure, /signature (expired|not yet current)|request has expired|after the date stamp/i),
    sentence: 'The clock of this device is wrong, so the chat cannot connect. Please set it, and try again.',
    isRetryable: true,
  },
  {
    code: 'quota',
    matches: (failure) => isNamed(failure, 'ServiceQuotaExceeded') || says(failure, /tokens per day|service quota/i),
    sentence: 'The chat has reached its limit. Please come back later.',
    hint: 'A quota of the AWS account is used up: see Service Quotas, Amazon Bedrock.',
  },
  {
    code: 'throttled',
    matches: (failure) =>
      isNamed(failure, 'Throttling', 'TooManyRequests', 'ModelNotReady') ||
      failure.status === 429 ||
      says(failure, /request throttling/i),
    sentence: busySentence,
    hint: 'Requests or tokens per minute of this model are used up; an inference profile spreads the load over regions.',
    isRetryable: true,
  },
  {
    code: 'credentials',
    matches: (failure) => says(failure, /classic\) flow is not enabled/i),
    sentence: signInSentence,
    hint: 'Switch on the basic (classic) flow in the identity pool: guests need it for Bedrock.',
  },
  {
    code: 'credentials',
    matches: (failure) => says(failure, /IdentityPool .*not found/i),
    sentence: signInSentence,
    hint: 'identity-pool-id names no pool in its region.',
  },
  {
    code: 'credentials',
    matches: (failure) => says(failure, /unauthenticated access is not supported/i),
    sentence: signInSentence,
    hint: 'The identity pool takes no guests: allow them, or set logins.',
  },
  {
    code: 'credentials',
    matches: (failure) => says(failure, /login token|supported provider/i),
    sentence: signInSentence,
    hint: 'logins must give a fresh ID token for a provider that the identity pool knows; a function is asked at each refresh.',
  },
  {
    code: 'credentials',
    matches: (failure) =>
      isNamed(failure, 'InvalidSignature', 'UnrecognizedClient', 'InvalidClientTokenId', 'IncompleteSignature') ||
      says(
        failure,
        /signature we calculated|signature does not conform|not exist in our records|security token .*invalid|authentication token|authorization header|api key/i,
      ),
    sentence: signInSentence,
    hint: 'The credentials or the API key that the page got are wrong or revoked, or something on the way changes requests.',
  },
  {
    code: 'access-denied',
    matches: (failure) => says(failure, /(access|permission) to perform this action/i),
    sentence: deniedSentence,
    hint: policyHint,
  },
  {
    code: 'credentials',
    matches: (failure) =>
      isNamed(failure, 'NotAuthorized', 'InvalidIdentityToken', 'CredentialsProviderError') ||
      says(failure, /AssumeRoleWithWebIdentity|^Credential is missing/),
    sentence: signInSentence,
    hint: 'Check guest-role-arn and the trust policy of the role: cognito-identity.amazonaws.com:aud must be the pool, :amr unauthenticated.',
  },
  {
    code: 'guardrail',
    matches: (failure) => says(failure, /guardrail (identifier|version)/i),
    sentence: setUpSentence,
    hint: 'Check guardrail-id and guardrail-version, and that the role allows bedrock:ApplyGuardrail.',
  },
  {
    code: 'access-denied',
    matches: (failure) =>
      isNamed(failure, 'FTUFormNotFilled') || says(failure, /access to the model|use case details/i),
    sentence: deniedSentence,
    hint: 'The account has no access to this model yet: ask it once in the Bedrock console, and fill in the form there.',
  },
  {
    code: 'model-not-found',
    matches: (failure) => says(failure, /on-demand throughput isn/i),
    sentence: setUpSentence,
    hint: 'This model answers only through an inference profile: set model-id to one, such as us.amazon.nova-lite-v1:0.',
  },
  {
    code: 'too-large',
    matches: (failure) => failure.status === 413 || says(failure, tooLong),
    sentence: 'This is too long for the assistant. Please shorten it.',
  },
  {
    code: 'model-not-found',
    matches: (failure) =>
      isNamed(failure, 'ResourceNotFound') || failure.status === 404 || says(failure, /model identifier is invalid/i),
    sentence: setUpSentence,
    hint: 'Check model-id and region: not every model is in every region.',
  },
  {
    code: 'access-denied',
    matches: (failure) =>
      isNamed(failure, 'AccessDenied', 'OptInRequired') || failure.status === 403 || failure.status === 401,
    sentence: deniedSentence,
    hint: policyHint,
  },
  {
    code: 'validation',
    matches: (failure) =>
      isNamed(failure, 'Validation', 'ValidationError', 'InvalidAction', 'InvalidParameter') || failure.status === 400,
    sentence: 'The assistant could not accept this message.',
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

/** Whatever no other kind recognises. */
export const unknownKind: FailureKind = {
  code: 'unknown',
  matches: () => true,
  sentence: 'Something went wrong. Please try again.',
};

/** Names differ in case between an HTTP error and an exception frame. */
function isNamed(failure: Failure, ...names: readonly string[]): boolean {
  const name = failure.name.toLowerCase();
  return names.some((each) => name === each.toLowerCase() || name === `${each}exception`.toLowerCase());
}

function says(failure: Failure, words: RegExp): boolean {
  return words.test(failure.message);
}

/** Every engine words it differently, and a mistake in our own code is a TypeError too. */
function isNetwork(failure: Failure): boolean {
  return failure.name === 'NetworkError' || (failure.name === 'TypeError' && says(failure, networkWords));
}

/** Chromium: “Failed to fetch”, “network error”; Firefox: “NetworkError when …”, “Error in input stream”; WebKit: “Load failed”. */
const networkWords = /fetch|network|load failed|input stream|connection|terminated/i;
