import {expect} from '@open-wc/testing';
import type {Migration} from '../../../src/engine/storage/migrate.js';
import type {StoredNode} from '../../../src/model/index.js';
import {nodeOf, setStage, summaryOf, type Stage} from './stage.js';

const nodes = [nodeOf('a', 'One'), nodeOf('b', 'Two', {role: 'assistant'}, 'a'), nodeOf('c', 'Three', {}, 'b')];

describe('records that are not what they were', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = setStage();
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), nodes);
    history.close();
  });
  afterEach(() => stage.clear());

  /** Damages the record of the second message. */
  async function damage(change: (record: Record<string, unknown>) => object): Promise<void> {
    const record = (await stage.readRecords('messages')).find(({message}) => message === 'b');
    await stage.putRecord('messages', change(record ?? {}));
  }

  const value = (node: unknown, notes: unknown = []) => ({value: node, notes});
  const [, second] = nodes;
  const withMessage = (fields: object) => ({...second, message: {...second?.message, ...fields}});

  const damages: readonly [string, (record: Record<string, unknown>) => object][] = [
    ['nothing but its key', ({owner, tab, conversation, message}) => ({owner, tab, conversation, message})],
    ['no content', (record) => ({...record, content: null})],
    ['a content of another kind', (record) => ({...record, content: 'text'})],
    ['a version that is none', (record) => ({...record, version: 0})],
    ['notes that fit nothing', (record) => ({...record, content: value(second, [{path: ['x', 'y'], bytes: 'z'}])})],
    ['notes that are none', (record) => ({...record, content: value(second, [7])})],
    ['another message in it', (record) => ({...record, content: value(nodes[0])})],
    ['a role that nobody has', (record) => ({...record, content: value(withMessage({role: 'system'}))})],
    ['no list of blocks', (record) => ({...record, content: value(withMessage({blocks: {}}))})],
    ['a status that is none', (record) => ({...record, content: value(withMessage({status: 1}))})],
    [
      'something encrypted by nobody',
      (record) => ({...record, content: {iv: new Uint8Array(12), data: new ArrayBuffer(9)}}),
    ],
  ];
  for (const [what, change] of damages) {
    it(`keep the tree together when one has ${what}, and are left as they are`, async () => {
      await damage(change);
      const before = await stage.readRecords('messages');
      const {history, troubles} = await stage.openTab();
      const read = (await history.open('c'))?.nodes ?? [];
      const byId = new Map(read.map((node) => [node.message.id, node]));
      expect(byId.get('a')).to.deep.equal(nodes[0]);
      expect(byId.get('c')).to.deep.equal(nodes[2]);
      expect(byId.get('b')?.message).to.include({id: 'b', status: 'failed', role: 'assistant'});
      expect(byId.get('b')?.message.error?.message).to.equal('This message could not be read from storage.');
      if (what !== 'nothing but its key') expect(byId.get('b')?.parentId).to.equal('a');
      expect(troubles).to.deep.equal(['broken']);
      expect(await history.search('three')).to.have.length(1);
      await history.save(summaryOf('c'), [nodeOf('b', 'Overwritten')]);
      expect(await stage.readRecords('messages')).to.deep.equal(before);
    });
  }

  const brokenBlocks: readonly unknown[] = [
    null,
    {},
    {block: {kind: 'text', index: 1, isDone: true}},
    {block: {kind: 'tool-use', index: 1, isDone: true, toolUseId: 't', name: 'n'}},
    {block: {kind: 'citations', index: 1, isDone: true, spans: [{text: 'x'}]}},
    {block: {kind: 'text', index: 1, isDone: true, text: 'x'}, content: 'y'},
    {block: {kind: 'document', index: 1, isDone: true}},
  ];
  for (const broken of brokenBlocks) {
    it(`keep the rest of a message when a part is ${JSON.stringify(broken)}`, async () => {
      await damage((record) => ({
        ...record,
        content: value(withMessage({blocks: [...(second?.message.blocks ?? []), broken]})),
      }));
      const {history, troubles} = await stage.openTab();
      const read = (await history.open('c'))?.nodes[1]?.message;
      expect(read?.blocks).to.deep.equal([
        ...(second?.message.blocks ?? []),
        {block: {kind: 'unknown', index: 1, isDone: true, events: []}},
      ]);
      expect(read?.status).to.equal('complete');
      expect(troubles).to.deep.equal(['broken']);
    });
  }

  it('may have blocks of a kind that is unknown here', async () => {
    const block = {kind: 'hologram', index: 0, isDone: true, depth: 3};
    await damage((record) => ({...record, content: value(withMessage({blocks: [{block}]}))}));
    const {history, troubles} = await stage.openTab();
    expect((await history.open('c'))?.nodes[1]?.message.blocks).to.deep.equal([{block}]);
    expect(troubles).to.deep.equal([]);
  });

  it('keep a conversation in the list when its summary is damaged, and are mended by the next save', async () => {
    const [record] = await stage.readRecords('summaries');
    await stage.putRecord('summaries', {...record, title: 7, summary: 'x'});
    const {history, troubles} = await stage.openTab();
    expect(await history.list()).to.deep.equal([{id: 'c', title: '', createdAt: 0, updatedAt: 0}]);
    expect((await history.open('c'))?.nodes).to.deep.equal(nodes);
    expect(troubles).to.deep.equal(['broken']);
    await history.save(summaryOf('c', 2), [nodeOf('d', 'Four', {}, 'c')]);
    const reader = await stage.openTab();
    expect(await reader.history.list()).to.deep.equal([summaryOf('c', 2)]);
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('d', 'Four', {}, 'c')]);
  });

  describe('of other versions', () => {
    const addModel: Migration = (record, store) => {
      if (store === 'summaries') return {...record, title: `${String(record['title'])} (migrated)`};
      const {content} = record as {content: {value: StoredNode; notes: []}};
      const message = {...content.value.message, modelId: 'older'};
      return {...record, content: {notes: content.notes, value: {...content.value, message}}};
    };
    const addReason: Migration = (record, store) => {
      if (store === 'summaries') return record;
      const {content} = record as {content: {value: StoredNode; notes: []}};
      const message = {...content.value.message, stopReason: `${content.value.message.modelId} reason`};
      return {...record, content: {notes: content.notes, value: {...content.value, message}}};
    };

    it('are brought to the shape of today when they are older, step by step, and written so when they change', async () => {
      const environment = {migrations: [addModel, addReason]};
      const {history, troubles} = await stage.openTab({environment});
      expect((await history.list())[0]?.title).to.equal('Title of c (migrated)');
      const [first] = (await history.open('c'))?.nodes ?? [];
      if (!first) throw new Error('Nothing was read.');
      expect(first.message).to.include({modelId: 'older', stopReason: 'older reason'});
      expect(troubles).to.deep.equal([]);
      await history.save(summaryOf('c'), [first]);
      const versions = (await stage.readRecords('messages')).map(({version}) => version);
      expect(versions).to.deep.equal([3, 1, 1]);
      const reader = await stage.openTab({environment});
      expect((await reader.history.open('c'))?.nodes[0]).to.deep.equal(first);
      expect((await reader.history.list())[0]?.title).to.equal('Title of c');
    });

    it('are broken when a step cannot make sense of them', async () => {
      await damage((record) => ({...record, content: null}));
      const {history, troubles} = await stage.openTab({environment: {migrations: [addModel]}});
      const read = (await history.open('c'))?.nodes ?? [];
      expect(read.map(({message}) => message.status)).to.deep.equal(['complete', 'failed', 'complete']);
      expect(troubles).to.deep.equal(['broken']);
    });

    for (const isOpened of [true, false]) {
      it(`are left alone when they are newer${isOpened ? '' : ', also when they were not read before'}`, async () => {
        const later = await stage.openTab({environment: {migrations: [addModel]}});
        await later.history.save(summaryOf('c', 3), [nodeOf('b', 'Newer', {}, 'a')]);
        const before = [await stage.readRecords('summaries'), await stage.readRecords('messages')];
        const {history, troubles} = await stage.openTab();
        if (isOpened) {
          expect(await history.list()).to.deep.equal([summaryOf('c', 3)]);
          const read = (await history.open('c'))?.nodes ?? [];
          expect(read.map(({message}) => message.status)).to.deep.equal(['complete', 'failed', 'complete']);
          expect(read[1]?.message.error?.message).to.contain('later version');
          expect(troubles).to.deep.equal(['newer']);
        }
        await history.save(summaryOf('c', 4, 'Mine'), [nodeOf('b', 'Mine'), nodeOf('d', 'Mine')]);
        expect(troubles).to.deep.equal(['newer']);
        expect((await history.list())[0]?.title).to.equal('Mine');
        expect((await history.open('c'))?.nodes.map(({message}) => message.id)).to.include('d');
        expect([await stage.readRecords('summaries'), await stage.readRecords('messages')]).to.deep.equal(before);
        // Other conversations are kept as ever.
        await history.save(summaryOf('d'), nodes);
        const reader = await stage.openTab();
        expect((await reader.history.open('d'))?.nodes).to.deep.equal(nodes);
      });
    }
  });

  describe('that no database takes', () => {
    const nested = (): unknown => {
      const loop: {self?: unknown} = {};
      loop.self = loop;
      return loop;
    };
    for (const [what, odd] of [
      ['contains itself', nested()],
      ['is no data', {map: new WeakMap()}],
    ] as const) {
      it(`stay in memory when one ${what}, and keep no other from being written`, async () => {
        const {history, troubles} = await stage.openTab();
        const content = [{json: odd}];
        const block = {kind: 'tool-result', index: 0, isDone: true, toolUseId: 't', content} as const;
        const unfit = nodeOf('u', '', {blocks: [{block}]});
        await history.save(summaryOf('d'), [nodeOf('a', 'One'), unfit, nodeOf('b', 'Two')]);
        expect(troubles).to.deep.equal(['broken']);
        expect((await history.open('d'))?.nodes.map(({message}) => message.id)).to.have.members(['a', 'u', 'b']);
        await history.save(summaryOf('d'), [nodeOf('u', 'Plain again')]);
        const reader = await stage.openTab();
        const read = (await reader.history.open('d'))?.nodes;
        expect(read).to.have.deep.members([nodeOf('a', 'One'), nodeOf('b', 'Two'), nodeOf('u', 'Plain again')]);
      });
    }
  });
});
