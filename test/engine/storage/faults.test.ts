import {expect} from '@open-wc/testing';
import {readEnvironment, type StorageEnvironment} from '../../../src/engine/storage/environment.js';
import type {HistoryTrouble} from '../../../src/model/index.js';
import {createDisk, factoryWith, hog, occupy, refuse, requestThat} from './injected-faults.js';
import {nodeOf, pictureOf, readResult, setStage, summaryOf, watchDatabases, type Stage, type TestTab} from './stage.js';

const bytes = new Uint8Array([1, 2, 3]);
const nodes = [nodeOf('q', 'Hi'), pictureOf('p', bytes), nodeOf('a', 'Hello', {role: 'assistant'}, 'q')];

/** Everything that a chat does with a history, from memory alone: it must work, and tell once. */
async function checkMemory({history, troubles}: TestTab, told: readonly HistoryTrouble[]): Promise<void> {
  expect(await history.list()).to.deep.equal([]);
  await history.save(summaryOf('a', 1), nodes.slice(0, 2));
  await history.save(summaryOf('a', 2), nodes.slice(1));
  await history.save(summaryOf('b', 3), []);
  expect(await history.list()).to.deep.equal([summaryOf('b', 3), summaryOf('a', 2)]);
  expect(await history.open('a')).to.deep.equal({summary: summaryOf('a', 2), nodes});
  expect(await history.open('nowhere')).to.equal(undefined);
  expect(await history.search('hello')).to.deep.equal([summaryOf('a', 2)]);
  (await history.claim('a', new AbortController().signal))();
  await history.remove('b');
  expect(await history.list()).to.deep.equal([summaryOf('a', 2)]);
  await history.wipe();
  expect(await history.list()).to.deep.equal([]);
  expect(await history.open('a')).to.equal(undefined);
  history.subscribe(() => undefined)();
  history.close();
  expect(troubles).to.deep.equal(told);
}

describe('a database that cannot be had', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  const faults: readonly [string, Partial<StorageEnvironment>][] = [
    ['there is none', {indexedDB: undefined}],
    ['it is refused', {indexedDB: factoryWith(refuse)}],
    [
      'private windows have none',
      {indexedDB: factoryWith(() => requestThat(new DOMException('', 'InvalidStateError')))},
    ],
    ['it never answers', {indexedDB: factoryWith(() => requestThat()), openPatienceMs: 10}],
    ['it is opened and cannot be used', watchDatabases((database) => (database.transaction = refuse))],
    ['there is nothing at all', readEnvironment(nothing())],
  ];
  for (const place of ['device', 'tab'] as const) {
    for (const [what, environment] of faults) {
      it(`leaves the chat its memory when ${what} (${place}), and tells so once`, async () => {
        await checkMemory(await stage.openTab({place, environment}), ['unavailable']);
      });
    }
  }

  it('leaves the chat its memory when a later version has changed it, and does not touch it', async () => {
    (await occupy(stage.databaseName, 1000)).close();
    await checkMemory(await stage.openTab(), ['newer']);
    const database = await occupy(stage.databaseName);
    expect([database.version, database.objectStoreNames.length]).to.deep.equal([1000, 0]);
    database.close();
  });

  it('gets what was saved meanwhile when it answers late', async () => {
    // A page that does not let go, and somebody who waits for that to delete the database: all others wait behind.
    const occupant = await occupy(stage.databaseName);
    const deleted = readResult(indexedDB.deleteDatabase(stage.databaseName));
    const {history, troubles} = await stage.openTab({environment: {openPatienceMs: 10}});
    await history.save(summaryOf('c'), nodes);
    expect(await history.list()).to.deep.equal([summaryOf('c')]);
    expect(troubles).to.deep.equal(['unavailable']);
    occupant.close();
    await deleted;
    const reader = await stage.openTab();
    while ((await reader.history.list()).length === 0);
    expect((await reader.history.open('c'))?.nodes).to.deep.equal(nodes);
    await history.save(summaryOf('c'), [nodeOf('z', 'More')]);
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
  });

  it('does not harm a page whose own function throws when it is told', async () => {
    const {openHistory} = await import('../../../src/engine/storage/index.js');
    const reported: unknown[] = [];
    const mistake = new Error('The page is wrong.');
    const {reportError} = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    const options = {place: 'device', historyKey: 'k', user: 'u', environment: {indexedDB: undefined}} as const;
    const history = await openHistory({
      ...options,
      onTrouble: () => {
        throw mistake;
      },
    });
    await history.save(summaryOf('c'), []);
    globalThis.reportError = reportError;
    expect(reported).to.deep.equal([mistake]);
    expect(await history.list()).to.have.length(1);
  });
});

describe('a disk that is full', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  it('takes all of a save or nothing, and gets the rest when there is room', async () => {
    const disk = createDisk();
    const {history, troubles} = await stage.openTab({environment: disk.environment});
    await history.save(summaryOf('c', 1), nodes.slice(0, 1));
    disk.room = 1;
    await history.save(summaryOf('c', 2), [nodeOf('q', 'Hi, changed'), nodeOf('r', 'New')]);
    await history.save(summaryOf('c', 3), [nodeOf('s', 'Newer')]);
    expect(troubles).to.deep.equal(['full']);
    const other = await stage.openTab();
    expect(await other.history.open('c')).to.deep.equal({summary: summaryOf('c', 1), nodes: nodes.slice(0, 1)});
    const whole = [nodeOf('q', 'Hi, changed'), nodeOf('r', 'New'), nodeOf('s', 'Newer')];
    expect(await history.open('c')).to.deep.equal({summary: summaryOf('c', 3), nodes: whole});
    disk.room = Infinity;
    await history.save(summaryOf('c', 4), []);
    const reader = await stage.openTab();
    expect(await reader.history.open('c')).to.deep.equal({summary: summaryOf('c', 4), nodes: whole});
  });

  it('keeps the words without the pictures that do not fit, and gets those when there is room', async () => {
    const disk = createDisk();
    const {history, troubles} = await stage.openTab({environment: disk.environment});
    disk.room = 0;
    disk.stores = ['bytes'];
    await history.save(summaryOf('c', 1), nodes);
    await history.save(summaryOf('c', 2), [nodeOf('z', 'More')]);
    expect(troubles).to.deep.equal(['full']);
    const other = await stage.openTab();
    const found = (await other.history.open('c'))?.nodes ?? [];
    expect(found.map(({message}) => message.blocks[0]?.block.kind)).to.deep.equal(['text', 'unknown', 'text', 'text']);
    expect((await history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
    disk.room = 1;
    await history.save(summaryOf('c', 3), []);
    const reader = await stage.openTab();
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
    expect(reader.troubles).to.deep.equal([]);
  });
});

describe('a database that is taken away', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  it('gives way to whoever deletes it; a conversation that goes on is written anew, whole, and no other', async () => {
    const {history, troubles} = await stage.openTab();
    await history.save(summaryOf('old'), [nodeOf('o', 'Gone')]);
    await history.save(summaryOf('c'), nodes);
    const again = await stage.openTab();
    await again.history.open('c');
    await readResult(indexedDB.deleteDatabase(stage.databaseName));
    expect(await again.history.list()).to.deep.equal([]);
    await again.history.save(summaryOf('c', 2), [nodeOf('z', 'More')]);
    const reader = await stage.openTab();
    expect(await reader.history.list()).to.deep.equal([summaryOf('c', 2)]);
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
    expect([...troubles, ...again.troubles, ...reader.troubles]).to.deep.equal([]);
  });

  it('gives way to a later version, goes on from memory, and tells so', async () => {
    const tab = await stage.openTab();
    await tab.history.save(summaryOf('c'), nodes);
    (await occupy(stage.databaseName, 1000)).close();
    expect(tab.troubles).to.deep.equal(['newer']);
    expect(await tab.history.open('c')).to.deep.equal({summary: summaryOf('c'), nodes});
    await tab.history.save(summaryOf('c', 2), [nodeOf('z', 'More')]);
    expect((await tab.history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
    expect(tab.troubles).to.deep.equal(['newer']);
    expect(await stage.readRecords('messages')).to.have.length(nodes.length);
  });

  for (const [what, close] of [
    ['and says so', (database: IDBDatabase) => void (database.close(), database.dispatchEvent(new Event('close')))],
    ['without a word', (database: IDBDatabase) => database.close()],
  ] as const) {
    it(`is opened again when the browser closes it ${what}`, async () => {
      const databases: IDBDatabase[] = [];
      const {history, troubles} = await stage.openTab({
        environment: watchDatabases((database) => databases.push(database)),
      });
      await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
      databases.forEach(close);
      await history.save(summaryOf('c', 2), [nodeOf('y', 'More')]);
      databases.forEach(close);
      expect(await history.list()).to.deep.equal([summaryOf('c', 2)]);
      databases.forEach(close);
      await history.remove('c');
      expect(await stage.readRecords('messages')).to.deep.equal([]);
      expect(databases).to.have.length(4);
      expect(troubles).to.deep.equal([]);
    });
  }

  it('is not waited for when it is open and does not answer', async () => {
    const {history, troubles} = await stage.openTab({environment: {patienceMs: 30}});
    await history.save(summaryOf('c'), []);
    const occupant = await occupy(stage.databaseName);
    const letGo = hog(occupant);
    await history.save(summaryOf('c', 2), nodes);
    expect(troubles).to.deep.equal(['unavailable']);
    expect(await history.open('c')).to.deep.equal({summary: summaryOf('c', 2), nodes});
    await letGo();
    occupant.close();
    await history.save(summaryOf('c', 3), []);
    const reader = await stage.openTab();
    expect(await reader.history.open('c')).to.deep.equal({summary: summaryOf('c', 3), nodes});
  });

  it('has all of a save or nothing when it fails in the middle', async () => {
    const environment = watchDatabases((database) => {
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        const transaction = begin(stores, mode, options);
        const find = transaction.objectStore.bind(transaction);
        transaction.objectStore = (name) =>
          name === 'summaries' ? Object.assign(find(name), {put: refuse}) : find(name);
        return transaction;
      };
    });
    const {history, troubles} = await stage.openTab({environment});
    await history.save(summaryOf('c'), nodes);
    expect(troubles).to.deep.equal(['unavailable']);
    for (const store of ['messages', 'bytes']) expect(await stage.readRecords(store)).to.deep.equal([]);
    expect((await history.open('c'))?.nodes).to.deep.equal(nodes);
  });

  it('takes bytes as they are where it refuses Blobs, as private windows of WebKit do', async () => {
    const environment = watchDatabases((database) => {
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        const transaction = begin(stores, mode, options);
        const find = transaction.objectStore.bind(transaction);
        transaction.objectStore = (name) => Object.assign(find(name), {put: refuseBlobs});
        return transaction;
      };
    });
    const {history, troubles} = await stage.openTab({environment});
    await history.save(summaryOf('c'), nodes);
    await history.save(summaryOf('c'), [pictureOf('p2', new Uint8Array(100).fill(9).subarray(0, 1))]);
    const stored = (await stage.readRecords('bytes')).map(({data}) => data);
    expect(stored).to.have.deep.members([bytes, new Uint8Array([9])]);
    for (const data of stored) expect(data instanceof Uint8Array && data.buffer.byteLength).to.be.below(4);
    expect((await history.open('c'))?.nodes).to.deep.equal([...nodes, pictureOf('p2', new Uint8Array([9]))]);
    expect(troubles).to.deep.equal([]);
  });
});

describe('a browser without channels or locks', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  const refused = new Proxy(BroadcastChannel, {construct: refuse});
  for (const [what, environment] of [
    ['are no channels', {BroadcastChannel: undefined}],
    ['are channels that are refused', {BroadcastChannel: refused}],
    ['are no locks', {locks: undefined}],
  ] as const) {
    it(`keeps conversations all the same where there ${what}`, async () => {
      const {history, troubles} = await stage.openTab({environment});
      await history.save(summaryOf('c'), nodes);
      const reader = await stage.openTab({environment});
      expect((await reader.history.open('c'))?.nodes).to.deep.equal(nodes);
      await reader.history.save(summaryOf('c', 2), [nodeOf('z', 'More')]);
      expect((await history.open('c'))?.nodes).to.deep.equal([...nodes, nodeOf('z', 'More')]);
      await reader.history.remove('c');
      expect(await history.list()).to.deep.equal([]);
      expect([...troubles, ...reader.troubles]).to.deep.equal([]);
    });
  }
});

/** What a page gets where even to name a storage throws. */
function nothing(): Partial<StorageEnvironment> {
  const names = ['indexedDB', 'sessionStorage', 'BroadcastChannel', 'navigator', 'crypto'] as const;
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) Object.defineProperty(globalThis, name, {get: refuse, configurable: true});
  const {indexedDB, sessionStorage, BroadcastChannel, locks, subtle} = readEnvironment();
  for (const [at, name] of names.entries()) {
    const descriptor = before[at];
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  }
  return {indexedDB, sessionStorage, BroadcastChannel, locks, subtle};
}

function refuseBlobs(this: IDBObjectStore, record: object): IDBRequest<IDBValidKey> {
  const isBlob = 'data' in record && record.data instanceof Blob;
  if (isBlob) throw new DOMException('Error preparing Blob data to be stored.', 'UnknownError');
  return IDBObjectStore.prototype.put.call(this, record);
}
