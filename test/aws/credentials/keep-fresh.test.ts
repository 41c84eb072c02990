import {expect} from '@open-wc/testing';

import {keepFresh} from '../../../src/aws/credentials/keep-fresh.js';
import type {AwsCredentials} from '../../../src/model/index.js';

const minuteMs = 60_000;

/** A source whose clock stands where the test sets it; each set of credentials lives for `lifeMs` and is numbered. */
function createSource({lifeMs}: {lifeMs?: number} = {}) {
  const clock = {now: 0};
  const fetched: AwsCredentials[] = [];
  const source = keepFresh(
    async () => {
      const expiration = lifeMs === undefined ? {} : {expiration: new Date(clock.now + lifeMs)};
      const credentials = {accessKeyId: `key ${fetched.length + 1}`, secretAccessKey: 'secret', ...expiration};
      fetched.push(credentials);
      return credentials;
    },
    {now: () => clock.now},
  );
  return {clock, fetched, source};
}

describe('keepFresh', () => {
  it('fetches nothing before somebody asks', () => {
    expect(createSource().fetched).to.have.length(0);
  });

  it('fetches once for all who ask at the same time, and for those who ask later', async () => {
    const {source, fetched} = createSource({lifeMs: 60 * minuteMs});
    const [first, second] = await Promise.all([source.get(), source.get()]);
    expect(first).to.equal(second);
    expect(await source.get()).to.equal(first);
    expect(fetched).to.have.length(1);
  });

  it('renews five minutes before the end, and not sooner', async () => {
    const {source, clock} = createSource({lifeMs: 60 * minuteMs});
    await source.get();
    clock.now = 55 * minuteMs - 1;
    expect((await source.get()).accessKeyId).to.equal('key 1');
    clock.now = 55 * minuteMs;
    expect((await source.get()).accessKeyId).to.equal('key 2');
  });

  it('renews once for all who ask at that moment', async () => {
    const {source, clock, fetched} = createSource({lifeMs: 60 * minuteMs});
    await source.get();
    clock.now = 56 * minuteMs;
    await Promise.all([source.get(), source.get(), source.get()]);
    expect(fetched).to.have.length(2);
  });

  it('keeps credentials without an end', async () => {
    const {source, clock} = createSource();
    await source.get();
    clock.now = 1e12;
    expect((await source.get()).accessKeyId).to.equal('key 1');
  });

  it('fetches anew after they were dropped', async () => {
    const {source} = createSource({lifeMs: 60 * minuteMs});
    await source.get();
    source.drop();
    expect((await source.get()).accessKeyId).to.equal('key 2');
  });

  it('goes by the end of what it has, not of what was dropped and came late', async () => {
    const given: ((expiresAt: number) => void)[] = [];
    const clock = {now: 0};
    const source = keepFresh(
      () =>
        new Promise((resolve) => {
          const accessKeyId = `key ${given.length + 1}`;
          given.push((end) => resolve({accessKeyId, secretAccessKey: 'secret', expiration: new Date(end)}));
        }),
      {now: () => clock.now},
    );
    const slow = source.get();
    source.drop();
    const quick = source.get();
    given[1]?.(15 * minuteMs);
    await quick;
    given[0]?.(60 * minuteMs);
    await slow;
    clock.now = 20 * minuteMs;
    void source.get();
    expect(given).to.have.length(3);
  });

  it('does not keep a failure', async () => {
    let isBroken = true;
    const source = keepFresh(async () => {
      if (isBroken) throw new Error('no network');
      return {accessKeyId: 'key', secretAccessKey: 'secret'};
    });
    const failure = await source.get().catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'no network');
    isBroken = false;
    expect((await source.get()).accessKeyId).to.equal('key');
  });

  it('does not renew forever when credentials come expired', async () => {
    const {source, fetched} = createSource({lifeMs: -minuteMs});
    await source.get();
    expect(fetched).to.have.length(1);
  });
});
