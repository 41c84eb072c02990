import {answerRoute} from './double-routes.js';
import type {Taken} from './double-routes.js';
import {createSocketClass} from './double-socket.js';
import type {DoubleSocket} from './double-socket.js';
import {DoubleStore} from './double-store.js';

export {apiKey, drop, hang, streamingEnd, token} from './double-store.js';
export type {Answer, Input, Said} from './double-store.js';
export type {Taken} from './double-routes.js';

/**
 * A stand-in for Bedrock Chat that behaves as `aws-samples/bedrock-chat` does: a published API and the application’s
 * REST API as a `fetch`, and its WebSocket API as a `WebSocket`. It checks what it is sent as the server’s schemas do.
 */
export class BedrockChatDouble extends DoubleStore {
  readonly taken: Taken[] = [];
  /** Answers in the place of the API; `undefined` leaves it to the API. */
  intercept: (taken: Taken) => Response | undefined | Promise<Response | undefined> = () => undefined;
  readonly sockets: DoubleSocket[] = [];
  readonly WebSocket = createSocketClass(this, (socket) => this.sockets.push(socket));

  readonly fetch: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init);
    request.signal.throwIfAborted();
    const taken = await readRequest(request);
    this.taken.push(taken);
    const response = await raceAbort(Promise.resolve(this.intercept(taken)), request.signal);
    return response ?? answerRoute(this, taken);
  };
}

async function readRequest(request: Request): Promise<Taken> {
  const {pathname, searchParams} = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    path: pathname.replace(/^\/api\//, ''),
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
    signal: request.signal,
  };
}

/** As the `fetch` of a browser: it rejects as soon as its signal aborts. */
function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
    promise.then(resolve, reject);
  });
}
