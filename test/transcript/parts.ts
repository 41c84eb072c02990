import type {BlockDelta, BlockStart, Message, StreamEvent, StreamPart, Usage} from '../../src/model/index.js';
import {createMessage, type MessageFields} from '../../src/transcript/message.js';
import {reduce} from '../../src/transcript/reduce.js';

/** Short words for the events of ConverseStream. */
export const messageStart: StreamEvent = {messageStart: {role: 'assistant'}};

export function start(contentBlockIndex: number, opening: BlockStart): StreamEvent {
  return {contentBlockStart: {contentBlockIndex, start: opening}};
}

export function delta(contentBlockIndex: number, growth: BlockDelta): StreamEvent {
  return {contentBlockDelta: {contentBlockIndex, delta: growth}};
}

export function text(index: number, words: string): StreamEvent {
  return delta(index, {text: words});
}

export function input(index: number, json: string): StreamEvent {
  return delta(index, {toolUse: {input: json}});
}

export function stop(contentBlockIndex: number): StreamEvent {
  return {contentBlockStop: {contentBlockIndex}};
}

export function messageStop(stopReason = 'end_turn'): StreamEvent {
  return {messageStop: {stopReason}};
}

export function metadata(usage: Usage): StreamEvent {
  return {metadata: {usage}};
}

/** A whole answer that says something. */
export function answer(words: string): StreamEvent[] {
  return [messageStart, text(0, words), stop(0), messageStop()];
}

/** An answer before its first part, or with the given fields. */
export function newMessage(fields: Partial<MessageFields> = {}): Message {
  return createMessage({id: 'm', role: 'assistant', blocks: [], status: 'streaming', createdAt: 0, ...fields});
}

export function reduceAll(parts: Iterable<StreamPart>, message = newMessage()): Message {
  for (const part of parts) message = reduce(message, part);
  return message;
}
