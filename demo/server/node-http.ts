import type {IncomingMessage, ServerResponse} from 'node:http';

const maxBodyBytes = 20_000_000;

/** Whether a request means this machine: the page of another host that was given its address does not. */
export function isForThisMachine({headers}: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(headers.host ?? '');
}

/**
 * A request of Node's HTTP server as a standard one, or the answer to one whose body is too large. `signal` aborts when
 * the client goes away.
 */
export async function readRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request | Response> {
  const {method = 'GET', url = '/'} = message;
  const body = await readBody(message);
  if (!body) {
    const headers = {'access-control-allow-origin': '*', connection: 'close'};
    return new Response('The body has more than 20 MB.', {status: 413, headers});
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${message.headers.host ?? 'localhost'}${url}`, {
    method,
    headers,
    signal,
    ...(hasBody && {body}),
  });
}

async function readBody(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Read to its end though it is not kept: who still sends reads no answer.
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
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
