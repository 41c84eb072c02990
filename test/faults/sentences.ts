import assert from 'node:assert/strict';
import type {ChatErrorCode} from '../../src/model/index.js';

/** What a visitor must read about each failure, in a word or two. */
const said: Readonly<Partial<Record<ChatErrorCode, RegExp>>> = {
  credentials: /could not sign in/,
  'guest-scope': /not set up correctly/,
  'access-denied': /not allowed/,
  'model-not-found': /not set up correctly/,
  validation: /could not accept/,
  throttled: /busy.*try again/,
  quota: /reached its limit.*later/,
  'model-timeout': /too long to answer.*try again/,
  'model-error': /problem.*try again/,
  'service-unavailable': /busy.*try again/,
  internal: /problem.*try again/,
  expired: /session has ended.*try again/,
  'clock-skew': /clock of this device/,
  network: /cannot be reached.*connection|connection failed/,
  offline: /offline/,
  interrupted: /broke off/,
  'corrupt-stream': /damaged/,
  guardrail: /not set up correctly/,
  'too-large': /too long.*shorten/,
  unknown: /went wrong.*try again/,
};

/** What only developers understand. */
const technicalWords =
  /\b(\d{3}|api|arn|aws|bedrock|byte|checksum|code|cognito|cors|credentials?|endpoint|exception|fetch|frame|header|http|iam|json|model|null|pool|region|request|role|server|signature|status|stream|sts|throttl\w*|token|undefined|xml)\b|[_{}<>/\\“”"]/i;

/** Holds what the screen says of a failure against what a visitor can understand. */
export function checkSentence(code: ChatErrorCode, sentence: string): void {
  assert.match(sentence, said[code] ?? /^$/, `the notice of ${code}`);
  assert.match(sentence, /^[A-Z][^.]+\.( [A-Z][^.]+\.)?$/, 'the notice is not made of sentences');
  assert.doesNotMatch(sentence, technicalWords, 'the notice has technical words');
}
