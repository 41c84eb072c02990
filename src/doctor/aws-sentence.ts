import type {ChatError} from '../model/index.js';

/** What AWS said. */
export function sentenceOf({cause, message}: ChatError): string {
  return cause instanceof Error ? cause.message : message;
}
