import type {ContentBlock, Message, RequestMessage} from '../model/index.js';
import {answerTools} from './answer-tools.js';
import {cleanContent} from './clean-content.js';

/**
 * The conversation as Converse takes it: begins with the user, roles alternate, nothing is empty, and each tool use is
 * answered exactly once in the message that follows. Failed and empty messages are left out.
 */
export function toRequestMessages(messages: readonly Message[]): readonly RequestMessage[] {
  const sent: RequestMessage[] = [];
  for (const message of joinRoles(messages)) {
    const before = sent.at(-1);
    // The first message must be the user's; a greeting before it is not sent.
    if (message.role === 'assistant' && !before) continue;
    add(sent, message.role, message.role === 'user' ? answerTools(message.content, before) : message.content);
  }
  add(sent, 'user', answerTools([], sent.at(-1)));
  return sent;
}

function joinRoles(messages: readonly Message[]): readonly RequestMessage[] {
  const joined: RequestMessage[] = [];
  const lastQuestion = messages.findLastIndex(isQuestion);
  for (const [at, {role, content, status}] of messages.entries()) {
    if (status === 'failed') continue;
    add(joined, role, cleanContent(content, {isComplete: status === 'complete', isPast: at < lastQuestion}));
  }
  return joined;
}

/** True for what a visitor said, false for the results of tools, which belong to the turn before them. */
function isQuestion({role, content}: Message): boolean {
  return role === 'user' && content.some((block) => !block.toolResult);
}

/** Adds a message that says something, joined with its neighbour when both have the same role. */
function add(messages: RequestMessage[], role: RequestMessage['role'], content: readonly ContentBlock[]): void {
  if (content.length === 0) return;
  const before = messages.at(-1);
  if (before?.role === role) messages.splice(-1, 1, {role, content: [...before.content, ...content]});
  else messages.push({role, content});
}
