import type {ChatError, Message} from '../model/index.js';

/** The answer to a message that was never sent: `send()` always resolves with one. It is no part of a conversation. */
export function unsentMessage(status: 'failed' | 'stopped', error?: ChatError): Message {
  return {id: '', role: 'assistant', content: [], blocks: [], status, createdAt: Date.now(), ...(error && {error})};
}
