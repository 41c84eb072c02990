import type {ContentBlock, Message, RequestMessage} from '../model/index.js';
import {cleanContent} from './clean-content.js';
import {answerTools} from './answer-tools.js';

/**
 * The conversation as Converse takes it: begins with the user, roles alternate, nothing is empty, and each tool use is
 * answered exactly once in the message that follows. Failed and empty messages are left out.
 */
export function toRequestMessages(messages: readonly Message[]): readonly RequestMessage[] {
  const sent: RequestMessage[] = [];
  for (const message of joinRoles(messages)) {
    const before = sent.at(-1);
    const content = message.role === 'user' ? answerTools(message.content, before) : message.content;
    // The first message must be the user's; a greeting before it is not sent.
    if (content.length === 0 || (message.role === 'assistant' && !before)) continue;
    if (before?.role === message.role) sent.splice(-1, 1, join(before, content));
    else sent.push({role: message.role, content});
  }
  const missing = answerTools([], sent.at(-1));
  return missing.length > 0 ? [...sent, {role: 'user', content: missing}] : sent;
}

/** Joins neighbours of one role, since the roles must alternate. */
function joinRoles(messages: readonly Message[]): readonly RequestMessage[] {
  const joined: RequestMessage[] = [];
  for (const message of messages) {
    const content = cleanContent(message);
    const before = joined.at(-1);
    if (content.length === 0) continue;
    if (before?.role === message.role) joined.splice(-1, 1, join(before, content));
    else joined.push({role: message.role, content});
  }
  return joined;
}

function join(message: RequestMessage, content: readonly ContentBlock[]): RequestMessage {
  return {role: message.role, content: [...message.content, ...content]};
}
