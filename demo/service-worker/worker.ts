/** The stand-in for AWS in a service worker, so that a host of plain files can show the chat. */
import {createLocalAws} from '../../src/local-aws/index.js';

// What a service worker knows beyond a page, as far as it is used here.
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly registration: {readonly scope: string};
  readonly clients: {claim(): Promise<void>};
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate' | 'message', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
declare const self: WorkerScope;

const localAws = createLocalAws();
const endpoint = new URL('aws', self.registration.scope).href;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// A page that was reloaded with the shift key stands outside until it is claimed again.
self.addEventListener('message', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const {url} = event.request;
  if (url !== endpoint && !url.startsWith(`${endpoint}/`)) return;
  let finish = (): void => {};
  // A browser may stop a worker that seems to be done, in the middle of an answer.
  event.waitUntil(new Promise<void>((resolve) => (finish = resolve)));
  event.respondWith(localAws(event.request).then((response) => tellEnd(response, finish)));
});

/** The same response; `onEnd` is called when its body has been read, has broken or was cancelled. */
function tellEnd(response: Response, onEnd: () => void): Response {
  const reader = response.body?.getReader();
  if (!reader) {
    onEnd();
    return response;
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const {done, value} = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      onEnd();
    },
    async cancel() {
      onEnd();
      await reader.cancel();
    },
  });
  return new Response(body, response);
}
