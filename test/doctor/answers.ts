import {eventFrame, join} from '../aws/event-stream/frames.js';

type Fetch = typeof fetch;

/** Puts itself between the doctor and the stand-in for the requests that `isMeant` picks. */
export function answering(
  isMeant: (request: Request) => boolean,
  answer: (request: Request) => Response | Promise<Response>,
) {
  return (fetch: Fetch): Fetch =>
    async (resource, init) => {
      const request = new Request(resource, init);
      return isMeant(request) ? answer(request) : fetch(request);
    };
}

/** Where a request goes; a request that is looked at otherwise cannot be sent any more. */
export function urlOf(resource: RequestInfo | URL): string {
  return resource instanceof Request ? resource.url : String(resource);
}

/** A request to a model. */
export function isQuestion({url}: Request): boolean {
  return new URL(url).pathname.startsWith('/model/');
}

/** The shortest answer of a model. */
export function shortAnswer(): Response {
  const body = join(
    eventFrame('messageStart', {role: 'assistant'}),
    eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Hi'}}),
    eventFrame('messageStop', {stopReason: 'max_tokens'}),
  );
  return new Response(body, {headers: {'content-type': 'application/vnd.amazon.eventstream'}});
}

/** A refusal of Bedrock. */
export function refuse(message: string, status = 400, name = 'ValidationException'): Response {
  return Response.json({message}, {status, headers: {'x-amzn-errortype': name}});
}

/** Sets the clock of the machine while `run` does its work. */
export async function withClock<T>(now: () => number, run: () => Promise<T>): Promise<T> {
  const real = Date;
  class WrongDate extends real {
    constructor(...values: readonly []) {
      super(...(values.length > 0 ? values : ([now()] as unknown as [])));
    }
    static override now = now;
  }
  globalThis.Date = WrongDate as DateConstructor;
  try {
    return await run();
  } finally {
    globalThis.Date = real;
  }
}
