import type {IncomingMessage, ServerResponse} from 'node:http';

/** A request of Node's HTTP server as a standard one; `signal` aborts when the client goes away. */
export async function readRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const {method = 'GET', url = '/'} = message;
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${message.headers.host ?? 'localhost'}${url}`, {
    method,
    headers,
    signal,
    ...(hasBody && {body: Buffer.concat(chunks)}),
  });
}

/** Writes a standard response, each chunk as soon as it is there. False when the body broke before its end. */
export async function sendResponse(response: Response, target: ServerResponse): Promise<boolean> {
  target.writeHead(response.status, Object.fromEntries(response.headers));
  target.flushHeaders();
  const reader = response.body?.getReader();
  // Whoever left takes the body along: nothing is produced for nobody.
  target.once('close', () => void reader?.cancel().catch(ignoreBrokenBody));
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done || target.destroyed) break;
      await write(target, chunk.value);
    }
  } catch {
    // What broke it is of no use to a client that has its headers already.
    return false;
  }
  target.end();
  return true;
}

/** Resolves when the chunk has left, or cannot leave any more. */
function write(target: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    target.write(chunk, () => resolve());
  });
}

// Cancelling a body that broke rejects with what broke it, which has been dealt with.
function ignoreBrokenBody(): void {}
