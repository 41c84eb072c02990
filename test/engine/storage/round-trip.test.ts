import {expect} from '@open-wc/testing';
import type {StoredNode} from '../../../src/model/index.js';
import {createRandom, newSeed} from '../../transcript/random.js';
import {nodeOf, pictureOf, setStage, summaryOf, type Stage, type TabOptions} from './stage.js';
import {everyKind, randomNodes} from './stored-messages.js';

const rounds = 12;

function createKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

describe('what is kept of a conversation', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  async function checkRoundTrip(nodes: readonly StoredNode[], options: TabOptions, seed: number): Promise<void> {
    const id = `c${seed}`;
    const writer = await stage.openTab(options);
    const half = Math.floor(nodes.length / 2);
    await writer.history.save(summaryOf(id), nodes.slice(0, half));
    await writer.history.save({...summaryOf(id), leafId: 'last'}, nodes.slice(half));
    const reader = await stage.openTab(options);
    const conversation = await reader.history.open(id);
    expect(conversation?.summary).to.deep.equal({...summaryOf(id), leafId: 'last'});
    expect(conversation?.nodes).to.deep.equal(nodes);
    expect([...writer.troubles, ...reader.troubles]).to.deep.equal([]);
    writer.history.close();
    reader.history.close();
  }

  for (const isEncrypted of [false, true]) {
    const seed = newSeed();
    const how = isEncrypted ? 'encrypted' : 'as it is';
    it(`comes back deep-equal when it is stored ${how}, from seed ${seed}`, async () => {
      const options = isEncrypted ? {encryptionKey: await createKey()} : {};
      for (let round = 0; round < rounds; round += 1) {
        await checkRoundTrip(randomNodes(createRandom(seed + round), 12), options, seed + round);
      }
    });
  }

  for (const [kind, block] of Object.entries(everyKind)) {
    it(`comes back deep-equal with a block of the kind ${kind}`, async () => {
      const nodes = [nodeOf('m', '', {blocks: [{block}, {block, content: {[kind]: block}}]})];
      await checkRoundTrip(nodes, {}, 0);
      await checkRoundTrip(nodes, {encryptionKey: await createKey()}, 1);
    });
  }

  it('comes back with bytes as bytes of their own, not as a view of others', async () => {
    const {history} = await stage.openTab();
    const large = new Uint8Array(1000).fill(1);
    await history.save(summaryOf('c'), [pictureOf('m', large.subarray(5, 8))]);
    const reader = await stage.openTab();
    const read = (await reader.history.open('c'))?.nodes[0]?.message.blocks[0]?.block;
    if (read?.kind !== 'image') throw new Error('No picture came back.');
    expect(read.bytes).to.deep.equal(new Uint8Array([1, 1, 1]));
    expect(read.bytes?.buffer.byteLength).to.equal(3);
  });

  it('leaves functions out, as JSON does', async () => {
    const {history, troubles} = await stage.openTab();
    const content = [{json: {run: () => 1, list: [() => 1, 2]}}];
    const block = {kind: 'tool-result', index: 0, isDone: true, toolUseId: 't', content} as const;
    const message = {id: 'm', role: 'user', status: 'complete', createdAt: 1, blocks: [{block}]} as const;
    await history.save(summaryOf('c'), [{message}]);
    const reader = await stage.openTab();
    const read = (await reader.history.open('c'))?.nodes[0]?.message.blocks[0]?.block;
    expect(read).to.deep.include({content: [{json: {list: [null, 2]}}]});
    expect(troubles).to.deep.equal([]);
  });
});
