import type {ContentBlock, Message, RequestMessage} from '../model/index.js';
import {answerTools} from './answer-tools.js';
import {introduceDocuments, limitAttachments, nameDocuments} from './attachments.js';
import {cleanContent} from './clean-content.js';
import {isQuestion} from './message.js';
import {isSameModel, isSilentWithTools, isWithoutTools} from './model-traits.js';
import {settleAnswer} from './settle-answer.js';

/** Who is asked. */
export interface Recipient {
  readonly modelId?: string | undefined;
  /** The request tells of tools. Default true. */
  readonly hasTools?: boolean;
}

type Rule = (messages: readonly RequestMessage[]) => readonly RequestMessage[];

/** What holds for the conversation as a whole. Applied in this order; a new rule is one function and its name here. */
const rules: readonly Rule[] = [nameDocuments, limitAttachments, introduceDocuments];

/**
 * The conversation as Converse takes it: begins with the user, roles alternate, nothing is empty, and each tool use is
 * answered exactly once in the message that follows, which says nothing else. Failed and empty messages are left out.
 */
export function toRequestMessages(messages: readonly Message[], recipient: Recipient = {}): readonly RequestMessage[] {
  const {modelId, hasTools = true} = recipient;
  const taste = {hasTools, isSilentWithTools: isSilentWithTools(modelId)};
  const sent: RequestMessage[] = [];
  // Backends that run tools themselves give the results within the answer; Converse has them behind it.
  let within: readonly ContentBlock[] = [];
  for (const {role, content} of joinRoles(messages, modelId)) {
    if (role === 'user') addQuestion(sent, [...content, ...within]);
    // The first message must be the user's; a greeting before it is not sent.
    else if (sent.length > 0) {
      const before = sent.at(-1)?.role === role ? sent.pop() : undefined;
      add(sent, role, settleAnswer([...(before?.content ?? []), ...content], taste));
    }
    within = role === 'user' ? [] : content.filter(isResult);
  }
  addQuestion(sent, within);
  return rules.reduce((arranged, rule) => rule(arranged), sent as readonly RequestMessage[]);
}

function joinRoles(messages: readonly Message[], modelId: string | undefined): readonly RequestMessage[] {
  const joined: RequestMessage[] = [];
  const lastQuestion = messages.findLastIndex(isQuestion);
  for (const [at, message] of messages.entries()) {
    const {role, content, context = [], status} = message;
    if (status === 'failed') continue;
    const cleaned = cleanContent([...context, ...content], {
      role,
      isComplete: status === 'complete',
      isPast: at < lastQuestion,
      isForeign: !isSameModel(message.modelId, modelId),
      isWithoutTools: isWithoutTools(modelId),
    });
    add(joined, role, cleaned);
  }
  return joined;
}

function isResult({toolResult}: ContentBlock): boolean {
  return toolResult !== undefined;
}

/**
 * Results and words are two messages: most models refuse both in one. Words come beside results only where an answer
 * broke off, and that is what stands between them. Results that nobody asked for are left out.
 */
function addQuestion(sent: RequestMessage[], content: readonly ContentBlock[]): void {
  add(sent, 'user', answerTools(content, sent.at(-1)));
  const words = content.filter((block) => !isResult(block));
  const last = sent.at(-1);
  if (words.length > 0 && last?.role === 'user' && last.content.every(isResult)) {
    add(sent, 'assistant', [{text: '[The answer broke off here.]'}]);
  }
  add(sent, 'user', words);
}

/** Adds a message that says something, joined with its neighbour when both have the same role. */
function add(messages: RequestMessage[], role: RequestMessage['role'], content: readonly ContentBlock[]): void {
  if (content.length === 0) return;
  const before = messages.at(-1);
  if (before?.role === role) messages.splice(-1, 1, {role, content: [...before.content, ...content]});
  else messages.push({role, content});
}
