import {expect} from '@open-wc/testing';
import {createSession, nodeOf, pictureOf, setStage, summaryOf, watchDatabases, type Stage} from './stage.js';

const growing = (text: string) => nodeOf('a', text, {role: 'assistant', status: 'streaming'}, 'q');

describe('what a page saves while it is left', () => {
  let stage: Stage;
  let session: Storage;
  let page: EventTarget;
  let isLost: boolean;
  beforeEach(() => {
    stage = setStage();
    session = createSession();
    page = new EventTarget();
    isLost = false;
  });
  afterEach(() => stage.clear());

  /** A database that loses, as WebKit's does, what is written while a page goes. */
  const losing = watchDatabases((database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const transaction = begin(stores, mode, options);
      if (isLost && mode === 'readwrite') transaction.commit = () => transaction.abort();
      return transaction;
    };
  });

  const openPage = () => stage.openTab({environment: {...losing, sessionStorage: session, page}});
  /** The next page in the same tab. */
  const openNext = () => stage.openTab({environment: {sessionStorage: session, page: new EventTarget()}});

  function leave(): void {
    isLost = true;
    page.dispatchEvent(new Event('pagehide'));
  }

  it('is there on the next page in the tab, though the database lost it', async () => {
    const {history} = await openPage();
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi'), growing('On')]);
    leave();
    void history.save(summaryOf('c', 2), [growing('Once')]);
    void history.save(summaryOf('d', 3), [nodeOf('n', 'New')]);
    history.close();
    const next = await openNext();
    const reader = await stage.openTab();
    for (const tab of [next, reader]) {
      expect(await tab.history.list()).to.deep.equal([summaryOf('d', 3), summaryOf('c', 2)]);
      expect((await tab.history.open('c'))?.nodes).to.deep.equal([nodeOf('q', 'Hi'), growing('Once')]);
      expect((await tab.history.open('d'))?.nodes).to.deep.equal([nodeOf('n', 'New')]);
    }
    expect(session.length).to.equal(0);
  });

  it('is all that was saved just before and has not reached the database', async () => {
    const {history} = await openPage();
    isLost = true;
    void history.save(summaryOf('c'), [nodeOf('q', 'Hi'), growing('On')]);
    page.dispatchEvent(new Event('pagehide'));
    const next = await openNext();
    expect(await next.history.list()).to.deep.equal([summaryOf('c')]);
    expect((await next.history.open('c'))?.nodes).to.deep.equal([nodeOf('q', 'Hi'), growing('On')]);
  });

  it('is what was on its way to the database', async () => {
    const {history} = await openPage();
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
    isLost = true;
    void history.save(summaryOf('c', 2), [growing('Once')]);
    page.dispatchEvent(new Event('pagehide'));
    const next = await openNext();
    expect((await next.history.open('c'))?.nodes).to.deep.equal([nodeOf('q', 'Hi'), growing('Once')]);
  });

  it('is nothing that the database has, or that was removed', async () => {
    const {history} = await openPage();
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
    void history.save(summaryOf('d'), [nodeOf('n', 'New')]);
    void history.remove('d');
    page.dispatchEvent(new Event('pagehide'));
    expect(session.length).to.equal(0);
  });

  it('does not bring back what was removed after the page came back', async () => {
    const {history} = await openPage();
    page.dispatchEvent(new Event('pagehide'));
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
    page.dispatchEvent(new Event('pageshow'));
    await history.remove('c');
    page.dispatchEvent(new Event('pagehide'));
    expect(await (await openNext()).history.list()).to.deep.equal([]);
  });

  it('has everything that JSON has no word for', async () => {
    const {history} = await openPage();
    leave();
    const content = [{json: [undefined, Number.NaN, -0, 12n]}];
    const block = {kind: 'tool-result', index: 0, isDone: true, toolUseId: 't', content} as const;
    void history.save(summaryOf('c'), [nodeOf('q', '', {blocks: [{block}]})]);
    const next = await openNext();
    expect((await next.history.open('c'))?.nodes).to.deep.equal([nodeOf('q', '', {blocks: [{block}]})]);
  });

  it('does not take the place of what the database has of a later time', async () => {
    const {history} = await openPage();
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi'), growing('On')]);
    leave();
    void history.save(summaryOf('c', 2), [growing('Once')]);
    const other = await stage.openTab();
    const ended = nodeOf('a', 'Once upon a time', {role: 'assistant'}, 'q');
    await other.history.save(summaryOf('c', 9), [ended]);
    const next = await openNext();
    expect(await next.history.open('c')).to.deep.equal({summary: summaryOf('c', 9), nodes: [nodeOf('q', 'Hi'), ended]});
  });

  it('leaves out messages with pictures, and keeps the others', async () => {
    const {history} = await openPage();
    leave();
    void history.save(summaryOf('c'), [pictureOf('p', new Uint8Array([1])), nodeOf('q', 'Hi')]);
    isLost = true;
    const kept = session.getItem(session.key(0) ?? '') ?? '';
    expect(kept).to.contain('Hi');
    expect(kept).not.to.contain('png');
  });

  it('is kept only while the page is left, and not once it is back or the history is closed or wiped', async () => {
    const {history} = await openPage();
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
    expect(session.length).to.equal(0);
    page.dispatchEvent(new Event('pagehide'));
    page.dispatchEvent(new Event('pageshow'));
    await history.save(summaryOf('c'), [nodeOf('q', 'Hi again')]);
    expect(session.length).to.equal(0);
    page.dispatchEvent(new Event('pagehide'));
    await history.save(summaryOf('c'), [nodeOf('q', 'Bye')]);
    expect(session.length).to.equal(1);
    await history.wipe();
    expect(session.length).to.equal(0);
    history.close();
    await history.save(summaryOf('c'), [nodeOf('q', 'Bye')]);
    expect(session.length).to.equal(0);
  });

  it('is for its visitor alone', async () => {
    const {history} = await openPage();
    leave();
    void history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
    const bob = await stage.openTab({user: 'bob', environment: {sessionStorage: session, page: new EventTarget()}});
    expect(await bob.history.list()).to.deep.equal([]);
    expect(await (await openNext()).history.list()).to.have.length(1);
  });

  for (const garbage of ['{', '7', '[7]', '[{"version":1}]', '[{"version":1,"summary":{"id":"c"},"nodes":[]}]']) {
    it(`does no harm when it is ${garbage}`, async () => {
      const {history} = await openPage();
      leave();
      void history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
      session.setItem(session.key(0) ?? '', garbage);
      const next = await openNext();
      expect(await next.history.list()).to.deep.equal([]);
      expect(next.troubles).to.deep.equal([]);
    });
  }
});
