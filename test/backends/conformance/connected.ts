import type {Backend, ChatRequest} from '../../../src/model/index.js';

/** What a service does with a question. */
export interface Plan {
  /** The pieces of the answer. */
  readonly words: readonly string[];
  /**
   * What comes after them. `end`: the answer is whole; `hang`: nothing more; `break`: the connection breaks; `refuse`:
   * in the place of an answer, the service says that it is too busy; `unknown`: the end, after members that nobody knows.
   */
  readonly ending?: 'end' | 'hang' | 'break' | 'refuse' | 'unknown';
}

/** A backend that is connected to a service which follows a plan. */
export interface Connected {
  readonly backend: Backend;
  /** How many requests and sockets are open. */
  open(): number;
  /** How many were opened so far. */
  opened(): number;
}

/** Makes a backend whose service follows the plan for each question. */
export type Connect = (plan: (question: string) => Plan) => Connected;

/** The text of the last question. */
export function questionOf({messages}: Pick<ChatRequest, 'messages'>): string {
  return (
    messages
      .at(-1)
      ?.content.map(({text = ''}) => text)
      .join('') ?? ''
  );
}

/** Counts what is opened and closed. */
export function createCounter() {
  let open = 0;
  let opened = 0;
  return {
    open: () => open,
    opened: () => opened,
    /** Counts one; returns a function that takes it back, once. */
    add(): () => void {
      open += 1;
      opened += 1;
      let isOpen = true;
      return () => {
        if (isOpen) open -= 1;
        isOpen = false;
      };
    },
  };
}

/**
 * A stand-in’s `fetch` as a browser’s: it ends when its signal aborts, body included, and counts as open until its body
 * was read, left or cut off.
 */
export function watchFetch(fetch: typeof globalThis.fetch, count: () => () => void): typeof globalThis.fetch {
  return async (resource, init) => {
    // A browser sends nothing for a signal that was aborted before.
    init?.signal?.throwIfAborted();
    const request = new Request(resource, init);
    const close = count();
    request.signal.addEventListener('abort', close);
    try {
      const response = await endWith(request.signal, fetch(request));
      if (!response.body) close();
      return response.body ? new Response(watchBody(response.body, request.signal, close), response) : response;
    } catch (error) {
      close();
      throw error;
    }
  };
}

function watchBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
  close: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const leave = () => {
    close();
    // What the stand-in still thinks of it, nobody needs.
    reader.cancel().catch(() => undefined);
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const {done, value} = await endWith(signal, reader.read());
        if (value) controller.enqueue(value);
        if (!done) return;
        close();
        controller.close();
      } catch (error) {
        leave();
        controller.error(error);
      }
    },
    cancel: leave,
  });
}

function endWith<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
