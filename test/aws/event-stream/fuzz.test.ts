import {expect} from '@open-wc/testing';

import {readEvents} from '../../../src/aws/event-stream/read-events.js';
import {splitFrames} from '../../../src/aws/event-stream/split-frames.js';
import {converse} from '../../../src/backends/converse/index.js';
import {createChat} from '../../../src/engine/chat.js';
import type {Block, Message, StreamEvent} from '../../../src/model/index.js';
import {reduceAll} from '../../transcript/parts.js';
import {createRandom, newSeed, type Random} from '../../transcript/random.js';
import {damages, rearrangements} from './damage-streams.js';
import {asStream, collect, cutEvery, eventFrame, join} from './frames.js';
import {createStream, loadRecordings, type Stream} from './fuzzed-streams.js';
import {withLength} from './spoilt-frames.js';

const seed = newSeed();
const rounds = 100;

/** A stream, and what each of its frames says. */
interface KnownStream extends Stream {
  readonly events: readonly StreamEvent[];
}

describe(`damaged event streams (seed ${seed})`, () => {
  const random = createRandom(seed);
  const read = openReader(random);
  const streams: KnownStream[] = [];
  const recordings: KnownStream[] = [];

  before(async () => {
    for (let round = 0; round < rounds; round += 1) streams.push(await know(createStream(random)));
    for (const recording of await loadRecordings()) recordings.push(await know(recording));
  });

  it('are whole before they are damaged', async () => {
    for (const stream of streams.concat(recordings)) {
      const message = await read(join(...stream.frames));
      expect(message.status, stream.name).to.equal('complete');
      expect(contentsOf(message.blocks), stream.name).to.deep.equal(contentsOf(reduceAll(stream.events).blocks));
    }
  });

  for (const [name, damage] of Object.entries(damages)) {
    const check = async (stream: KnownStream) => {
      const {bytes, at} = damage(stream.frames, random);
      const message = await read(bytes);
      const story = `${stream.name}, frame ${at}`;
      checkText(message, stream, story);
      // The answer is whole by then; what is lost is its price.
      if (at > findStop(stream)) return expect(message.status, story).to.equal('complete');
      expect(message.status, story).to.be.oneOf(['interrupted', 'failed']);
      // Where not one frame came, it is the connection that failed.
      const codes = at === 0 ? ['corrupt-stream', 'interrupted', 'network'] : ['corrupt-stream', 'interrupted'];
      expect(message.error?.code, story).to.be.oneOf(codes);
      // All that arrived undamaged is kept, and nothing of what did not.
      const before = reduceAll(stream.events.slice(0, at)).blocks;
      expect(contentsOf(message.blocks), story).to.deep.equal(contentsOf(before));
    };

    it(`show no wrong character with ${name}, and say that they are damaged`, async () => {
      for (const stream of streams) await check(stream);
    });

    it(`show no wrong character with ${name} in recorded answers, and say that they are damaged`, async function () {
      if (recordings.length === 0) this.skip();
      for (const stream of recordings) await check(stream);
    });
  }

  // Whoever takes out, repeats or moves whole frames is not noticed: AWS gives them no numbers.
  for (const [name, rearrange] of Object.entries(rearrangements)) {
    it(`show what their frames say, and nothing else, with ${name}`, async () => {
      for (const stream of streams.concat(recordings)) {
        const frames = rearrange(stream.frames, random);
        const events = frames.map((frame) => stream.events[stream.frames.indexOf(frame)] ?? {});
        const message = await read(join(...frames));
        expect(contentsOf(message.blocks), stream.name).to.deep.equal(contentsOf(reduceAll(events).blocks));
        const isWhole = events.some(({messageStop}) => messageStop);
        expect(message.status === 'complete', stream.name).to.equal(isWhole);
        if (!isWhole) expect(message.error, stream.name).to.include({code: 'interrupted'});
      }
    });
  }
});

describe('a length prefix of 4 GB', () => {
  for (const length of [2 ** 32 - 1, 2 ** 31, 17 * 2 ** 20]) {
    it(`allocates nothing, even with the right checksum (${length} bytes)`, async () => {
      const frame = eventFrame('messageStart', {role: 'assistant'});
      const {result, largest} = await countAllocations(() =>
        collect(splitFrames(asStream([join(frame, withLength(frame, length))]))),
      );
      expect(result.items).to.have.length(1);
      expect(result.error).to.include({code: 'corrupt-stream'});
      expect(largest).to.be.below(1000);
    });
  }

  it('is told apart by a test that counts what is allocated', async () => {
    const frame = eventFrame('messageStart', {role: 'assistant'});
    const {largest} = await countAllocations(() => collect(splitFrames(asStream([withLength(frame, 2 ** 20)]))));
    expect(largest).to.equal(2 ** 20);
  });
});

/** A chat whose answers come out of the bytes that it is given, through the signed client and all. */
function openReader(random: Random): (bytes: Uint8Array<ArrayBuffer>) => Promise<Message> {
  let body = new Uint8Array();
  const headers = {'content-type': 'application/vnd.amazon.eventstream'};
  const fetch = async () => new Response(toBody(cutEvery(body, 1 + random.below(600))), {headers});
  const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'});
  const backend = converse({region: 'us-east-1', credentials, fetch});
  const chat = createChat({backend, modelId: 'model', patience: {attempts: 1}, toolLimits: {rounds: 1}});
  return async (bytes) => {
    body = bytes;
    chat.clear();
    const last = await chat.send('Hello');
    // Where the stream calls a tool, the model is asked once more; the first answer is the one that was damaged.
    return chat.state.messages[1] ?? last;
  };
}

function toBody(chunks: Iterator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull(controller) {
      const {done, value} = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

async function know(stream: Stream): Promise<KnownStream> {
  const {items} = await collect(readEvents(asStream(stream.frames)));
  return {...stream, events: items};
}

function findStop({events}: KnownStream): number {
  return events.findIndex(({messageStop}) => messageStop);
}

/** What can be read of a block is the beginning of what the answer says there. */
function checkText({blocks}: Message, {events}: KnownStream, story: string): void {
  const sent = reduceAll(events).blocks.map(textOf);
  for (const [at, block] of blocks.entries()) {
    const text = textOf(block);
    expect(sent[at]?.startsWith(text), `${story}: “${text}” is not the beginning of “${sent[at]}”`).to.equal(true);
  }
}

function textOf(block: Block): string {
  if (block.kind === 'text' || block.kind === 'reasoning') return block.text;
  if (block.kind === 'tool-use') return block.inputJson;
  return block.kind === 'citations' ? block.spans.map(({text}) => text).join('') : '';
}

/** What blocks hold, whether they are done or not. */
function contentsOf(blocks: readonly Block[]): readonly object[] {
  return blocks.map(({isDone: _isDone, ...content}) => content);
}

/** What `run` gives, and the longest array of bytes that it asked for by a number. */
async function countAllocations<T>(run: () => Promise<T>): Promise<{readonly result: T; readonly largest: number}> {
  const original = globalThis.Uint8Array;
  let largest = 0;
  globalThis.Uint8Array = new Proxy(original, {
    construct(target, [first, ...rest]: readonly unknown[], newTarget) {
      if (typeof first === 'number') largest = Math.max(largest, first);
      return Object(Reflect.construct(target, [first, ...rest], newTarget));
    },
  });
  try {
    return {result: await run(), largest};
  } finally {
    globalThis.Uint8Array = original;
  }
}
