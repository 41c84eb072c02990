import {invokeModel} from '../../../src/backends/invoke-model/index.js';
import {eventFrame} from '../../aws/event-stream/frames.js';
import {chunkFrame, models} from '../invoke-model/invoke.js';
import {createCounter, watchFetch} from './connected.js';
import type {Connect, Plan} from './connected.js';
import {withModel} from './converse.js';

/** `invokeModel`, with a Claude that follows the plan as the service. */
export const connectInvokeModel: Connect = (plan) => {
  const counter = createCounter();
  const answer: typeof fetch = async (resource, init) => {
    const body: unknown = await new Request(resource, init).json();
    const planned = plan(readQuestion(body));
    if (planned.ending === 'refuse') {
      const headers = {'x-amzn-errortype': 'ThrottlingException'};
      return Response.json({message: 'Too many requests'}, {status: 429, headers});
    }
    return new Response(writeFrames(planned), {headers: {'content-type': 'application/vnd.amazon.eventstream'}});
  };
  const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session'});
  const backend = invokeModel({region: 'us-east-1', credentials, fetch: watchFetch(answer, counter.add)});
  return {backend: withModel(backend, models.claude), ...counter};
};

/** The last text of Anthropic’s request. */
function readQuestion(body: unknown): string {
  const texts: string[] = [];
  JSON.stringify(body, (name, value: unknown) => {
    if (name === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.at(-1) ?? '';
}

/** Anthropic’s events, a chunk at a time; a stream that hangs is never closed. */
function writeFrames({words, ending = 'end'}: Plan): ReadableStream<Uint8Array<ArrayBuffer>> {
  const frames = [
    chunkFrame({type: 'message_start', message: {usage: {input_tokens: 3, output_tokens: 1}}}),
    chunkFrame({type: 'content_block_start', index: 0, content_block: {type: 'text', text: ''}}),
    ...words.map((text) => chunkFrame({type: 'content_block_delta', index: 0, delta: {type: 'text_delta', text}})),
  ];
  const end = [
    chunkFrame({type: 'content_block_stop', index: 0}),
    chunkFrame({type: 'message_delta', delta: {stop_reason: 'end_turn'}, usage: {output_tokens: 2}}),
    chunkFrame({type: 'message_stop'}),
  ];
  if (ending === 'unknown') frames.push(chunkFrame({type: 'hologram', colour: 'blue'}), eventFrame('hologram', {a: 1}));
  if (ending === 'end' || ending === 'unknown') frames.push(...end);
  return new ReadableStream({
    pull(controller) {
      const frame = frames.shift();
      if (frame) return controller.enqueue(frame);
      if (ending === 'hang') return new Promise<void>(() => undefined);
      if (ending === 'break') return controller.error(new TypeError('network error'));
      return controller.close();
    },
  });
}
