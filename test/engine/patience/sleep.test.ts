import {expect} from '@open-wc/testing';

import {sleep} from '../../../src/engine/patience/sleep.js';

describe('sleep', () => {
  it('waits', async () => {
    const before = performance.now();
    await sleep(20, new AbortController().signal);
    expect(performance.now() - before).to.be.at.least(15);
  });

  it('ends early, and without an error, when it is aborted', async () => {
    const controller = new AbortController();
    const slept = sleep(3_600_000, controller.signal);
    controller.abort();
    expect(await slept).to.equal(undefined);
    expect(await sleep(3_600_000, AbortSignal.abort())).to.equal(undefined);
  });
});
