import type {ContentBlock, Message, Usage} from '../../model/index.js';
import {mediaKindOf} from '../../transcript/attachments.js';

/** What a conversation takes of the context window. */
export interface WindowUse {
  /** What every request has besides messages: system prompt, tools. */
  readonly overhead: number;
  /** Of each message. */
  readonly sizes: readonly number[];
}

/** Letters of English; other scripts have more bytes in UTF-8, and more tokens. */
const bytesOfToken = 4;
/** What Claude and Nova take for a picture of usual size. */
const tokensOfImage = 1600;
/** Bytes that make a token, as a rule of thumb: pages, seconds and frames are not known here. */
const bytesOfMediaToken: Readonly<Record<string, number>> = {document: 16, video: 400, audio: 500};
const textFormats = /^(txt|md|csv|html)$/;

/** How far an estimate may be corrected by what the service counted: the count may be of a request that was trimmed. */
const mostCorrection = 10;

const estimates = new WeakMap<Message, number>();

/**
 * Counts with what the service counted before, and estimates the rest by characters and bytes. An answer's `usage` tells
 * its own size, and together with the one before, that of everything between them.
 */
export function measureWindow(messages: readonly Message[]): WindowUse {
  const sizes: number[] = [];
  let overhead: number | undefined;
  let counted = 0;
  // Messages since the last answer whose usage is known.
  let pending: number[] = [];
  for (const message of messages) {
    const estimate = estimateTokens(message);
    if (message.role !== 'assistant' || !message.usage) {
      pending.push(estimate);
      continue;
    }
    const input = countInput(message.usage);
    const estimated = sum(pending);
    const known = overhead === undefined ? estimated : input - counted;
    overhead ??= Math.max(0, input - estimated);
    const correction = trust(known / estimated);
    sizes.push(...pending.map((size) => size * correction));
    sizes.push(message.usage.outputTokens || estimate);
    counted = input + message.usage.outputTokens;
    pending = [];
  }
  return {overhead: overhead ?? 0, sizes: [...sizes, ...pending]};
}

/** How many tokens a message has, by its characters and bytes. */
export function estimateTokens(message: Message): number {
  const known = estimates.get(message);
  if (known !== undefined) return known;
  const estimate = sum([...(message.context ?? []), ...message.content].map(estimateBlock));
  estimates.set(message, estimate);
  return estimate;
}

/** All tokens that went in, those of the cache included. */
export function countInput({inputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0}: Usage): number {
  return inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
}

function estimateBlock(block: ContentBlock): number {
  const kind = mediaKindOf(block);
  if (kind === 'image') return tokensOfImage;
  const inner = block.toolResult?.content;
  if (Array.isArray(inner)) return sum(inner.map((piece) => estimateBlock(Object(piece))));
  if (kind === undefined) return countBytes(block) / bytesOfToken;
  const isText = textFormats.test(String(block.document?.format));
  return countBytes(block) / (isText ? bytesOfToken : (bytesOfMediaToken[kind] ?? bytesOfToken));
}

function countBytes(value: unknown): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  return sum(Object.entries(value).map(([name, member]) => name.length + countBytes(member)));
}

function trust(correction: number): number {
  return correction >= 1 / mostCorrection && correction <= mostCorrection ? correction : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
