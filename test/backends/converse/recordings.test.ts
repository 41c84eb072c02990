import {expect} from '@open-wc/testing';

import {converse} from '../../../src/backends/converse/index.js';
import type {Message, StreamPart} from '../../../src/model/index.js';
import {createMessage} from '../../../src/transcript/message.js';
import {reduce} from '../../../src/transcript/reduce.js';
import {cutAtRandom, cutEvery} from '../../aws/event-stream/frames.js';
import {createRandom, newSeed} from '../../transcript/random.js';

/** What the index of the recordings tells of one. */
interface Recording {
  readonly file: string;
  readonly events: Readonly<Record<string, number>>;
  readonly stopReason: string;
}

const seed = newSeed();
const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'});
const request = {modelId: 'model', messages: [{role: 'user', content: [{text: 'Hello'}]}]} as const;

describe(`the recordings of real ConverseStream answers (random cuts: seed ${seed})`, () => {
  let recordings: readonly Recording[] = [];

  before(async function () {
    const response = await fetch('/shared-wire/index.json');
    if (response.status === 404) this.skip();
    const all: readonly Recording[] = await response.json();
    recordings = all.filter(({file}) => file.startsWith('converse-stream/'));
    expect(recordings).to.have.length(23);
  });

  it('hold every event that their index names', async () => {
    for (const {file, events} of recordings) {
      const counts: Record<string, number> = {};
      for (const part of await play([await load(file)])) {
        for (const name of typeof part === 'string' ? [] : Object.keys(part)) counts[name] = (counts[name] ?? 0) + 1;
      }
      expect(counts, file).to.deep.equal(events);
    }
  });

  it('give the message that they stopped with', async () => {
    for (const {file, stopReason} of recordings) {
      const message = toMessage(await play([await load(file)]));
      expect(message.stopReason, file).to.equal(stopReason);
      expect(message.usage?.totalTokens, file).to.be.above(0);
      expect(
        message.blocks.some(({kind}) => kind === 'unknown'),
        file,
      ).to.equal(false);
      expect(message.content, file).to.have.length.above(0);
    }
  });

  it('give the same message in whole and byte by byte', async () => {
    for (const {file} of recordings) {
      const bytes = await load(file);
      const whole = toMessage(await play([bytes]));
      expect(toMessage(await play(cutEvery(bytes, 1))), file).to.deep.equal(whole);
    }
  });

  it('give the same message in random cuts', async () => {
    const random = createRandom(seed);
    for (const {file} of recordings) {
      const bytes = await load(file);
      const whole = toMessage(await play([bytes]));
      for (let round = 0; round < 5; round += 1) {
        expect(toMessage(await play(cutAtRandom(bytes, random))), file).to.deep.equal(whole);
      }
    }
  });
});

async function load(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/shared-wire/${file}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What the backend makes of an answer that arrives in these pieces, through the signed client and all. */
async function play(chunks: Iterable<Uint8Array<ArrayBuffer>>): Promise<readonly StreamPart[]> {
  const pieces = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const {done, value} = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = {'content-type': 'application/vnd.amazon.eventstream'};
  const backend = converse({region: 'us-east-1', credentials, fetch: async () => new Response(body, {headers})});
  const parts: StreamPart[] = [];
  for await (const part of backend.reply(request, {signal: new AbortController().signal})) parts.push(part);
  return parts;
}

function toMessage(parts: readonly StreamPart[]): Message {
  const empty = createMessage({id: 'answer', role: 'assistant', blocks: [], status: 'streaming', createdAt: 0});
  return parts.reduce(reduce, empty);
}
