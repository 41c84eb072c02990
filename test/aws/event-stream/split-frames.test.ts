import {expect} from '@open-wc/testing';

import {splitFrames} from '../../../src/aws/event-stream/split-frames.js';
import {isChatError} from '../../../src/model/index.js';
import {createRandom, newSeed} from '../../transcript/random.js';
import {asStream, collect, cutAtRandom, cutEvery, eventFrame, join} from './frames.js';

const frames = [
  eventFrame('messageStart', {role: 'assistant'}),
  eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Grüße 👋'}}),
  eventFrame('messageStop', {stopReason: 'end_turn'}),
];
const seed = newSeed();
const bytes = join(...frames);

describe('splitFrames', () => {
  it('gives the same frames for one chunk, for single bytes and for pieces of any length', async () => {
    for (const length of [bytes.length, 1, 2, 3, 7, 11, 12, 13, 64]) {
      const {items} = await collect(splitFrames(asStream(cutEvery(bytes, length))));
      expect(items, `pieces of ${length}`).to.deep.equal(frames);
    }
  });

  it(`gives the same frames for random cuts (seed ${seed})`, async () => {
    const random = createRandom(seed);
    for (let round = 0; round < 50; round += 1) {
      const {items} = await collect(splitFrames(asStream(cutAtRandom(bytes, random))));
      expect(items).to.deep.equal(frames);
    }
  });

  it('passes over empty chunks', async () => {
    const nothing = new Uint8Array();
    const {items} = await collect(splitFrames(asStream([nothing, bytes, nothing])));
    expect(items).to.have.length(3);
  });

  it('is done where the stream ends between frames', async () => {
    expect((await collect(splitFrames(asStream([bytes])))).error).to.equal(undefined);
  });

  // WebKit shows a connection that broke as a proper end; other engines throw, which is a network failure too.
  it('says network where not even one frame came, so that it can be asked again in every engine', async () => {
    const [first = bytes] = frames;
    for (let cut = 0; cut < first.length; cut += 1) {
      const {error} = await collect(splitFrames(asStream([first.subarray(0, cut)])));
      expect(error, `cut at ${cut}`).to.include({code: 'network', retryable: true});
    }
  });

  it('says interrupted where the stream ends inside a later frame, wherever that is', async () => {
    for (let cut = (frames[0]?.length ?? 0) + 1; cut < bytes.length; cut += 1) {
      if (cut === join(...frames.slice(0, 2)).length) continue;
      const {error} = await collect(splitFrames(asStream([bytes.subarray(0, cut)])));
      expect(isChatError(error) && error.code, `cut at ${cut}`).to.equal('interrupted');
    }
  });

  for (const length of [0, 15, 17 * 1024 * 1024, 0xffff_ffff]) {
    it(`refuses a frame of ${length} bytes before it asks for any more of them`, async () => {
      const prelude = new Uint8Array(12);
      new DataView(prelude.buffer).setUint32(0, length);
      let wasAskedForMore = false;
      async function* source() {
        yield prelude;
        wasAskedForMore = true;
        yield bytes;
      }
      const {error} = await collect(splitFrames(source()));
      expect(isChatError(error) && error.code).to.equal('corrupt-stream');
      expect(isChatError(error) && error.hint).to.include(`${length} bytes`);
      expect(wasAskedForMore).to.equal(false);
    });
  }

  it('refuses a length whose checksum does not hold', async () => {
    const damaged = bytes.slice();
    damaged[3] = (damaged[3] ?? 0) ^ 1;
    const {items, error} = await collect(splitFrames(asStream([damaged])));
    expect(items).to.have.length(0);
    expect(isChatError(error) && error.code).to.equal('corrupt-stream');
  });

  it('takes the same time for a byte whether it comes alone or with a thousand', async () => {
    const long = join(...Array.from({length: 200}, () => frames[1] ?? bytes));
    const {items} = await collect(splitFrames(asStream(cutEvery(long, 1))));
    expect(items).to.have.length(200);
  });
});
