import {isFault, isPause, type AnswerStep} from './complete-answer.js';
import {encodeEvent, encodeException, spoilChecksum} from './frames.js';
import type {Pace} from './options.js';
import type {StreamFault} from './script.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** The body of a streamed answer: one chunk a frame, at the pace of a model. It ends soon after it is cancelled. */
export function streamFrames(steps: AsyncIterable<AnswerStep>, pace: Pace): ReadableStream<Bytes> {
  const cancelled = new AbortController();
  const frames = encodeSteps(steps, pace, cancelled.signal);
  return new ReadableStream<Bytes>({
    async pull(controller) {
      // A rejection errors the stream, which is how a broken connection looks to the reader.
      const frame = await frames.next();
      if (frame.done) controller.close();
      else controller.enqueue(frame.value);
    },
    cancel() {
      cancelled.abort();
      // Not awaited: a script that hangs must not hold up whoever cancels.
      void frames.return();
    },
  });
}

/** Waits, or less when `signal` aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}

async function* encodeSteps(
  steps: AsyncIterable<AnswerStep>,
  {firstMs = 300, deltaMs = 20}: Pace,
  signal: AbortSignal,
): AsyncGenerator<Bytes, void> {
  let fault: StreamFault | undefined;
  let pauseMs = 0;
  await wait(firstMs, signal);
  try {
    for await (const step of steps) {
      if (signal.aborted) return;
      if (isPause(step)) {
        await wait(step.waitMs, signal);
      } else if (isFault(step)) {
        fault = step.fault;
      } else {
        if (step.contentBlockDelta) await wait(pauseMs, signal);
        if (step.contentBlockDelta) pauseMs = deltaMs;
        for (const [name, payload] of Object.entries(step)) yield encodeEvent(name, Object(payload));
      }
    }
  } catch (cause) {
    // The mistake is in somebody's script: it is told where they will look for it.
    fault = {exception: 'internalServerException', message: `The script failed: ${String(cause)}`};
  }
  if (fault) yield* encodeFault(fault);
}

function* encodeFault(fault: StreamFault): Generator<Bytes> {
  if (typeof fault === 'object') {
    if ('exception' in fault) yield encodeException(fault.exception, fault.message);
    else yield encodeException('modelStreamErrorException', fault.message ?? fault.code);
    return;
  }
  const frame = encodeEvent('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'lost'}});
  if (fault === 'bad-checksum') yield spoilChecksum(frame);
  if (fault === 'cut' || fault === 'truncate') yield frame.slice(0, frame.length >> 1);
  if (fault === 'cut' || fault === 'cut-between-frames') throw new TypeError('The stand-in cut the connection.');
}
