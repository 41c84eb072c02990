/** Looks at what goes over the wire: each request, and each frame of an answer as it comes. */
import {readChunks} from '../../src/aws/event-stream/read-chunks.js';
import {readEvents} from '../../src/aws/event-stream/read-events.js';
import {splitFrames} from '../../src/aws/event-stream/split-frames.js';

/** Told of something that went out or came in; `detail` never holds credentials. */
export type TellWire = (name: string, detail: string) => void;

/**
 * Looks over the shoulder of `fetch`: the chat stays as any page would have it, while a `backend` of the page’s own would
 * change what is asked. Only of Bedrock are the contents told; the others send credentials.
 */
export function tapFetch(tell: TellWire, isWatched: (url: URL) => boolean): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (resource, init) => {
    const url = new URL(resource instanceof Request ? resource.url : resource, globalThis.document?.baseURI);
    if (!isWatched(url)) return original(resource, init);
    // A copy, since a body can be read once.
    const request = resource instanceof Request ? resource.clone() : new Request(resource, init);
    const body = await request.text();
    const name = nameRequest(url, request, body);
    tell(`→ ${name}`, `${request.method} ${decodeURIComponent(url.pathname)} · ${describeBody(url, body)}`);
    try {
      const response = await original(resource, init);
      tell(`← ${response.status}`, `${name} · ${response.headers.get('content-type') ?? 'nothing'}`);
      return isStream(response) ? passOn(response, tell) : response;
    } catch (error) {
      tell('✕', `${name} · ${String(error)}`);
      throw error;
    }
  };
}

/** The same answer; each piece is looked at on its way. (A clone is cut off as soon as the chat has what it wants.) */
function passOn(response: Response, tell: TellWire): Response {
  const reader = response.body?.getReader();
  if (!reader) return response;
  const seen = new TransformStream<Uint8Array, Uint8Array>();
  const writer = seen.writable.getWriter();
  let ending = '← end';
  void watch(seen.readable, tell, () => ending);
  // Not awaited: the chat does not wait for who looks on.
  const endWith = (words: string): void => {
    ending = words;
    writer.close().catch(ignore);
  };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const {done, value} = await reader.read();
        if (!done) {
          writer.write(value.slice()).catch(ignore);
          return controller.enqueue(value);
        }
        controller.close();
        endWith('← end');
      } catch (error) {
        controller.error(error);
        endWith(isAbort(error) ? '→ closed' : '✕ broken');
      }
    },
    async cancel(reason) {
      endWith('→ closed');
      await reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

async function watch(body: ReadableStream<Uint8Array>, tell: TellWire, readEnding: () => string): Promise<void> {
  let [frames, bytes] = [0, 0];
  try {
    for await (const frame of splitFrames(readChunks(body))) {
      frames += 1;
      bytes += frame.length;
      for await (const event of readEvents(only(frame))) {
        const [type, payload] = Object.entries(event)[0] ?? ['nothing'];
        tell(`← ${type}`, `${frame.length} bytes · ${JSON.stringify(payload)}`);
      }
    }
    tell(readEnding(), `${frames} frames · ${bytes} bytes`);
  } catch (error) {
    tell(isAbort(error) ? '→ closed' : '✕ broken', `after ${frames} frames · ${String(error)}`);
  }
}

// Who has seen bytes that are no frame looks no further, but the chat still gets them.
function ignore(): void {}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

async function* only(frame: Uint8Array): AsyncGenerator<Uint8Array> {
  yield frame;
}

function isStream({headers}: Response): boolean {
  return headers.get('content-type')?.includes('vnd.amazon.eventstream') ?? false;
}

function isBedrock({pathname}: URL): boolean {
  return /\/model\/[^/]+\/(converse|invoke)/.test(pathname);
}

/** Cognito and STS are all at one path each; what is wanted stands in a header, or in the form. */
function nameRequest(url: URL, {headers}: Request, body: string): string {
  const target = headers.get('x-amz-target') ?? new URLSearchParams(isBedrock(url) ? '' : body).get('Action');
  return (target ?? url.pathname).split(/[./]/).at(-1) ?? '';
}

function describeBody(url: URL, body: string): string {
  return isBedrock(url) ? `${new TextEncoder().encode(body).length} bytes, signed · ${body}` : 'credentials, not shown';
}
