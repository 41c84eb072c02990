import {expect} from '@open-wc/testing';
import type {HistoryChange, HistoryStore} from '../../../src/model/index.js';
import {createSession, nodeOf, pictureOf, setStage, summaryOf, type Stage, type TabOptions} from './stage.js';

/** What a tab hears next of the others. */
function nextChange(history: HistoryStore): Promise<HistoryChange> {
  return new Promise((resolve) => {
    const end = history.subscribe((change) => {
      end();
      resolve(change);
    });
  });
}

describe('tabs', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  const openTab = (sessionStorage: Storage, page = new EventTarget(), options: TabOptions = {}) =>
    stage.openTab({place: 'tab', environment: {sessionStorage, page}, ...options});
  /** It waits for its id in vain. */
  const openDuplicate = (sessionStorage: Storage, page = new EventTarget()) =>
    stage.openTab({place: 'tab', environment: {sessionStorage, page, tabPatienceMs: 20}});
  const idsOf = async (history: HistoryStore) => (await history.list()).map(({id}) => id);

  describe('with histories of their own', () => {
    it('have conversations that nobody else sees', async () => {
      const first = await openTab(createSession());
      const second = await openTab(createSession());
      const device = await stage.openTab();
      await first.history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
      await device.history.save(summaryOf('d'), []);
      expect(await idsOf(second.history)).to.deep.equal([]);
      expect(await idsOf(first.history)).to.deep.equal(['a']);
      expect(await idsOf(device.history)).to.deep.equal(['d']);
    });

    it('find theirs again after a reload', async () => {
      const session = createSession();
      const page = new EventTarget();
      const before = await openTab(session, page);
      await before.history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
      page.dispatchEvent(new Event('pagehide'));
      const after = await openTab(copyOf(session));
      expect((await after.history.open('a'))?.nodes).to.deep.equal([nodeOf('m', 'Hi')]);
    });

    it('find theirs again when the page before takes a moment to go', async () => {
      const session = createSession();
      const page = new EventTarget();
      const before = await openTab(session, page);
      await before.history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
      const schedule = (_callback: () => void, delayMs: number) => {
        if (delayMs === 77) page.dispatchEvent(new Event('pagehide'));
        return () => {};
      };
      const environment = {sessionStorage: copyOf(session), page: new EventTarget(), tabPatienceMs: 77, schedule};
      const after = await stage.openTab({place: 'tab', environment});
      expect(await idsOf(after.history)).to.deep.equal(['a']);
    });

    it('get one of their own when they are duplicates, and keep that over a reload', async () => {
      const session = createSession();
      const original = await openTab(session);
      await original.history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
      const copy = copyOf(session);
      const page = new EventTarget();
      const duplicate = await openDuplicate(copy, page);
      expect(await idsOf(duplicate.history)).to.deep.equal([]);
      await duplicate.history.save(summaryOf('b'), []);
      expect(await idsOf(original.history)).to.deep.equal(['a']);
      page.dispatchEvent(new Event('pagehide'));
      const reloaded = await openTab(copyOf(copy));
      expect(await idsOf(reloaded.history)).to.deep.equal(['b']);
    });

    it('get one of their own from a browser that is slow to give it', async () => {
      const session = createSession();
      const page = new EventTarget();
      // The patience for an id that somebody else may have is over at once.
      const schedule = (run: () => void, delayMs: number) => {
        if (delayMs <= 20) run();
        return () => {};
      };
      const environment = {sessionStorage: session, page, tabPatienceMs: 20, schedule};
      const before = await stage.openTab({place: 'tab', environment});
      await before.history.save(summaryOf('a'), []);
      page.dispatchEvent(new Event('pagehide'));
      const after = await openTab(copyOf(session));
      expect(await idsOf(after.history)).to.deep.equal(['a']);
    });

    it('share theirs among the chats of one page that have the same key', async () => {
      const session = createSession();
      const first = await openTab(session);
      const second = await openTab(session);
      const other = await openTab(session, undefined, {historyKey: 'other'});
      await first.history.save(summaryOf('a'), []);
      expect(await idsOf(second.history)).to.deep.equal(['a']);
      expect(await idsOf(other.history)).to.deep.equal([]);
    });

    it('take their id again when they come back from the cache of the browser', async () => {
      const session = createSession();
      const page = new EventTarget();
      await openTab(session, page);
      const untilHeld = async (isWanted: boolean): Promise<void> => {
        const name = `outcrop-tab ${session.getItem('outcrop-tab')}`;
        const isHeld = async () => (await navigator.locks.query()).held?.some((lock) => lock.name === name) ?? false;
        while ((await isHeld()) !== isWanted) await new Promise((resolve) => setTimeout(resolve, 0));
      };
      page.dispatchEvent(new Event('pagehide'));
      await untilHeld(false);
      page.dispatchEvent(new Event('pageshow'));
      await untilHeld(true);
      const copy = copyOf(session);
      await openDuplicate(copy);
      expect(copy.getItem('outcrop-tab')).not.to.equal(session.getItem('outcrop-tab'));
    });

    for (const [what, sessionStorage] of [
      ['is none', undefined],
      ['is no room', Object.assign(Object.create(createSession()) as Storage, {setItem: refuse})],
      ['is no access', Object.assign(Object.create(createSession()) as Storage, {getItem: refuse, setItem: refuse})],
    ] as const) {
      it(`keep theirs in memory where there ${what} in the session, and tell of it`, async () => {
        const {history, troubles} = await stage.openTab({place: 'tab', environment: {sessionStorage}});
        await history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
        expect((await history.open('a'))?.nodes).to.deep.equal([nodeOf('m', 'Hi')]);
        expect(troubles).to.deep.equal(['unavailable']);
        await stage.openTab();
        expect(await stage.readRecords('summaries')).to.deep.equal([]);
      });
    }
  });

  describe('with one history', () => {
    it('hear what the others save, with its pictures, and see it', async () => {
      const [one, two] = [await stage.openTab(), await stage.openTab()];
      await two.history.open('c');
      const heard = nextChange(two.history);
      const nodes = [pictureOf('m', new Uint8Array([1, 2]))];
      await one.history.save(summaryOf('c'), nodes);
      expect(await heard).to.deep.equal({kind: 'saved', summary: summaryOf('c'), nodes});
      expect((await two.history.open('c'))?.nodes).to.deep.equal(nodes);
    });

    it('write one after the other without losing a message or its place', async () => {
      const tabs = [await stage.openTab(), await stage.openTab()];
      const nodes = Array.from({length: 12}, (_, at) => nodeOf(`m${at}`, `Text ${at}`));
      for (const [at, node] of nodes.entries()) {
        const [writer, other] = at % 2 === 0 ? tabs : tabs.toReversed();
        if (!writer || !other) throw new Error('There are no tabs.');
        const heard = nextChange(other.history);
        await writer.history.save(summaryOf('c', at), [node]);
        await heard;
      }
      for (const {history} of [...tabs, await stage.openTab()]) {
        const read = await history.open('c');
        expect(read).to.deep.equal({summary: summaryOf('c', 11), nodes});
      }
    });

    it('hear of a removal, and do not bring the conversation back', async () => {
      const [one, two] = [await stage.openTab(), await stage.openTab()];
      const saved = nextChange(two.history);
      await one.history.save(summaryOf('c'), [nodeOf('m', 'Hi')]);
      await saved;
      const heard = nextChange(one.history);
      await two.history.remove('c');
      expect(await heard).to.deep.equal({kind: 'removed', id: 'c'});
      expect(await one.history.open('c')).to.equal(undefined);
      expect(await idsOf(one.history)).to.deep.equal([]);
    });

    it('hear when all is wiped, in every place', async () => {
      const [one, two, tab] = [await stage.openTab(), await stage.openTab(), await openTab(createSession())];
      const heard = [nextChange(one.history), nextChange(tab.history)];
      await tab.history.save(summaryOf('t'), [nodeOf('m', 'Hi')]);
      await two.history.wipe();
      expect(await Promise.all(heard)).to.deep.equal([{kind: 'wiped'}, {kind: 'wiped'}]);
      expect(await idsOf(tab.history)).to.deep.equal([]);
    });

    it('hear nothing of other visitors, and nothing once they have let go', async () => {
      const [one, two, bob] = [await stage.openTab(), await stage.openTab(), await stage.openTab({user: 'bob'})];
      const heard: string[] = [];
      const end = two.history.subscribe(() => heard.push('two'));
      bob.history.subscribe(() => heard.push('bob'));
      end();
      const last = nextChange(two.history);
      await one.history.save(summaryOf('c'), []);
      await last;
      expect(heard).to.deep.equal([]);
    });

    it('believe nothing that only looks like a change', async () => {
      const {history, troubles} = await stage.openTab();
      await history.save(summaryOf('c'), [nodeOf('m', 'Hi')]);
      const [record] = await stage.readRecords('summaries');
      const channel = new BroadcastChannel(`${stage.databaseName} ${String(record?.['owner'])}`);
      const heard: HistoryChange[] = [];
      history.subscribe((change) => heard.push(change));
      const last = nextChange(history);
      const changes: unknown[] = [
        undefined,
        'wiped',
        {kind: 'saved', summary: {id: 'c'}, nodes: []},
        {kind: 'saved', summary: summaryOf('c'), nodes: [{message: {id: 'm', blocks: 'none'}}]},
        {kind: 'saved', summary: summaryOf('c'), nodes: [nodeOf('m', 'Hi', {blocks: [JSON.parse('{"block": {}}')]})]},
        {kind: 'removed', id: 7},
      ];
      const post = channel.postMessage.bind(channel);
      for (const change of changes) post({version: 1, tab: '', change});
      post(null);
      post({version: 1, tab: '', change: {kind: 'removed', id: 'nowhere'}});
      await last;
      channel.close();
      expect(heard).to.deep.equal([{kind: 'removed', id: 'nowhere'}]);
      expect(troubles).to.deep.equal([]);
    });

    it('leave a conversation alone that a later version has written to', async () => {
      const later = {environment: {migrations: [(record: object) => ({...record})]}};
      const [one, two] = [await stage.openTab(), await stage.openTab(later)];
      await one.history.save(summaryOf('c'), [nodeOf('m', 'Hi')]);
      await one.history.open('c');
      const other = await stage.openTab();
      const heard = nextChange(other.history);
      await two.history.save(summaryOf('c', 5, 'Later'), [nodeOf('m', 'Later')]);
      await two.history.save(summaryOf('z'), []);
      // Channels keep their order, so what comes after has been heard after.
      await one.history.save(summaryOf('y'), []);
      await heard;
      expect(one.troubles).to.deep.equal(['newer']);
      const before = await stage.readRecords('messages');
      await one.history.save(summaryOf('c', 6, 'Mine'), [nodeOf('m', 'Mine')]);
      expect(await stage.readRecords('messages')).to.deep.equal(before);
      expect((await one.history.list())[0]?.title).to.equal('Mine');
    });
  });
});

/** The session of a page that comes after, or of a duplicate: what lies in it is the same. */
function copyOf(session: Storage): Storage {
  return createSession(session);
}

function refuse(): never {
  throw new DOMException('Access is denied.', 'SecurityError');
}
