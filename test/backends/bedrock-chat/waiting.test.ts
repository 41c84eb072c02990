import {expect} from '@open-wc/testing';
import {callLazily, loadOnce} from '../../../src/backends/bedrock-chat/lazily.js';
import {sleepByClock} from '../../../src/backends/bedrock-chat/poll.js';

describe('code that is loaded when it is wanted', () => {
  it('is loaded once, however many ask', async () => {
    let loads = 0;
    const load = loadOnce(async () => (loads += 1));
    expect(await Promise.all([load(), load()])).to.deep.equal([1, 1]);
    expect(await load()).to.equal(1);
  });

  it('may load the next time when it failed to', async () => {
    let isBroken = true;
    const cause = new TypeError('Failed to fetch dynamically imported module');
    const load = loadOnce(async () => {
      if (isBroken) throw cause;
      return 'code';
    });
    const error = await load().catch((thrown: unknown) => thrown);
    expect(error).to.include({code: 'network', cause});
    isBroken = false;
    expect(await load()).to.equal('code');
  });

  it('is called as if it were there', async () => {
    const loaded = {
      add: async (first: number, second: number) => first + second,
      fail: () => Promise.reject(new RangeError()),
    };
    const calls = callLazily(async () => loaded, ['add', 'fail']);
    expect(await calls.add(1, 2)).to.equal(3);
    expect(await calls.fail().catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect(await Promise.resolve(calls)).to.equal(calls);
  });
});

describe('a sleep', () => {
  it('lasts its time', async () => {
    const start = performance.now();
    await sleepByClock(30, new AbortController().signal);
    // Timers may be a little early where the clock is rounded.
    expect(performance.now() - start).to.be.above(25);
  });

  it('ends with its signal, before and during it', async () => {
    const stop = new AbortController();
    const sleeping = sleepByClock(600_000, stop.signal);
    stop.abort();
    await sleeping;
    await sleepByClock(600_000, stop.signal);
  });
});
