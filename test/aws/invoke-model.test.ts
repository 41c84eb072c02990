import {expect} from '@open-wc/testing';

import {BedrockConnection} from '../../src/aws/bedrock-connection.js';
import type {BedrockCall} from '../../src/aws/bedrock-connection.js';
import {invokeModel, invokeModelWithResponseStream} from '../../src/aws/invoke-model.js';
import {collect, eventFrame, join} from './event-stream/frames.js';

const contentType = {'content-type': 'application/vnd.amazon.eventstream'};
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** What a call gives for this answer, and the request that it makes. */
async function call<T>(bedrockCall: BedrockCall<T>, response: Response) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    requests.push(new Request(resource, init));
    return response;
  };
  const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'});
  const connection = new BedrockConnection({region: 'us-east-1', credentials, fetch});
  const result = await collect(connection.read(new AbortController().signal, bedrockCall));
  return {...result, request: requests[0]};
}

describe('InvokeModelWithResponseStream', () => {
  const ask = invokeModelWithResponseStream({modelId: 'm', body: {a: 1}});

  it('gives each chunk as JSON, in any language, and without the padding around it', async () => {
    const frames = ['{"text":"Grüße 🐟"}', '{"p":"a paragraph"}'].map((json) =>
      eventFrame('chunk', {bytes: base64(json), p: 'abcdefgh'}),
    );
    const {items, error} = await call(ask, new Response(join(...frames), {headers: contentType}));
    expect(error).to.equal(undefined);
    expect(items).to.deep.equal([{chunk: {text: 'Grüße 🐟'}}, {chunk: {p: 'a paragraph'}}]);
  });

  it('passes on events that nobody knows yet, and a chunk without bytes', async () => {
    const body = join(eventFrame('somethingNew', {a: 1}), eventFrame('chunk', {b: 2}));
    const {items} = await call(ask, new Response(body, {headers: contentType}));
    expect(items).to.deep.equal([{somethingNew: {a: 1}}, {chunk: {b: 2}}]);
  });

  for (const [what, bytes] of [
    ['no base64', '%%%'],
    ['no JSON', base64('{"a":')],
    ['no object', base64('null')],
    ['a list', base64('[]')],
  ] as const) {
    it(`takes a chunk for damaged that is ${what}`, async () => {
      const {error} = await call(ask, new Response(eventFrame('chunk', {bytes}), {headers: contentType}));
      expect(error).to.include({code: 'corrupt-stream', retryable: true});
    });
  }
});

describe('InvokeModel', () => {
  it('sends bytes as base64, wherever they stand, and what is not in the body as headers', async () => {
    const bytes = new Uint8Array([1, 2, 255]);
    const input = {modelId: 'a/b', body: {deep: [{bytes}], missing: undefined}, serviceTier: 'flex'};
    const {items, request} = await call(invokeModel(input), new Response('{"ok":true}'));
    expect(items).to.deep.equal([{chunk: {ok: true}}]);
    expect(request?.url).to.equal('https://bedrock-runtime.us-east-1.amazonaws.com/model/a%2Fb/invoke');
    expect(request?.headers.get('x-amzn-bedrock-service-tier')).to.equal('flex');
    expect(request?.headers.get('content-type')).to.equal('application/json');
    expect(await request?.json()).to.deep.equal({deep: [{bytes: 'AQL/'}]});
  });

  for (const body of ['', '<html>', '[1]']) {
    it(`takes “${body}” for a damaged answer`, async () => {
      const {error} = await call(invokeModel({modelId: 'm', body: {}}), new Response(body));
      expect(error).to.include({code: 'corrupt-stream'});
    });
  }
});
