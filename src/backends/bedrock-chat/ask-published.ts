import {isChatError} from '../../model/index.js';
import type {StreamPart} from '../../model/index.js';
import type {CallApi} from './call.js';
import {segment} from './call.js';
import {unexpectedAnswer} from './failure.js';
import type {AwaitedAnswer} from './known-conversations.js';
import {poll} from './poll.js';
import type {PollOptions} from './poll.js';
import type {Question} from './question.js';
import {isObject, readMember, readText} from './read-json.js';
import {writeWholeAnswer} from './whole-answer.js';

/** What asking needs besides the question. */
export interface AskOptions extends Pick<PollOptions, 'sleep' | 'now' | 'timeoutMs'> {
  readonly call: CallApi;
  readonly createId: () => string;
}

/** Asks a published bot: the question goes into a queue, and the answer is fetched when it is there, whole. */
export async function* askPublishedBot(question: Question, options: AskOptions): AsyncGenerator<StreamPart> {
  const {call} = options;
  const {signal} = question;
  const asked = question.awaited ?? (await sendQuestion(question, options));
  question.onAsked(asked, true);
  const path = `conversation/${segment(asked.conversationId)}/${segment(asked.messageId)}`;
  const message = await poll(async () => readMember(await call(path, {signal}).catch(notYet), 'message'), {
    ...options,
    signal,
    since: asked.askedAt,
  });
  yield* writeWholeAnswer(message, asked);
}

/** For a look at what may not be there yet. */
export function notYet(error: unknown): undefined {
  if (isChatError(error) && error.status === 404) return undefined;
  throw error;
}

async function sendQuestion(question: Question, {call, now}: AskOptions): Promise<AwaitedAnswer> {
  const {conversationId = null, content, model, reasoning, signal} = question;
  const body = {conversationId, message: {content, model}, continueGenerate: false, enableReasoning: reasoning};
  const taken = await call('conversation', {method: 'POST', body, signal});
  const [id, messageId] = [readText(taken, 'conversationId'), readText(taken, 'messageId')];
  if (!isObject(taken) || id === undefined || messageId === undefined) {
    throw unexpectedAnswer('The answer to a question names no message: is it a published API?');
  }
  return {conversationId: id, messageId, askedAt: now()};
}
