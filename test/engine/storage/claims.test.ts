import {expect} from '@open-wc/testing';
import {setStage, type Stage} from './stage.js';

const never = new AbortController().signal;

describe('claiming a conversation', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  for (const [where, environment] of [
    ['', {}],
    [' in one page, where there are no locks', {locks: undefined}],
    [' in one page, where locks are refused', {locks: refusing('rejects')}],
    [' in one page, where locks throw', {locks: refusing('throws')}],
  ] as const) {
    it(`lets one write after the other${where}`, async () => {
      const tabs = await Promise.all([1, 2, 3].map(() => stage.openTab({environment})));
      const order: string[] = [];
      const turns = tabs.map(async ({history}, at) => {
        const release = await history.claim('c', never);
        order.push(`begin ${at}`);
        for (let round = 0; round < 5; round += 1) await history.list();
        order.push(`end ${at}`);
        release();
      });
      await Promise.all(turns);
      expect(order).to.have.length(6);
      for (const at of [0, 2, 4]) expect(order[at + 1]).to.equal(order[at]?.replace('begin', 'end'));
    });

    it(`does not keep others from other conversations${where}`, async () => {
      const [one, two] = [await stage.openTab({environment}), await stage.openTab({environment, user: 'bob'})];
      const releases = [await one.history.claim('a', never), await one.history.claim('b', never)];
      releases.push(await two.history.claim('a', never));
      for (const release of releases) release();
    });

    it(`rejects with the reason of the signal, and goes on to the next one${where}`, async () => {
      const {history} = await stage.openTab({environment});
      const release = await history.claim('c', never);
      const controller = new AbortController();
      const reason = new Error('The visitor has left.');
      const waiting = history.claim('c', controller.signal).catch((error: unknown) => error);
      const next = history.claim('c', never);
      controller.abort(reason);
      expect(await waiting).to.equal(reason);
      expect(await history.claim('c', controller.signal).catch((error: unknown) => error)).to.equal(reason);
      release();
      (await next)();
    });

    it(`ends when the store is closed${where}`, async () => {
      const [one, two] = [await stage.openTab({environment}), await stage.openTab({environment})];
      const release = await one.history.claim('c', never);
      const next = two.history.claim('c', never);
      one.history.close();
      (await next)();
      release();
    });
  }
});

/** Locks as an opaque origin has them. */
function refusing(how: 'rejects' | 'throws'): LockManager {
  const error = new DOMException('Access is denied.', 'SecurityError');
  return {
    query: () => Promise.reject(error),
    request: () => {
      if (how === 'throws') throw error;
      return Promise.reject(error);
    },
  };
}
