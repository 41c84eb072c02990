import type {Backend, ChatRequest, StreamPart} from '../../src/model/index.js';

/** One request that a test answers by hand. */
export interface ManualReply {
  readonly request: ChatRequest;
  readonly signal: AbortSignal;
  /** True once the reader has left the stream. */
  readonly isClosed: boolean;
  push(...parts: StreamPart[]): Promise<void>;
  end(): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A backend whose answers a test gives by hand, and which does not care about `signal`: the worst that may come. */
export function manualBackend(): Backend & {readonly replies: readonly ManualReply[]; last(): ManualReply} {
  const replies: ManualReply[] = [];
  return {
    replies,
    last() {
      const reply = replies.at(-1);
      if (!reply) throw new Error('Nothing was asked yet.');
      return reply;
    },
    reply(request, {signal}) {
      const stream = createStream();
      replies.push({
        request,
        signal,
        ...stream.hand,
        get isClosed() {
          return stream.isClosed();
        },
      });
      return stream.parts;
    },
  };
}

function createStream() {
  const steps: (() => IteratorResult<StreamPart>)[] = [];
  let wake: (() => void) | undefined;
  let isClosed = false;
  const add = (step: () => IteratorResult<StreamPart>): Promise<void> => {
    steps.push(step);
    wake?.();
    return settled();
  };
  const iterator: AsyncIterator<StreamPart> = {
    async next() {
      while (steps.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return steps.shift()?.() ?? {done: true, value: undefined};
    },
    async return() {
      isClosed = true;
      return {done: true, value: undefined};
    },
  };
  const hand = {
    async push(...parts: StreamPart[]) {
      for (const value of parts) await add(() => ({done: false, value}));
    },
    end: () => add(() => ({done: true, value: undefined})),
    fail: (error: unknown) =>
      add(() => {
        throw error;
      }),
  };
  return {hand, parts: {[Symbol.asyncIterator]: () => iterator}, isClosed: () => isClosed};
}

/** Resolves after everything that is ready to run has run: promise callbacks, but no timers. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}
