import {ChatError} from '../../model/index.js';
import type {StreamPart} from '../../model/index.js';
import type {Patience} from './patience.js';

/**
 * Passes parts on, and breaks off when one takes too long: a connection that died without a word would otherwise keep
 * the visitor waiting forever.
 */
export async function* watchParts(parts: AsyncIterable<StreamPart>, patience: Patience): AsyncGenerator<StreamPart> {
  const iterator = parts[Symbol.asyncIterator]();
  let isFirst = true;
  try {
    for (;;) {
      const result = await nextWithin(
        iterator,
        isFirst ? patience.firstPartMs : patience.nextPartMs,
        patience,
        isFirst,
      );
      if (result.done) return;
      isFirst = false;
      yield result.value;
    }
  } finally {
    // Not waited for: a backend that hangs would hang here too. What it still throws, nobody needs.
    iterator.return?.().catch(() => undefined);
  }
}

async function nextWithin(
  iterator: AsyncIterator<StreamPart>,
  ms: number,
  {sleep}: Patience,
  isFirst: boolean,
): Promise<IteratorResult<StreamPart>> {
  const timer = new AbortController();
  const late = sleep(ms, timer.signal).then(() => {
    if (!timer.signal.aborted) throw tooLate(ms, isFirst);
    return never;
  });
  try {
    return await Promise.race([iterator.next(), late]);
  } finally {
    timer.abort();
  }
}

const never = new Promise<never>(() => undefined);

function tooLate(ms: number, isFirst: boolean): ChatError {
  const hint = `No ${isFirst ? 'part' : 'further part'} of the answer came within ${ms / 1000} s.`;
  return isFirst
    ? new ChatError('model-timeout', {
        message: 'The assistant took too long to answer. Please try again.',
        hint,
        retryable: true,
      })
    : new ChatError('interrupted', {
        message: 'The answer broke off. What had arrived is kept; try again for a whole one.',
        hint,
        retryable: true,
      });
}
