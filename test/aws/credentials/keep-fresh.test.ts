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

  it('keeps what is on its way when older ones are refused', async () => {
    const {source, fetched} = createSource({lifeMs: 60 * minuteMs});
    const first = source.get();
    source.drop();
    expect(await source.get()).to.equal(await first);
    expect(fetched).to.have.length(1);
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

describe('waiting for credentials', () => {
  /** A source that gives nothing until the test does, and the fetches that it began. */
  function createSlowSource() {
    const fetches: {
      readonly signal: AbortSignal;
      readonly give: () => void;
      readonly refuse: (error: Error) => void;
    }[] = [];
    const source = keepFresh(
      (signal) =>
        new Promise((resolve, reject) => {
          const accessKeyId = `key ${fetches.length + 1}`;
          fetches.push({signal, give: () => resolve({accessKeyId, secretAccessKey: 'secret'}), refuse: reject});
        }),
    );
    return {source, fetches};
  }

  const nameOf = (promise: Promise<AwsCredentials>) =>
    promise.then(
      ({accessKeyId}) => accessKeyId,
      (error: unknown) => error instanceof Error && error.name,
    );

  it('ends with the signal, and gives up what nobody else waits for', async () => {
    const {source, fetches} = createSlowSource();
    const leaving = new AbortController();
    const left = nameOf(source.get(leaving.signal));
    leaving.abort();
    expect(await left).to.equal('AbortError');
    expect(fetches[0]?.signal.aborted).to.equal(true);
    const next = nameOf(source.get());
    fetches[1]?.give();
    expect(await next).to.equal('key 2');
  });

  it('goes on as long as one waits', async () => {
    const {source, fetches} = createSlowSource();
    const leaving = new AbortController();
    const left = nameOf(source.get(leaving.signal));
    const stays = nameOf(source.get(new AbortController().signal));
    leaving.abort();
    expect(await left).to.equal('AbortError');
    expect(fetches[0]?.signal.aborted).to.equal(false);
    fetches[0]?.give();
    expect(await stays).to.equal('key 1');
  });

  it('does not begin for somebody who has left', async () => {
    const {source, fetches} = createSlowSource();
    expect(await nameOf(source.get(AbortSignal.abort()))).to.equal('AbortError');
    expect(fetches[0]?.signal.aborted).to.equal(true);
  });

  it('takes nothing away from those who have theirs', async () => {
    const {source, fetches} = createSlowSource();
    const leaving = new AbortController();
    const first = nameOf(source.get(leaving.signal));
    fetches[0]?.give();
    await first;
    leaving.abort();
    expect(await nameOf(source.get())).to.equal('key 1');
    expect(fetches).to.have.length(1);
  });

  it('throws what the fetch throws', async () => {
    const {source, fetches} = createSlowSource();
    const failed = nameOf(source.get(new AbortController().signal));
    fetches[0]?.refuse(new RangeError('No.'));
    expect(await failed).to.equal('RangeError');
  });

  it('takes a date as JSON has it, and keeps what has a date that nobody can read', async () => {
    const given = {
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      expiration: '1970-01-01T01:00:00Z' as unknown as Date,
    };
    const source = keepFresh(() => given, {now: () => 0});
    expect((await source.get()).expiration).to.deep.equal(new Date(60 * minuteMs));
    const unreadable = keepFresh(() => ({...given, expiration: 'soon' as unknown as Date}));
    expect(await unreadable.get()).not.to.have.property('expiration');
  });

  it('says that a page gave no credentials, and asks again the next time', async () => {
    const page: {given?: object} = {};
    const source = keepFresh(() => page.given as never);
    expect(String(await source.get().catch((error: unknown) => error))).to.include('accessKeyId');
    page.given = {accessKeyId: 'key', secretAccessKey: 'secret'};
    expect(await source.get()).to.include({accessKeyId: 'key'});
  });

  it('goes on for who waits to the end when another leaves', async () => {
    let arrive: (credentials: AwsCredentials) => void = () => undefined;
    let isGivenUp = false;
    const source = keepFresh((signal) => {
      signal.addEventListener('abort', () => (isGivenUp = true));
      return new Promise((resolve) => (arrive = resolve));
    });
    const patient = source.get();
    const leaver = new AbortController();
    const left = source.get(leaver.signal).catch(() => 'left');
    leaver.abort();
    expect(await left).to.equal('left');
    expect(isGivenUp).to.equal(false);
    arrive({accessKeyId: 'key', secretAccessKey: 'secret'});
    expect(await patient).to.include({accessKeyId: 'key'});
  });
});
