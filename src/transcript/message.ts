import {closeBlock, contentOf} from '../blocks/index.js';
import type {Block, ChatError, ContentBlock, Message, MessageStatus} from '../model/index.js';

/** A message before its content is derived. */
export type MessageFields = Omit<Message, 'content'>;

/** How a message can end. */
export type EndStatus = Exclude<MessageStatus, 'streaming'>;

const contents = new WeakMap<readonly Block[], readonly ContentBlock[]>();

/** The one place where messages are made: frozen, with `content` derived from the blocks. */
export function createMessage(fields: MessageFields): Message {
  const blocks = Object.isFrozen(fields.blocks) ? fields.blocks : Object.freeze([...fields.blocks]);
  return Object.freeze({...fields, blocks, content: readContent(blocks)});
}

/** The message with some fields replaced; `content` follows the blocks. */
export function changeMessage(message: Message, changes: Partial<MessageFields>): Message {
  return createMessage({...message, ...changes});
}

/** The message after its last part: every block is done, and the status says how it ended. */
export function endMessage(message: Message, status: EndStatus, error?: ChatError): Message {
  const isDone = message.blocks.every((block) => block.isDone);
  const blocks = isDone ? message.blocks : message.blocks.map(closeBlock);
  return changeMessage(message, {blocks, status, ...(error && {error})});
}

/** True for what a visitor said, false for the results of tools, which belong to the turn before them. */
export function isQuestion({role, content}: Message): boolean {
  return role === 'user' && !content.every(({toolResult}) => toolResult);
}

function readContent(blocks: readonly Block[]): readonly ContentBlock[] {
  const known = contents.get(blocks);
  if (known) return known;
  const content = Object.freeze(blocks.map(contentOf).filter((piece) => piece !== undefined));
  contents.set(blocks, content);
  return content;
}
