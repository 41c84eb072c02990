import {expect} from '@open-wc/testing';

import type {Backend, ChatRequest, StreamPart} from '../../../src/model/index.js';
import {collect, eventFrame, frame, join} from '../../aws/event-stream/frames.js';
import {reduceAll} from '../../transcript/parts.js';
import {ask, chunkFrame, models, open, streamed, whole} from './invoke.js';

const start = {type: 'message_start', message: {usage: {input_tokens: 3, output_tokens: 1}}};
const text = {type: 'content_block_delta', index: 0, delta: {type: 'text_delta', text: 'Hi'}};
const stop = {type: 'message_delta', delta: {stop_reason: 'end_turn'}, usage: {output_tokens: 2}};
const answer = {content: [{type: 'text', text: 'Hi'}], type: 'message', stop_reason: 'end_turn', usage: {}};
const contentType = {'content-type': 'application/vnd.amazon.eventstream'};

function read(
  backend: Backend,
  request: ChatRequest = ask(models.claude, 'Hello'),
  signal = new AbortController().signal,
) {
  return collect<StreamPart>(backend.reply(request, {signal}));
}

function refuse(status: number, name: string, message: string): Response {
  return new Response(JSON.stringify({message}), {status, headers: {'x-amzn-errortype': name}});
}

describe('invokeModel', () => {
  it('signs a request of InvokeModelWithResponseStream for the region and the model', async () => {
    const {backend, requests} = open(() => streamed(start, text, stop), {region: 'eu-central-1'});
    expect((await read(backend)).error).to.equal(undefined);
    const [sent] = requests;
    expect(sent?.url).to.equal(
      'https://bedrock-runtime.eu-central-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke-with-response-stream',
    );
    expect(sent?.headers.get('authorization')).to.match(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/bedrock\/aws4_request/,
    );
    expect(sent?.headers.get('content-type')).to.equal('application/json');
  });

  it('sends no header that a page needs permission for, beyond those of Converse', async () => {
    const {backend, requests} = open(() => streamed(start, text, stop));
    await read(backend);
    const names = [...(requests[0]?.headers.keys() ?? [])].filter((name) => name.startsWith('x-amzn'));
    expect(names).to.deep.equal([]);
  });

  it('asks InvokeModel where no stream is wanted, and makes the same message of its answer', async () => {
    const {backend, requests} = open(() => whole(answer), {stream: false});
    const {items} = await read(backend);
    expect(requests[0]?.url).to.match(/\/model\/[^/]+\/invoke$/);
    const {items: parts} = await read(open(() => streamed(start, text, stop)).backend);
    expect(reduceAll(items).content).to.deep.equal(reduceAll(parts).content);
    expect(reduceAll(items).stopReason).to.equal('end_turn');
  });

  it('asks a model that cannot stream for its answer in one piece, the next time at once', async () => {
    const {backend, requests} = open(({url}) =>
      url.endsWith('/invoke')
        ? whole(answer)
        : refuse(400, 'ValidationException', 'The model is unsupported for streaming'),
    );
    for (const expected of [2, 3]) {
      expect(reduceAll((await read(backend)).items).content).to.deep.equal([{text: 'Hi'}]);
      expect(requests).to.have.length(expected);
    }
  });

  it('does not ask again when an answer that has begun breaks off about streaming', async () => {
    const exception = frame(
      {':message-type': 'exception', ':exception-type': 'validationException'},
      {message: 'The model is unsupported for streaming'},
    );
    const {backend, requests} = open(() => new Response(join(chunkFrame(text), exception), {headers: contentType}));
    const {items, error} = await read(backend);
    expect(items).to.have.length(1);
    expect(error).to.include({code: 'validation'});
    expect(requests).to.have.length(1);
  });

  it('takes what is said of the family over what the id tells', async () => {
    const id = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123';
    const {backend, requests} = open(() => streamed({generation: 'Hi', stop_reason: 'stop'}), {family: 'llama-3'});
    expect(reduceAll((await read(backend, ask(id, 'Hello'))).items).content).to.deep.equal([{text: 'Hi'}]);
    expect(await requests[0]?.json()).to.have.property('prompt');
    expect(requests[0]?.url).to.include(`/model/${encodeURIComponent(id)}/`);
  });

  it('gives the parts that came before an exception, then its error', async () => {
    const exception = frame({':message-type': 'exception', ':exception-type': 'throttlingException'}, {message: 'Oh'});
    const {backend} = open(
      () => new Response(join(chunkFrame(start), chunkFrame(text), exception), {headers: contentType}),
    );
    const {items, error} = await read(backend);
    expect(items).to.have.length(2);
    expect(error).to.include({name: 'ChatError', code: 'throttled', retryable: true});
  });

  it('throws a named error for a refusal, after one request', async () => {
    const {backend, requests} = open(() => refuse(403, 'AccessDeniedException', 'not authorized: bedrock:InvokeModel'));
    const {error} = await read(backend);
    expect(error).to.include({code: 'access-denied', status: 403});
    expect(requests).to.have.length(1);
  });

  it('tells of damage, in the stream and in one piece', async () => {
    const noJson = open(() => streamed('{"type":'));
    expect((await read(noJson.backend)).error).to.include({code: 'corrupt-stream'});
    const noObject = open(() => streamed('[1]'));
    expect((await read(noObject.backend)).error).to.include({code: 'corrupt-stream'});
    const noBase64 = open(() => new Response(eventFrame('chunk', {bytes: '%%%'}), {headers: contentType}));
    expect((await read(noBase64.backend)).error).to.include({code: 'corrupt-stream'});
    const noAnswer = open(() => new Response('<html>'), {stream: false});
    expect((await read(noAnswer.backend)).error).to.include({code: 'corrupt-stream'});
  });

  it('keeps an event of the stream that nobody knows yet', async () => {
    const body = join(chunkFrame(text), eventFrame('somethingNew', {a: 1}), chunkFrame(stop));
    const {items} = await read(open(() => new Response(body, {headers: contentType})).backend);
    expect(items).to.deep.include({somethingNew: {a: 1}});
  });

  it('does not take an answer for whole that ends before the model has stopped', async () => {
    const {items} = await read(open(() => streamed(start, text)).backend);
    expect(items.some((part) => typeof part !== 'string' && part.messageStop)).to.equal(false);
  });

  it('closes the connection when whoever reads leaves early, and when the visitor stops', async () => {
    const {backend, requests} = open(
      ({signal}) => new Response(openStream(chunkFrame(start), signal), {headers: contentType}),
    );
    for await (const part of backend.reply(ask(models.claude, 'Hello'), {signal: new AbortController().signal})) {
      expect(part).to.have.property('messageStart');
      break;
    }
    const visitor = new AbortController();
    const parts = backend.reply(ask(models.claude, 'Hello'), {signal: visitor.signal})[Symbol.asyncIterator]();
    await parts.next();
    const rest = parts.next().catch((error: unknown) => error);
    visitor.abort();
    expect(await rest).to.include({code: 'aborted'});
    expect(requests.map(({signal}) => signal.aborted)).to.deep.equal([true, true]);
  });

  it('sends nothing when it was stopped before it began', async () => {
    const {backend, requests} = open(() => streamed(start, text, stop));
    const {error} = await read(backend, ask(models.claude, 'Hello'), AbortSignal.abort());
    expect(error).to.include({code: 'aborted'});
    expect(requests).to.have.length(0);
  });

  it('gets credentials ahead of the first question', async () => {
    let fetched = 0;
    const credentials = () => {
      fetched += 1;
      return {accessKeyId: 'A', secretAccessKey: 'b'};
    };
    const {backend, requests} = open(() => streamed(start, text, stop), {credentials});
    await backend.prepare?.();
    expect([fetched, requests.length]).to.deep.equal([1, 0]);
    await read(backend);
    expect(fetched).to.equal(1);
  });
});

/** A body that goes on after its first chunk, until the request is aborted, as the body of a real one does. */
function openStream(chunk: Uint8Array<ArrayBuffer>, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}
