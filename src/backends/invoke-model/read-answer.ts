import type {InvokeEvent} from '../../aws/invoke-model.js';
import type {StreamEvent, StreamPart} from '../../model/index.js';
import type {Family} from './family.js';
import {isStopped} from './metadata.js';

/** Turns what InvokeModel answers into events of ConverseStream. An answer in one piece, `isWhole`, cannot be cut off. */
export async function* readAnswer(
  events: AsyncIterable<InvokeEvent>,
  family: Family,
  isWhole: boolean,
): AsyncGenerator<StreamPart> {
  const readChunk = family.createReader();
  let isIntervened = false;
  let hasStopped = false;
  for await (const {chunk, ...unknown} of events) {
    if (!chunk) {
      yield unknown;
      continue;
    }
    isIntervened ||= isStopped(chunk);
    for (const part of readChunk(chunk)) {
      const isStop = typeof part === 'object' && part.messageStop !== undefined;
      hasStopped ||= isStop;
      yield isIntervened && isStop ? guardrailStop : part;
    }
  }
  if (hasStopped) return;
  // What a guardrail says in place of the model may have no stop reason.
  if (isIntervened) yield guardrailStop;
  else if (isWhole) yield {messageStop: {stopReason: 'end_turn'}};
}

const guardrailStop: StreamEvent = {messageStop: {stopReason: 'guardrail_intervened'}};
