import {expect} from '@open-wc/testing';
import {createSession, nodeOf, pictureOf, setStage, summaryOf, type Stage} from './stage.js';

const dayMs = 24 * 3_600_000;

describe('what tabs leave behind', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  /** A tab that saves something; its page is left at once if it is `dead`. */
  async function useTab(nowMs: number, state: 'open' | 'dead', historyKey = 'key') {
    const page = new EventTarget();
    const session = createSession();
    const environment = {sessionStorage: session, page, now: () => nowMs};
    const {history} = await stage.openTab({place: 'tab', historyKey, environment});
    await history.save(summaryOf('c'), [pictureOf('m', new Uint8Array([1])), nodeOf('n', 'Hi')]);
    if (state === 'dead') page.dispatchEvent(new Event('pagehide'));
    return session.getItem('outcrop-tab') ?? '';
  }

  /** Another page opens, and has tidied up as soon as the records are as expected. */
  async function openLater(nowMs: number): Promise<void> {
    await stage.openTab({environment: {now: () => nowMs}});
  }

  async function tabsIn(store: string): Promise<unknown[]> {
    return (await stage.readRecords(store)).map(({tab}) => tab);
  }

  it('is removed seven days after its last use, with everything in it, while open tabs stay', async () => {
    const open = await useTab(0, 'open');
    const dead = await useTab(0, 'dead');
    const recent = await useTab(2 * dayMs, 'dead', 'other');
    await openLater(6.9 * dayMs);
    await openLater(7.1 * dayMs);
    while ((await tabsIn('tabs')).includes(dead));
    for (const store of ['tabs', 'summaries', 'bytes']) {
      expect(await tabsIn(store), store).to.have.members([open, recent]);
    }
    expect(await tabsIn('messages')).to.have.members([open, open, recent, recent]);
  });

  it('is there for a tab that a browser brings back, and counts as used by that', async () => {
    const session = createSession();
    const page = new EventTarget();
    const open = (nowMs: number) =>
      stage.openTab({place: 'tab', environment: {sessionStorage: createSession(session), page, now: () => nowMs}});
    const first = await stage.openTab({place: 'tab', environment: {sessionStorage: session, page, now: () => 0}});
    await first.history.save(summaryOf('c'), []);
    page.dispatchEvent(new Event('pagehide'));
    const second = await open(6 * dayMs);
    expect(await second.history.list()).to.have.length(1);
    while ((await stage.readRecords('tabs'))[0]?.['usedAt'] !== 6 * dayMs);
    page.dispatchEvent(new Event('pagehide'));
    const third = await open(12 * dayMs);
    expect(await third.history.list()).to.have.length(1);
  });

  it('counts as used now when a clock was wrong and it was used in the future', async () => {
    const dead = await useTab(500 * dayMs, 'dead');
    await openLater(100 * dayMs);
    while ((await stage.readRecords('tabs'))[0]?.['usedAt'] !== 100 * dayMs);
    expect(await tabsIn('summaries')).to.deep.equal([dead]);
    await openLater(108 * dayMs);
    while ((await tabsIn('tabs')).includes(dead));
    expect(await tabsIn('summaries')).to.deep.equal([]);
  });

  it('is noted at most once an hour', async () => {
    let nowMs = 0;
    const {history} = await stage.openTab({place: 'tab', environment: {now: () => nowMs, page: new EventTarget()}});
    const usedAt = async () => (await stage.readRecords('tabs'))[0]?.['usedAt'];
    await history.save(summaryOf('c'), []);
    nowMs = 3_599_000;
    await history.save(summaryOf('c'), []);
    expect(await usedAt()).to.equal(0);
    nowMs = 3_601_000;
    await history.save(summaryOf('c'), []);
    expect(await usedAt()).to.equal(3_601_000);
  });

  it('goes with its time where there are no locks, and is no matter of the device', async () => {
    const device = await stage.openTab();
    await device.history.save(summaryOf('d'), []);
    const dead = await useTab(0, 'dead');
    await stage.openTab({environment: {now: () => 8 * dayMs, locks: undefined}});
    while ((await tabsIn('tabs')).includes(dead));
    expect(await tabsIn('summaries')).to.deep.equal(['']);
  });
});
