import type {ContentBlock} from '../../model/index.js';
import {cutText} from './json.js';

/** What a call came to: content of a `toolResult`. */
export interface ToolOutcome {
  readonly content: readonly unknown[];
  readonly isError?: boolean;
}

/** A call that came to nothing; the sentence is for the model. */
export function failure(sentence: string): ToolOutcome {
  return {content: [{text: sentence}], isError: true};
}

const longestMessage = 1000;

/** What a tool threw, as a sentence for the model: what went wrong, without the places in the code. */
export function thrown(cause: unknown): ToolOutcome {
  const message = cutText(readMessage(cause), longestMessage);
  return failure(message ? `The tool failed: ${message}` : 'The tool failed.');
}

/** The block that goes back to the model. */
export function toResultBlock(toolUseId: string, {content, isError = false}: ToolOutcome): ContentBlock {
  // Only some models take a status, and success is what all of them assume.
  const status = isError ? ({status: 'error'} as const) : {};
  return Object.freeze({toolResult: Object.freeze({toolUseId, content: Object.freeze(content), ...status})});
}

function readMessage(cause: unknown): string {
  const message = typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : cause;
  if (typeof message !== 'string') return '';
  // Some libraries put the whole stack into the message: V8 and JavaScriptCore or Firefox write these lines.
  return message
    .split(/\n\s*at |\n[^\n]*@[^\n]*:\d+:\d+/, 1)
    .join('')
    .trim();
}
