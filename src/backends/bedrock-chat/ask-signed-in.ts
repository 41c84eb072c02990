import {isChatError} from '../../model/index.js';
import type {StreamPart} from '../../model/index.js';
import {notYet} from './ask-published.js';
import type {AskOptions} from './ask-published.js';
import {segment} from './call.js';
import {citeDocuments} from './documents.js';
import {fromMessage} from './from-content.js';
import {readWords} from './known-conversations.js';
import type {AwaitedAnswer} from './known-conversations.js';
import {poll} from './poll.js';
import type {Question} from './question.js';
import {readList, readMember} from './read-json.js';
import type {JsonObject} from './read-json.js';
import type {Sources} from './sources.js';
import {writeWholeAnswer} from './whole-answer.js';

/** Asks the application itself for a whole answer. */
export async function* askSignedIn(question: Question, options: AskOptions): AsyncGenerator<StreamPart> {
  const {call} = options;
  const {signal} = question;
  const asked = question.awaited ?? beginQuestion(question, options);
  const send = async () => {
    question.onAsked(asked, false);
    const body = writeChatInput(question, asked);
    return readMember(await call('conversation', {method: 'POST', body, signal}), 'message');
  };
  const fetchLater = () => {
    question.onAsked(asked, true);
    return poll(async () => findAnswer(await call(pathOf(asked), {signal}).catch(notYet), asked.messageId), {
      ...options,
      signal,
      since: asked.askedAt,
    });
  };
  const message = question.awaited
    ? await fetchLater()
    : await send().catch((error: unknown) => {
        if (isGatewayTimeout(error, options.now() - asked.askedAt)) return fetchLater();
        throw error;
      });
  yield* writeWholeAnswer(message, asked, await fetchSources(message, asked, question, options));
}

/** The ids of a question: unlike a published API, the application lets whoever asks choose them. */
export function beginQuestion(
  {conversationId}: Question,
  {createId, now}: Pick<AskOptions, 'createId' | 'now'>,
): AwaitedAnswer {
  return {conversationId: conversationId ?? createId(), messageId: createId(), askedAt: now()};
}

/** The body of a question. Without a parent, it follows the last message of its conversation. */
export function writeChatInput(question: Question, {conversationId, messageId}: AwaitedAnswer): JsonObject {
  const {content, model, botId, reasoning} = question;
  return {
    conversationId,
    message: {role: 'user', content, model, parentMessageId: null, messageId},
    ...(botId && {botId}),
    continueGenerate: false,
    enableReasoning: reasoning,
  };
}

/** The gateway waits 30 s and no longer, while the answer is written all the same. A 503 before that is a real one. */
function isGatewayTimeout(error: unknown, afterMs: number): boolean {
  return isChatError(error) && (error.status === 504 || (error.status === 503 && afterMs > 20_000));
}

function findAnswer(conversation: unknown, messageId: string): unknown {
  const messages = readMember(conversation, 'messageMap');
  const [answerId] = readList(readMember(messages, messageId), 'children');
  return typeof answerId === 'string' ? readMember(messages, answerId) : undefined;
}

async function fetchSources(
  message: unknown,
  asked: AwaitedAnswer,
  {signal}: Question,
  {call}: AskOptions,
): Promise<Sources | undefined> {
  if (!fromMessage(message).some((block) => readWords(block).includes('[^'))) return undefined;
  try {
    return citeDocuments(await call(`${pathOf(asked)}/related-documents`, {signal}));
  } catch {
    // The answer is more than its sources; their marks stay in the text.
    return undefined;
  }
}

function pathOf({conversationId}: AwaitedAnswer): string {
  return `conversation/${segment(conversationId)}`;
}
