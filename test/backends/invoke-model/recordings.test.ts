import {expect} from '@open-wc/testing';

import {invokeModel} from '../../../src/backends/invoke-model/index.js';
import type {Message, StreamPart} from '../../../src/model/index.js';
import {cutAtRandom, cutEvery} from '../../aws/event-stream/frames.js';
import {reduceAll} from '../../transcript/parts.js';
import {createRandom, newSeed} from '../../transcript/random.js';
import {ask} from './invoke.js';

/** What the index of the recordings tells of one. */
interface Recording {
  readonly file: string;
  readonly model: string;
  readonly frames: number;
  readonly details: Readonly<Record<string, number>>;
}

const seed = newSeed();
const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'});

/** The events that a chunk of Messages becomes, by its name in the index. */
const becomes: Readonly<Record<string, string>> = {
  'inner:message_start': 'messageStart',
  'd:text_delta': 'contentBlockDelta',
  'inner:content_block_stop': 'contentBlockStop',
  'inner:message_delta': 'messageStop',
  'inner:message_stop': 'metadata',
};

/** What was said, read off the recordings by hand. */
const said: Readonly<Record<string, string>> = {
  'posit-dev-anthropic-simple-request': '2',
  'posit-dev-anthropic-respects-turns-interface': 'CHRISTOPHER ROBIN',
  'posit-dev-anthropic-respects-turns-interface-2': 'CHRISTOPHER ROBIN',
  'posit-dev-anthropic-respects-turns-interface-3': 'Your name is Steve, as you mentioned in your previous message.',
  'posit-dev-anthropic-images':
    'This image shows a solid red rectangle. It appears to be a simple, uniform red color with no other distinguishing features, text, or imagery.',
};

/** What it cost: tokens in, tokens out. */
const cost: Readonly<Record<string, readonly [number, number]>> = {
  'posit-dev-anthropic-simple-request': [26, 5],
  'posit-dev-anthropic-respects-turns-interface': [35, 7],
  'posit-dev-anthropic-respects-turns-interface-2': [35, 7],
  'posit-dev-anthropic-respects-turns-interface-3': [32, 16],
  'posit-dev-anthropic-images': [22, 33],
};

describe(`the recordings of real InvokeModel answers (random cuts: seed ${seed})`, () => {
  let recordings: readonly Recording[] = [];

  before(async function () {
    const response = await fetch('/shared-wire/index.json');
    if (response.status === 404) this.skip();
    const all: readonly Recording[] = await response.json();
    recordings = all.filter(({file}) => file.startsWith('invoke-stream/'));
    expect(recordings).to.have.length(5);
  });

  it('become the events that their index lets expect', async () => {
    for (const recording of recordings) {
      const expected: Record<string, number> = {};
      for (const [name, event] of Object.entries(becomes)) expected[event] = recording.details[name] ?? 0;
      const counts: Record<string, number> = {};
      for (const part of await play(recording, [await load(recording)])) {
        for (const name of typeof part === 'string' ? [] : Object.keys(part)) counts[name] = (counts[name] ?? 0) + 1;
      }
      expect(counts, recording.file).to.deep.equal(expected);
    }
  });

  it('give the message that was said, with its end and its price', async () => {
    for (const recording of recordings) {
      const message = reduceAll(await play(recording, [await load(recording)]));
      const name = nameOf(recording);
      const [inputTokens = 0, outputTokens = 0] = cost[name] ?? [];
      expect(message.content, name).to.deep.equal([{text: said[name]}]);
      expect(message.stopReason, name).to.equal('end_turn');
      expect(message.usage, name).to.deep.equal({
        inputTokens,
        outputTokens,
        totalTokens: inputTokens + outputTokens,
        cacheReadInputTokens: 0,
        cacheWriteInputTokens: 0,
      });
    }
  });

  it('give the same message in whole and byte by byte', async () => {
    for (const recording of recordings) {
      const bytes = await load(recording);
      const message = await toMessage(recording, cutEvery(bytes, 1));
      expect(message, recording.file).to.deep.equal(await toMessage(recording, [bytes]));
    }
  });

  it('give the same message in random cuts', async () => {
    const random = createRandom(seed);
    for (const recording of recordings) {
      const bytes = await load(recording);
      const message = await toMessage(recording, [bytes]);
      for (let round = 0; round < 5; round += 1) {
        expect(await toMessage(recording, cutAtRandom(bytes, random)), recording.file).to.deep.equal(message);
      }
    }
  });

  it('count as broken off wherever the connection ends before the end of the message', async () => {
    for (const recording of recordings) {
      const bytes = await load(recording);
      // The last two frames are the end of the message and its price.
      for (let frames = 1; frames < recording.frames - 2; frames += 4) {
        const message = await toMessage(recording, [cutAfter(bytes, frames)]);
        expect(message.stopReason, `${recording.file}, ${frames} frames`).to.equal(undefined);
      }
    }
  });
});

function nameOf({file}: Recording): string {
  return file.replace('invoke-stream/', '').replace('.bin', '');
}

async function load({file}: Recording): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/shared-wire/${file}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The first frames alone; each begins with its length. */
function cutAfter(bytes: Uint8Array<ArrayBuffer>, frames: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  let end = 0;
  for (let count = 0; count < frames; count += 1) end += view.getUint32(end);
  return bytes.slice(0, end);
}

async function toMessage(recording: Recording, chunks: Iterable<Uint8Array<ArrayBuffer>>): Promise<Message> {
  return reduceAll(await play(recording, chunks));
}

/** What the backend makes of an answer that arrives in these pieces, through the signed client and all. */
async function play({model}: Recording, chunks: Iterable<Uint8Array<ArrayBuffer>>): Promise<readonly StreamPart[]> {
  const pieces = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const {done, value} = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = {'content-type': 'application/vnd.amazon.eventstream'};
  const backend = invokeModel({region: 'us-east-1', credentials, fetch: async () => new Response(body, {headers})});
  const parts: StreamPart[] = [];
  for await (const part of backend.reply(ask(model, 'Hello'), {signal: new AbortController().signal})) parts.push(part);
  return parts;
}
