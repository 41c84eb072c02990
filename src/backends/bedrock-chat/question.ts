import {ChatError} from '../../model/index.js';
import type {ChatRequest, RequestMessage} from '../../model/index.js';
import {wrongOptions} from './failure.js';
import {readWords} from './known-conversations.js';
import type {AwaitedAnswer} from './known-conversations.js';
import type {JsonObject} from './read-json.js';
import {toContent} from './to-content.js';

/** One question on its way to the server. */
export interface Question {
  /** The conversation that it goes on with; `undefined` for a new one. */
  readonly conversationId: string | undefined;
  readonly botId: string | undefined;
  readonly content: readonly JsonObject[];
  readonly model: string;
  readonly reasoning: boolean;
  readonly signal: AbortSignal;
  /** Set when the server has the question already: its answer is only to be fetched. */
  readonly awaited: AwaitedAnswer | undefined;
  /** Tells that the server works on the question, and the id of the conversation. */
  onAsked(asked: AwaitedAnswer, isFetchable: boolean): void;
}

/** The last message as Bedrock Chat takes it; in a new conversation with what has been said before. */
export function writeContent({messages}: ChatRequest, isNew: boolean): readonly JsonObject[] {
  const last = messages.at(-1);
  const content = last?.role === 'user' ? toContent(last.content) : [];
  if (content.length === 0) {
    throw new ChatError('validation', {
      message: 'There is nothing to send.',
      hint: 'Bedrock Chat answers a message of the user with text, images or documents; video and files in S3 it does not take.',
    });
  }
  // The words of the visitor come last: bots search their knowledge for the last text.
  return isNew ? [...tellHistory(messages.slice(0, -1)), ...content] : content;
}

/** The model of a request by Bedrock Chat’s name. */
export function chooseModel({modelId}: ChatRequest, model: string | undefined): string {
  const name = modelId ?? model;
  if (name) return name;
  throw wrongOptions('model is missing: set it to one of Bedrock Chat’s own names, such as claude-v3.7-sonnet.');
}

/** The server cannot be given a history, so that a new conversation begins with it in words. */
function tellHistory(messages: readonly RequestMessage[]): readonly JsonObject[] {
  const lines = messages.flatMap(({role, content}) => {
    const words = content.map(readWords).join('').trim();
    return words ? [`${role === 'user' ? 'User' : 'Assistant'}: ${words}`] : [];
  });
  if (lines.length === 0) return [];
  return [{contentType: 'text', body: `Our conversation so far:\n\n${lines.join('\n\n')}\n\nMy next message follows.`}];
}
