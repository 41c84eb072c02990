import {expect} from '@open-wc/testing';
import {createSession, nodeOf, setStage, summaryOf, type Stage} from './stage.js';

describe('the history', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  const idsOf = (list: readonly {readonly id: string}[]) => list.map(({id}) => id);

  it('lists conversations, newest first', async () => {
    const {history} = await stage.openTab();
    expect(await history.list()).to.deep.equal([]);
    await history.save(summaryOf('a', 1), []);
    await history.save(summaryOf('b', 3), []);
    await history.save(summaryOf('c', 2), []);
    expect(await history.list()).to.deep.equal([summaryOf('b', 3), summaryOf('c', 2), summaryOf('a', 1)]);
    await history.save({...summaryOf('a', 4, 'Renamed'), leafId: 'm'}, []);
    expect((await history.list())[0]).to.deep.equal({...summaryOf('a', 4, 'Renamed'), leafId: 'm'});
  });

  it('gives messages in the order in which they were saved first, however often they change', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), [nodeOf('z', 'one'), nodeOf('y', 'two')]);
    const later = await stage.openTab();
    await later.history.save(summaryOf('c'), [nodeOf('x', 'three'), nodeOf('z', 'one, changed')]);
    await later.history.save(summaryOf('c'), [nodeOf('w', 'four', {}, 'x')]);
    const expected = [
      nodeOf('z', 'one, changed'),
      nodeOf('y', 'two'),
      nodeOf('x', 'three'),
      nodeOf('w', 'four', {}, 'x'),
    ];
    for (const tab of [later, await stage.openTab()]) {
      expect((await tab.history.open('c'))?.nodes).to.deep.equal(expected);
    }
  });

  it('writes one record for each message, and only those that changed', async () => {
    const {history} = await stage.openTab();
    const many = Array.from({length: 50}, (_, at) => nodeOf(`m${at}`, `Text ${at}`));
    await history.save(summaryOf('c'), many);
    const before = await stage.readRecords('messages');
    await stage.putRecord('messages', {...before[0], marked: true});
    await history.save(summaryOf('c'), [nodeOf('m49', 'It has grown')]);
    const after = await stage.readRecords('messages');
    expect(after).to.have.length(50);
    expect(after.filter((record) => 'marked' in record)).to.have.length(1);
    expect(JSON.stringify(after)).to.contain('It has grown');
  });

  it('asks for none of the messages of a conversation that comes at once, and for those alone that are there', async () => {
    const many = Array.from({length: 50}, (_, at) => nodeOf(`m${at}`, `Text ${at}`));
    const counter = countGets();
    try {
      await (await stage.openTab()).history.save(summaryOf('c'), many.slice(0, 30));
      expect(counter.read()).to.equal(0);
      await (await stage.openTab()).history.save(summaryOf('c'), many.toReversed());
      expect(counter.read()).to.equal(30);
    } finally {
      counter.restore();
    }
    const {nodes = []} = (await (await stage.openTab()).history.open('c')) ?? {};
    expect(nodes.map(({message}) => message.id)).to.deep.equal([
      ...many.slice(0, 30).map(({message}) => message.id),
      ...many
        .slice(30)
        .toReversed()
        .map(({message}) => message.id),
    ]);
  });

  it('does not know conversations that were never saved', async () => {
    const {history, troubles} = await stage.openTab();
    expect(await history.open('nowhere')).to.equal(undefined);
    await history.remove('nowhere');
    expect(troubles).to.deep.equal([]);
  });

  it('removes a conversation with all its messages and bytes', async () => {
    const {history} = await stage.openTab();
    const bytes = {kind: 'image', index: 0, isDone: true, format: 'png', bytes: new Uint8Array([1])} as const;
    await history.save(summaryOf('a'), [nodeOf('m', 'Hi', {blocks: [{block: bytes}]})]);
    await history.save(summaryOf('ab'), [nodeOf('m', 'Hi')]);
    await history.remove('a');
    expect(await history.open('a')).to.equal(undefined);
    expect(idsOf(await history.list())).to.deep.equal(['ab']);
    expect(await stage.readRecords('messages')).to.have.length(1);
    expect(await stage.readRecords('bytes')).to.have.length(0);
  });

  it('does not bring a removed conversation back by a save that was on its way', async () => {
    const {history} = await stage.openTab();
    const saved = history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
    await history.remove('a');
    await saved;
    expect(await history.list()).to.deep.equal([]);
    expect(await stage.readRecords('messages')).to.deep.equal([]);
  });

  it('can save a conversation again that was removed', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
    await history.remove('a');
    await history.save(summaryOf('a'), [nodeOf('n', 'Again')]);
    const reader = await stage.openTab();
    expect((await reader.history.open('a'))?.nodes).to.deep.equal([nodeOf('n', 'Again')]);
  });

  it('shows a conversation to its visitor and under its key alone', async () => {
    const {history} = await stage.openTab({historyKey: 'shop', user: 'ann'});
    await history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
    for (const [historyKey, user] of [
      ['shop', 'bob'],
      ['help', 'ann'],
      ['shopa', 'nn'],
    ] as const) {
      const other = await stage.openTab({historyKey, user});
      expect(await other.history.list()).to.deep.equal([]);
      expect(await other.history.open('a')).to.equal(undefined);
      await other.history.wipe();
    }
    const again = await stage.openTab({historyKey: 'shop', user: 'ann'});
    expect(idsOf(await again.history.list())).to.deep.equal(['a']);
  });

  it('stores a hash of the visitor, with and without TLS', async () => {
    const user = 'https://issuer.example subject-4711';
    for (const environment of [{}, {subtle: undefined}]) {
      const {history} = await stage.openTab({user, historyKey: 'shop-of-ann', environment});
      await history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
      const again = await stage.openTab({user, historyKey: 'shop-of-ann', environment});
      expect(idsOf(await again.history.list())).to.deep.equal(['a']);
    }
    const records = [...(await stage.readRecords('summaries')), ...(await stage.readRecords('messages'))];
    expect(new Set(records.map(({owner}) => owner)).size).to.equal(2);
    for (const word of ['issuer', '4711', 'shop-of-ann']) expect(JSON.stringify(records)).not.to.contain(word);
  });

  it('wipes everything of a visitor, in every place, and nothing of others', async () => {
    const ann = {user: 'ann'};
    const device = await stage.openTab(ann);
    const tab = await stage.openTab({...ann, place: 'tab'});
    const bob = await stage.openTab({user: 'bob'});
    for (const {history} of [device, tab, bob]) await history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
    await device.history.wipe();
    expect(await device.history.list()).to.deep.equal([]);
    expect(await stage.readRecords('tabs')).to.deep.equal([]);
    for (const store of ['summaries', 'messages']) {
      const left = await stage.readRecords(store);
      expect(left.map(({owner}) => owner)).to.have.length(1);
    }
    expect(idsOf(await bob.history.list())).to.deep.equal(['a']);
  });

  it('finds conversations by all words in title and messages, whatever their case and accents', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('a', 1, 'Große Straße'), [nodeOf('m', 'Café in PARIS'), nodeOf('n', 'près de toi')]);
    await history.save(summaryOf('b', 2, 'Paris'), [nodeOf('m', 'Nothing else')]);
    const cited = {kind: 'citations', index: 0, isDone: true, spans: [{text: 'Ein Zitat', citations: []}]} as const;
    await history.save(summaryOf('c', 3, ''), [nodeOf('m', '', {blocks: [{block: cited}]})]);
    const guarded = {kind: 'guard-content', index: 0, isDone: true, value: {text: {text: 'Geheim'}}} as const;
    await history.save(summaryOf('d', 0, ''), [nodeOf('m', '', {blocks: [{block: guarded}]})]);
    const search = async (text: string) => idsOf(await history.search(text));
    expect(await search('paris')).to.deep.equal(['b', 'a']);
    expect(await search('  cafe  pres STRASSE ')).to.deep.equal(['a']);
    expect(await search('paris zitat')).to.deep.equal([]);
    expect(await search('ZITAT')).to.deep.equal(['c']);
    expect(await search('geheim')).to.deep.equal(['d']);
    expect(await search('guest')).to.deep.equal([]);
    expect(await search(' ')).to.deep.equal(['c', 'b', 'a', 'd']);
  });

  it('keeps writing what was saved before it was closed, and nothing after', async () => {
    const session = createSession();
    const {history} = await stage.openTab({place: 'tab', environment: {sessionStorage: session}});
    const saved = history.save(summaryOf('a'), [nodeOf('m', 'Hi')]);
    history.close();
    await saved;
    await history.save(summaryOf('b'), [nodeOf('m', 'Hi')]);
    expect((await stage.readRecords('summaries')).map(({conversation}) => conversation)).to.deep.equal(['a']);
  });
});

/** Counts the messages that are read one by one. */
function countGets() {
  const {get} = IDBObjectStore.prototype;
  let count = 0;
  IDBObjectStore.prototype.get = function (this: IDBObjectStore, key) {
    if (this.name === 'messages') count += 1;
    return get.call(this, key);
  };
  return {read: () => count, restore: () => void (IDBObjectStore.prototype.get = get)};
}
