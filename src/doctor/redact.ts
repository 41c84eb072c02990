import {ChatError} from '../model/index.js';
import type {Verdict} from './verdict.js';

/** What is shorter is no key of anybody, and part of too many words. */
const shortest = 8;

/** A verdict that can be shown and logged: no secret stands in it, nor anything that was thrown. */
export function redact(verdict: Verdict, secrets: ReadonlySet<string>): Verdict {
  const {says, fix, error, ...rest} = verdict;
  const clean = (text: string) => {
    const real = [...secrets].filter(({length}) => length >= shortest);
    return real.reduce((all, secret) => all.replaceAll(secret, '…'), text);
  };
  return {
    ...rest,
    says: clean(says),
    ...(fix !== undefined && {fix: clean(fix)}),
    ...(error && {error: withoutCause(error, clean)}),
  };
}

function withoutCause(error: ChatError, clean: (text: string) => string): ChatError {
  const {code, message, hint, retryable, status} = error;
  return new ChatError(code, {
    message,
    retryable,
    ...(hint !== undefined && {hint: clean(hint)}),
    ...(status !== undefined && {status}),
  });
}
