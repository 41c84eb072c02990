import {expect} from '@open-wc/testing';

import {converse} from '../../../src/backends/converse/index.js';
import type {ChatRequest, StreamPart} from '../../../src/model/index.js';
import {collect, eventFrame, frame} from '../../aws/event-stream/frames.js';

const request: ChatRequest = {
  modelId: 'us.amazon.nova-lite-v1:0',
  messages: [{role: 'user', content: [{text: 'Hello'}]}],
};
const text = eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Hi'}});
const contentType = {'content-type': 'application/vnd.amazon.eventstream'};

/** A backend whose every request is answered by `answer`, and what it asked for. */
function createBackend(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  let fetched = 0;
  const credentials = () => {
    fetched += 1;
    return {accessKeyId: `AKID${fetched}`, secretAccessKey: 'secret', sessionToken: 'session'};
  };
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    const sent = new Request(resource, init);
    requests.push(sent.clone());
    return answer(sent);
  };
  const backend = converse({region: 'eu-central-1', credentials, fetch});
  return {backend, requests, fetchedCredentials: () => fetched};
}

function refuse(status: number, name: string, message: string): Response {
  return new Response(JSON.stringify({message}), {status, headers: {'x-amzn-errortype': name}});
}

function ask(backend: ReturnType<typeof converse>, signal = new AbortController().signal) {
  return collect<StreamPart>(backend.reply(request, {signal}));
}

describe('converse', () => {
  it('signs a ConverseStream request for the region and the model', async () => {
    const {backend, requests} = createBackend(() => new Response(text, {headers: contentType}));
    await ask(backend);
    const [sent] = requests;
    expect(sent?.url).to.equal(
      'https://bedrock-runtime.eu-central-1.amazonaws.com/model/us.amazon.nova-lite-v1%3A0/converse-stream',
    );
    expect(sent?.headers.get('authorization')).to.match(
      /^AWS4-HMAC-SHA256 Credential=AKID1\/\d{8}\/eu-central-1\/bedrock\/aws4_request/,
    );
    expect(sent?.headers.get('x-amz-security-token')).to.equal('session');
    expect(await sent?.json()).to.deep.equal({messages: [{role: 'user', content: [{text: 'Hello'}]}]});
  });

  it('fetches credentials once for many answers', async () => {
    const {backend, fetchedCredentials} = createBackend(() => new Response(text, {headers: contentType}));
    await ask(backend);
    await ask(backend);
    expect(fetchedCredentials()).to.equal(1);
  });

  it('fetches credentials ahead of the first question, and never throws there', async () => {
    const {backend, requests, fetchedCredentials} = createBackend(() => new Response(text, {headers: contentType}));
    await backend.prepare?.();
    expect([requests.length, fetchedCredentials()]).to.deep.equal([0, 1]);
    const broken = converse({region: 'us-east-1', credentials: () => Promise.reject(new Error('no'))});
    await broken.prepare?.();
  });

  it('gives the parts that came before an exception, then its error', async () => {
    const exception = frame(
      {':message-type': 'exception', ':exception-type': 'modelStreamErrorException'},
      {message: 'Oh'},
    );
    const {backend} = createBackend(() => new Response(streamOf(text, exception), {headers: contentType}));
    const {items, error} = await ask(backend);
    expect(items).to.have.length(1);
    expect(error).to.include({name: 'ChatError', code: 'model-error', retryable: true});
  });

  it('throws a named error for a refusal, after one request', async () => {
    const {backend, requests} = createBackend(() => refuse(429, 'ThrottlingException', 'Too many requests'));
    const {error} = await ask(backend);
    expect(error).to.include({code: 'throttled', status: 429});
    expect(requests).to.have.length(1);
  });

  it('takes new credentials after AWS refused the old ones', async () => {
    let isExpired = true;
    const {backend, requests} = createBackend(() =>
      isExpired
        ? refuse(403, 'ExpiredTokenException', 'The security token included in the request is expired')
        : new Response(text, {headers: contentType}),
    );
    expect((await ask(backend)).error).to.include({code: 'expired'});
    isExpired = false;
    expect((await ask(backend)).items).to.have.length(1);
    expect(requests[1]?.headers.get('authorization')).to.include('Credential=AKID2/');
  });

  it('closes the connection when the visitor stops', async () => {
    const stop = new AbortController();
    const {backend, requests} = createBackend(
      ({signal}) => new Response(openStream(text, signal), {headers: contentType}),
    );
    const parts = backend.reply(request, {signal: stop.signal})[Symbol.asyncIterator]();
    await parts.next();
    const rest = parts.next().catch((error: unknown) => error);
    stop.abort();
    expect(requests[0]?.signal.aborted).to.equal(true);
    expect(await rest).to.include({code: 'aborted'});
  });

  it('closes the connection when whoever reads leaves early', async () => {
    const {backend, requests} = createBackend(
      ({signal}) => new Response(openStream(text, signal), {headers: contentType}),
    );
    for await (const part of backend.reply(request, {signal: new AbortController().signal})) {
      expect(part).to.have.property('contentBlockDelta');
      break;
    }
    expect(requests[0]?.signal.aborted).to.equal(true);
  });

  it('sends nothing when it was stopped before it began', async () => {
    const {backend, requests} = createBackend(() => new Response(text, {headers: contentType}));
    const {error} = await ask(backend, AbortSignal.abort());
    expect(error).to.include({code: 'aborted'});
    expect(requests).to.have.length(0);
  });
});

/** These chunks as a body. */
function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** A body that goes on after its first chunk, until the request is aborted, as the body of a real one does. */
function openStream(chunk: Uint8Array, signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}
