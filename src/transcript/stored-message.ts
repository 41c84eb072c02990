import {restoreBlock, storeBlock} from '../blocks/stored-block.js';
import {ChatError} from '../model/index.js';
import type {ChatErrorCode, ContentBlock, Message, MessageStatus, StoredError, StoredMessage} from '../model/index.js';
import {createMessage, endMessage} from './message.js';
import {readUsage} from './usage.js';

export {fromJson, toJson} from './lossless-json.js';

/** How a message is read back. */
export interface RestoreOptions {
  /** It is still being said somewhere else: it may go on. Default false: what was being said broke off. */
  readonly isLive?: boolean;
}

/** A message as plain data, from which nothing is missing that is shown or sent. */
export function storeMessage({content: _derived, blocks, error, ...fields}: Message): StoredMessage {
  return {...fields, blocks: blocks.map(storeBlock), ...(error && {error: storeError(error)})};
}

/**
 * A message that was kept. Reads what can be read of a broken record; `undefined` when not even that is known who spoke.
 * An answer that was still growing broke off with the page that it grew in.
 */
export function restoreMessage(stored: unknown, {isLive = false}: RestoreOptions = {}): Message | undefined {
  if (!isObject(stored)) return undefined;
  const {id, role, status, createdAt, blocks, modelId, stopReason, usage, trace, error, context} = stored;
  if (typeof id !== 'string' || id === '' || (role !== 'user' && role !== 'assistant')) return undefined;
  const message = createMessage({
    id,
    role,
    blocks: listOf(blocks).flatMap((block) => restoreBlock(block) ?? []),
    status: isStatus(status) ? status : 'interrupted',
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    ...(typeof modelId === 'string' && {modelId}),
    ...(typeof stopReason === 'string' && {stopReason}),
    ...(isObject(usage) && {usage: readUsage(usage)}),
    ...(isObject(trace) && {trace}),
    ...(isObject(error) && {error: restoreError(error)}),
    ...(Array.isArray(context) && {context: context.filter(isContent)}),
  });
  return message.status === 'streaming' && !isLive ? breakOff(message) : message;
}

/** The message after the page was closed on it. */
function breakOff(message: Message): Message {
  if (message.stopReason !== undefined) return endMessage(message, 'complete');
  return endMessage(
    message,
    message.blocks.length > 0 ? 'interrupted' : 'failed',
    new ChatError('interrupted', {
      message: 'The answer broke off when the page was closed. What had arrived is kept; try again for a whole one.',
      hint: 'The page was closed, reloaded or ended by the browser while the answer was growing.',
      retryable: true,
    }),
  );
}

function storeError({code, message, hint, retryable}: ChatError): StoredError {
  return {code, message, retryable, ...(hint !== undefined && {hint})};
}

function restoreError({code, message, hint, retryable}: Readonly<Record<string, unknown>>): ChatError {
  return new ChatError(isCode(code) ? code : 'unknown', {
    message: typeof message === 'string' ? message : 'Something went wrong.',
    ...(typeof hint === 'string' && {hint}),
    retryable: retryable === true,
  });
}

const statuses: Readonly<Record<MessageStatus, true>> = {
  streaming: true,
  complete: true,
  stopped: true,
  interrupted: true,
  failed: true,
};

const codes: Readonly<Record<ChatErrorCode, true>> = {
  config: true,
  credentials: true,
  'guest-scope': true,
  'access-denied': true,
  'model-not-found': true,
  validation: true,
  throttled: true,
  quota: true,
  'model-timeout': true,
  'model-error': true,
  'service-unavailable': true,
  internal: true,
  expired: true,
  'clock-skew': true,
  network: true,
  offline: true,
  interrupted: true,
  'corrupt-stream': true,
  guardrail: true,
  budget: true,
  'too-large': true,
  aborted: true,
  unknown: true,
};

function isStatus(value: unknown): value is MessageStatus {
  return typeof value === 'string' && Object.hasOwn(statuses, value);
}

function isCode(value: unknown): value is ChatErrorCode {
  return typeof value === 'string' && Object.hasOwn(codes, value);
}

function isContent(value: unknown): value is ContentBlock {
  return isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
