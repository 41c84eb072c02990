import {expect} from '@open-wc/testing';
import {readEnvironment} from '../../../src/engine/storage/environment.js';
import {KnownConversation} from '../../../src/engine/storage/known-conversation.js';
import {createBytesReader} from '../../../src/engine/storage/read-bytes.js';
import type {StoredBlock, StoredNode} from '../../../src/model/index.js';
import {nodeOf, pictureOf, setStage, summaryOf, type Stage} from './stage.js';

const bytes = new Uint8Array([1, 2, 3]);

function documentOf(data: Uint8Array): StoredBlock {
  const value = {format: 'pdf', name: 'report', source: {bytes: data}};
  return {block: {kind: 'document', index: 1, isDone: true, value}, content: {document: value}};
}

function resultOf(data: Uint8Array): StoredBlock {
  const content = [{text: 'Found'}, {image: {format: 'png', source: {bytes: data}}}];
  const block = {kind: 'tool-result', index: 2, isDone: true, toolUseId: 't', content} as const;
  return {block, content: {toolResult: {toolUseId: 't', content}}};
}

function blocksOf(node: StoredNode | undefined): unknown[] {
  return (node?.message.blocks ?? []).map(({block}) => block);
}

describe('pictures and documents', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  const countBytes = async () => (await stage.readRecords('bytes')).length;

  it('are stored once, however often they stand in a message and however often that changes', async () => {
    const {history} = await stage.openTab();
    const block = {kind: 'image', index: 0, isDone: true, format: 'png', bytes} as const;
    const stored: StoredBlock = {block, content: {image: {format: 'png', source: {bytes}}}};
    await history.save(summaryOf('c'), [nodeOf('m', '', {blocks: [stored]})]);
    const [record] = await stage.readRecords('bytes');
    await stage.putRecord('bytes', {...record, marked: true});
    await history.save(summaryOf('c'), [nodeOf('m', '', {blocks: [stored], stopReason: 'end_turn'})]);
    const [again, ...others] = await stage.readRecords('bytes');
    expect(again).to.have.property('marked');
    expect(others).to.have.length(0);
  });

  it('are out of the record of their message, as a Blob wherever the browser takes one', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), [pictureOf('m', bytes)]);
    const [record] = await stage.readRecords('bytes');
    expect(record?.['data'] instanceof Blob || navigator.userAgent.includes('AppleWebKit/605')).to.equal(true);
    const [message] = await stage.readRecords('messages');
    expect(JSON.stringify(message?.['content'])).to.contain('"bytes":null');
  });

  it('are shared by an edited question and the first one, also after a reload', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), [pictureOf('m', bytes)]);
    await history.save(summaryOf('c'), [pictureOf('edited', bytes)]);
    expect(await countBytes()).to.equal(1);
    const later = await stage.openTab();
    const block = (await later.history.open('c'))?.nodes[0]?.message.blocks[0];
    if (!block) throw new Error('The picture did not come back.');
    await later.history.save(summaryOf('c'), [nodeOf('again', '', {blocks: [block]})]);
    expect(await countBytes()).to.equal(1);
    const reader = await stage.openTab();
    const nodes = (await reader.history.open('c'))?.nodes;
    expect(nodes).to.deep.equal([pictureOf('m', bytes), pictureOf('edited', bytes), pictureOf('again', bytes)]);
  });

  it('leave nothing behind while a picture streams, but what others still have', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), [pictureOf('kept', bytes)]);
    await history.save(summaryOf('c'), [pictureOf('m', bytes, {status: 'streaming'})]);
    for (const length of [10, 20, 30]) {
      await history.save(summaryOf('c'), [pictureOf('m', new Uint8Array(length), {status: 'streaming'})]);
    }
    expect(await countBytes()).to.equal(2);
    const reader = await stage.openTab();
    const nodes = (await reader.history.open('c'))?.nodes;
    expect(nodes).to.deep.equal([pictureOf('kept', bytes), pictureOf('m', new Uint8Array(30), {status: 'streaming'})]);
  });

  it('leave a broken part, not a broken conversation, when they are gone', async () => {
    const {history} = await stage.openTab();
    const picture = pictureOf('p', bytes).message.blocks[0];
    if (!picture) throw new Error('There is no picture.');
    const text = {block: {kind: 'text', index: 3, isDone: true, text: 'Look'}} as const;
    const node = nodeOf('m', '', {blocks: [picture, documentOf(bytes), resultOf(bytes), text]});
    await history.save(summaryOf('c'), [node, nodeOf('n', 'Fine')]);
    await stage.clearStore('bytes');
    const before = await stage.readRecords('messages');

    const reader = await stage.openTab();
    const nodes = (await reader.history.open('c'))?.nodes ?? [];
    expect(blocksOf(nodes[0])).to.deep.equal([
      {kind: 'unknown', index: 0, isDone: true, events: []},
      {kind: 'unknown', index: 1, isDone: true, events: []},
      {
        kind: 'tool-result',
        index: 2,
        isDone: true,
        toolUseId: 't',
        content: [{text: 'Found'}, {text: '[left out: it could not be read from storage]'}],
      },
      text.block,
    ]);
    expect(nodes[0]?.message.blocks.some(({content}) => content)).to.equal(false);
    expect(nodes[1]).to.deep.equal(nodeOf('n', 'Fine'));
    expect(reader.troubles).to.deep.equal(['broken']);

    // The record knows more than what could be read of it.
    await reader.history.save(summaryOf('c'), nodes);
    expect(await stage.readRecords('messages')).to.deep.equal(before);
  });

  it('are written anew by a page that still has them', async () => {
    const {history} = await stage.openTab();
    await history.save(summaryOf('c'), [pictureOf('m', bytes)]);
    await stage.clearStore('bytes');
    expect((await history.open('c'))?.nodes).to.deep.equal([pictureOf('m', bytes)]);
    await history.save(summaryOf('c'), [pictureOf('m', bytes)]);
    const reader = await stage.openTab();
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([pictureOf('m', bytes)]);
  });

  for (const [what, arrayBuffer] of [
    ['cannot be read', () => Promise.reject(new DOMException('It is gone.', 'NotFoundError'))],
    ['never answers', () => new Promise(() => {})],
  ] as const) {
    it(`are gone when their Blob ${what}`, async () => {
      const blob = Object.assign(Object.create(Blob.prototype) as object, {arrayBuffer});
      const schedule = (callback: () => void) => {
        queueMicrotask(callback);
        return () => {};
      };
      const environment = readEnvironment(what === 'never answers' ? {schedule} : {});
      const context = {environment, scope: {owner: 'o', tab: ''}, cipher: undefined};
      const known = new KnownConversation('c');
      known.bytes.learn(bytes, 'b');
      const read = createBytesReader([{bytes: 'b', data: blob}], known, context);
      const failure = await read('b').catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(DOMException);
      expect(known.bytes.isWritten('b')).to.equal(false);
    });
  }
});
