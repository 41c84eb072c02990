import type {StreamPart} from '../../model/index.js';
import {fromMessage} from './from-content.js';
import type {AwaitedAnswer} from './known-conversations.js';
import {PartWriter} from './parts.js';
import {citeChunks} from './sources.js';
import type {Sources} from './sources.js';

/** An answer that arrived whole, as ConverseStream would stream it. Its end names conversation and message. */
export function* writeWholeAnswer(
  message: unknown,
  {conversationId, messageId}: Pick<AwaitedAnswer, 'conversationId' | 'messageId'>,
  documents: Sources = new Map(),
): Generator<StreamPart> {
  const chunks = citeChunks(message);
  const writer = new PartWriter(new Map([...chunks, ...documents]));
  let hasCited = false;
  for (const part of fromMessage(message).flatMap((block) => writer.block(block))) {
    hasCited ||= part.contentBlockDelta?.delta.citation !== undefined;
    yield part;
  }
  // Bots of earlier versions list what they used without a mark in the text.
  if (chunks.size > 0 && !hasCited) yield* writer.cite(chunks.values());
  yield* writer.end('end_turn', {conversationId, messageId});
}
