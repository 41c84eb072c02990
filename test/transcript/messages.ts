import {blockFromContent} from '../../src/blocks/index.js';
import type {ContentBlock, Message, MessageStatus, Role} from '../../src/model/index.js';
import {toRequestMessages, type Recipient} from '../../src/transcript/to-request.js';
import {newMessage} from './parts.js';

/** A message that has ended. */
export function say(role: Role, content: readonly ContentBlock[], status: MessageStatus = 'complete'): Message {
  return newMessage({role, status, blocks: content.map(blockFromContent)});
}

/** A question. */
export const ask = (text: string) => say('user', [{text}]);
/** An answer. */
export const tell = (text: string, status?: MessageStatus) => say('assistant', [{text}], status);
/** A call of a tool. */
export const call = (toolUseId: string, type?: string): ContentBlock => ({
  toolUse: {toolUseId, name: 'find', input: {}, ...(type && {type})},
});
/** What a tool answered. */
export const result = (toolUseId: string): ContentBlock => ({
  toolResult: {toolUseId, content: [{json: {ok: toolUseId}}]},
});
/** A thought of a model. */
export const thought = (text: string, signature?: string): ContentBlock => ({
  reasoningContent: {reasoningText: {text, ...(signature && {signature})}},
});

/** The request as short words: `user: text, result t1`. */
export function outline(messages: readonly Message[], recipient?: Recipient): string[] {
  return toRequestMessages(messages, recipient).map(({role, content}) => `${role}: ${content.map(nameOf).join(', ')}`);
}

function nameOf(block: ContentBlock): string {
  if (block.text) return block.text;
  if (block.toolUse) return `call ${block.toolUse.toolUseId}`;
  if (block.toolResult) return `${block.toolResult.status ?? 'result'} ${block.toolResult.toolUseId}`;
  if (block.reasoningContent) return `thought ${block.reasoningContent.reasoningText?.text ?? '?'}`;
  return Object.keys(block).join();
}
