/** What is used of a WebSocket. */
export interface WebSocketLike {
  send(data: string): void;
  close(): void;
  addEventListener(
    type: 'open' | 'message' | 'error' | 'close',
    listener: (event: {readonly data?: unknown}) => void,
  ): void;
}

/** The page’s `WebSocket`, or one that behaves like it. */
export type WebSocketConstructor = new (url: string) => WebSocketLike;

/**
 * What a socket says: `open` as soon as something can be sent, then every message that is text. Ends when the socket
 * does; leaving the loop, or `signal`, closes it.
 */
export async function* readSocket(
  socket: WebSocketLike,
  signal: AbortSignal,
): AsyncGenerator<'open' | {readonly data: string}> {
  const heard: ('open' | {readonly data: string})[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  const hear = (said?: (typeof heard)[number]): void => {
    if (said) heard.push(said);
    else isOver = true;
    wake();
  };
  const stop = (): void => hear();
  socket.addEventListener('open', () => hear('open'));
  socket.addEventListener('message', ({data}) => typeof data === 'string' && hear({data}));
  // An error says nothing, and the socket closes after it.
  socket.addEventListener('error', stop);
  socket.addEventListener('close', stop);
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = heard.shift();
      if (next !== undefined) yield next;
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    socket.close();
  }
}
