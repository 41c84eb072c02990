import {expect} from '@open-wc/testing';

import {invokeModel} from '../../../src/backends/invoke-model/index.js';
import type {InvokeModelOptions} from '../../../src/backends/invoke-model/index.js';
import type {ChatRequest, ContentBlock, Message, StreamPart} from '../../../src/model/index.js';
import {collect, eventFrame, join} from '../../aws/event-stream/frames.js';
import {reduceAll} from '../../transcript/parts.js';

/** The ids of one model of each kind. */
export const models = {
  claude: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  nova: 'us.amazon.nova-lite-v1:0',
  titan: 'amazon.titan-text-express-v1',
  llama2: 'meta.llama2-13b-chat-v1',
  llama3: 'us.meta.llama3-3-70b-instruct-v1:0',
  llamaVision: 'us.meta.llama3-2-90b-instruct-v1:0',
  llama4: 'us.meta.llama4-scout-17b-instruct-v1:0',
  mistralInstruct: 'mistral.mistral-7b-instruct-v0:2',
  mistral: 'mistral.mistral-large-2407-v1:0',
  novaCanvas: 'amazon.nova-canvas-v1:0',
  stableDiffusion: 'stability.sd3-5-large-v1:0',
  stableImage: 'stability.stable-image-ultra-v1:1',
} as const;

const utf8 = new TextEncoder();

/** A chunk of a stream of InvokeModel as a frame; what is no string becomes JSON. */
export function chunkFrame(chunk: unknown): Uint8Array<ArrayBuffer> {
  const text = typeof chunk === 'string' ? chunk : JSON.stringify(chunk);
  return eventFrame('chunk', {bytes: btoa(String.fromCharCode(...utf8.encode(text))), p: 'abcdefgh'});
}

/** The chunks as the body of an answer that streams. */
export function streamed(...chunks: readonly unknown[]): Response {
  const headers = {'content-type': 'application/vnd.amazon.eventstream'};
  return new Response(join(...chunks.map(chunkFrame)), {headers});
}

/** The answer in one piece. */
export function whole(answer: unknown): Response {
  return new Response(JSON.stringify(answer), {headers: {'content-type': 'application/json'}});
}

/** A backend whose every request is answered by `answer`, and what it asked for. */
export function open(answer: (request: Request) => Response, options: Partial<InvokeModelOptions> = {}) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init);
    requests.push(request.clone());
    return answer(request);
  };
  const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session'});
  return {backend: invokeModel({region: 'us-east-1', credentials, fetch, ...options}), requests};
}

/** One question of a visitor; fields of the request may be added. */
export function ask(modelId: string, content: string | readonly ContentBlock[], fields: object = {}): ChatRequest {
  const blocks = typeof content === 'string' ? [{text: content}] : content;
  return {modelId, messages: [{role: 'user', content: blocks}], ...fields};
}

/** What is sent for a request, as it is on the wire. */
export async function bodyOf(request: ChatRequest, options: Partial<InvokeModelOptions> = {}): Promise<unknown> {
  const {backend, requests} = open(() => new Response('', {status: 500}), options);
  const {error} = await collect<StreamPart>(backend.reply(request, {signal: new AbortController().signal}));
  const [sent] = requests;
  if (!sent) throw error;
  return sent.json();
}

/** Why a request is refused before anything is sent; fails when it is sent. */
export async function refusalOf(request: ChatRequest, options: Partial<InvokeModelOptions> = {}): Promise<unknown> {
  const {backend, requests} = open(() => new Response('', {status: 500}), options);
  const {error} = await collect<StreamPart>(backend.reply(request, {signal: new AbortController().signal}));
  if (requests.length > 0) throw new Error('The request was sent.');
  return error;
}

/** The parts that the backend makes of an answer. */
export async function partsOf(
  modelId: string,
  response: Response,
  options: Partial<InvokeModelOptions> = {},
): Promise<readonly StreamPart[]> {
  const {backend} = open(() => response, options);
  const {items, error} = await collect<StreamPart>(
    backend.reply(ask(modelId, 'Hello'), {signal: new AbortController().signal}),
  );
  expect(error).to.equal(undefined);
  return items;
}

/** The message that becomes of an answer that streams. */
export async function messageOf(modelId: string, ...chunks: readonly unknown[]): Promise<Message> {
  return reduceAll(await partsOf(modelId, streamed(...chunks)));
}

/** The message that becomes of an answer in one piece. */
export async function wholeMessageOf(modelId: string, answer: unknown): Promise<Message> {
  return reduceAll(await partsOf(modelId, whole(answer), {stream: false}));
}
