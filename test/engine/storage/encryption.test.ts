import {expect} from '@open-wc/testing';
import {nodeOf, pictureOf, setStage, summaryOf, watchDatabases, type Stage} from './stage.js';

const secret = 'The secret word is Schmetterling';

function createKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

/** Everything that lies in the database, as one text in which bytes are characters. */
async function readAll(stage: Stage): Promise<string> {
  const texts: string[] = [];
  for (const store of ['summaries', 'messages', 'bytes', 'tabs']) {
    for (const record of await stage.readRecords(store)) {
      const {data} = record;
      const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
      texts.push(JSON.stringify({...record, data: bytes instanceof Uint8Array ? String.fromCharCode(...bytes) : data}));
    }
  }
  return texts.join('\n');
}

describe('the history with a key', () => {
  let stage: Stage;
  let encryptionKey: CryptoKey;
  beforeEach(async () => {
    stage = setStage();
    encryptionKey = await createKey();
  });
  afterEach(() => stage.clear());

  const conversation = [nodeOf('m', secret), pictureOf('p', new TextEncoder().encode(secret), {}), nodeOf('n', 'Fine')];
  const summary = summaryOf('c', 1, `About: ${secret}`);

  it('has no word of a title, a message or a document in the clear', async () => {
    const plain = await stage.openTab({user: 'plain'});
    await plain.history.save(summary, conversation);
    expect((await readAll(stage)).split('Schmetterling')).to.have.length(4);
    await plain.history.wipe();
    const {history} = await stage.openTab({encryptionKey});
    await history.save(summary, conversation);
    expect(await readAll(stage)).not.to.contain('Schmetterling');
    const reader = await stage.openTab({encryptionKey: async () => encryptionKey});
    expect(await reader.history.list()).to.deep.equal([summary]);
    expect((await reader.history.open('c'))?.nodes).to.deep.equal(conversation);
    expect(await reader.history.search('schmetterling')).to.deep.equal([summary]);
  });

  it('keeps saves in order, and takes along what was saved while it encrypted', async () => {
    let writes = 0;
    const environment = watchDatabases((database) => {
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        if (mode === 'readwrite') writes += 1;
        return begin(stores, mode, options);
      };
    });
    const {history} = await stage.openTab({encryptionKey, environment});
    const texts = Array.from({length: 30}, (_, at) => `Text ${at}`);
    const saves = texts.map((text, at) =>
      history.save(summaryOf('c', at), [nodeOf('m', text), nodeOf(`m${at}`, text)]),
    );
    await Promise.all(saves);
    expect(writes).to.be.below(3);
    const reader = await stage.openTab({encryptionKey});
    const read = await reader.history.open('c');
    expect(read?.summary.updatedAt).to.equal(29);
    expect(read?.nodes).to.have.length(31);
    expect(read?.nodes[0]).to.deep.equal(nodeOf('m', 'Text 29'));
  });

  it('does not bring back what is removed while it encrypts', async () => {
    let giveKey: ((key: CryptoKey) => void) | undefined;
    let tellAsked = () => {};
    const isAsked = new Promise<void>((resolve) => (tellAsked = resolve));
    const readKey = () => {
      tellAsked();
      return new Promise<CryptoKey>((resolve) => (giveKey = resolve));
    };
    const {history} = await stage.openTab({encryptionKey: readKey});
    const saved = history.save(summary, [nodeOf('m', secret)]);
    await isAsked;
    await history.remove('c');
    giveKey?.(encryptionKey);
    await saved;
    expect(await history.list()).to.deep.equal([]);
    expect(await stage.readRecords('summaries')).to.deep.equal([]);
  });

  for (const [what, options] of [
    ['another key', async () => ({encryptionKey: await createKey()})],
    ['no key', async () => ({})],
  ] as const) {
    it(`tells of ${what}, keeps the tree, and loses nothing`, async () => {
      const {history} = await stage.openTab({encryptionKey});
      await history.save(summary, [nodeOf('m', secret), nodeOf('n', 'Fine', {role: 'assistant'}, 'm')]);
      const before = await readAll(stage);

      const other = await stage.openTab(await options());
      expect(await other.history.list()).to.deep.equal([{...summary, title: ''}]);
      const read = await other.history.open('c');
      expect(
        read?.nodes.map(({message, parentId}) => [message.id, message.role, message.status, parentId]),
      ).to.deep.equal([
        ['m', 'user', 'failed', undefined],
        ['n', 'assistant', 'failed', 'm'],
      ]);
      expect(read?.nodes[0]?.message.error).to.include({code: 'unknown', retryable: false});
      expect(other.troubles).to.deep.equal(['broken']);

      await other.history.save(summaryOf('c', 2, 'Mine'), [nodeOf('m', 'Mine'), nodeOf('o', 'Mine')]);
      expect((await other.history.list())[0]?.title).to.equal('Mine');
      expect((await other.history.open('c'))?.nodes.map(({message}) => message.id)).to.include('o');
      expect(await readAll(stage)).to.equal(before);
      const reader = await stage.openTab({encryptionKey});
      expect((await reader.history.open('c'))?.nodes[0]).to.deep.equal(nodeOf('m', secret));
    });
  }

  it('leaves a conversation of another key alone also when it was not opened before', async () => {
    const {history} = await stage.openTab({encryptionKey});
    await history.save(summary, conversation);
    const before = await readAll(stage);
    const other = await stage.openTab({encryptionKey: await createKey()});
    await other.history.save(summaryOf('c', 2, 'Mine'), [nodeOf('m', 'Mine')]);
    expect(other.troubles).to.deep.equal(['broken']);
    expect(await readAll(stage)).to.equal(before);
  });

  it('reads what was stored before there was a key, and encrypts it when it changes', async () => {
    const plain = await stage.openTab();
    await plain.history.save(summary, [nodeOf('m', secret)]);
    const {history, troubles} = await stage.openTab({encryptionKey});
    expect((await history.open('c'))?.nodes).to.deep.equal([nodeOf('m', secret)]);
    await history.save(summary, [nodeOf('m', secret, {stopReason: 'end_turn'})]);
    expect(await readAll(stage)).not.to.contain('Schmetterling');
    expect(troubles).to.deep.equal([]);
  });

  it('ties each piece to its place: moved elsewhere, it cannot be read', async () => {
    const {history} = await stage.openTab({encryptionKey});
    await history.save(summary, [nodeOf('m', 'Yes'), nodeOf('n', 'No')]);
    const [m, n] = await stage.readRecords('messages');
    await stage.putRecord('messages', {...m, content: n?.['content']});
    const reader = await stage.openTab({encryptionKey});
    const read = await reader.history.open('c');
    expect(read?.nodes.map(({message}) => message.status)).to.deep.equal(['failed', 'complete']);
  });

  for (const [what, options] of [
    ['the page has no key', {encryptionKey: () => Promise.reject(new Error('Sign in first.'))}],
    ['the page has no TLS', {environment: {subtle: undefined}}],
  ] as const) {
    it(`writes nothing in the clear when ${what}, tells of it, and goes on from memory`, async () => {
      const {history, troubles} = await stage.openTab({encryptionKey, ...options});
      await history.save(summary, conversation);
      expect((await history.open('c'))?.nodes).to.deep.equal(conversation);
      expect(await history.list()).to.deep.equal([summary]);
      expect(troubles).to.deep.equal(['unavailable']);
      expect(await readAll(stage)).to.equal('');
    });
  }

  it('asks again for a key that was not there, and catches up', async () => {
    let isSignedIn = false;
    const readKey = async () => {
      if (!isSignedIn) throw new Error('Sign in first.');
      return encryptionKey;
    };
    const {history} = await stage.openTab({encryptionKey: readKey});
    await history.save(summary, conversation);
    isSignedIn = true;
    await history.save(summary, [nodeOf('o', 'More')]);
    const reader = await stage.openTab({encryptionKey});
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([...conversation, nodeOf('o', 'More')]);
  });

  it('keeps no last words in the clear', async () => {
    const page = new EventTarget();
    const entries: string[] = [];
    const session = {getItem: () => null, setItem: (_: string, value: string) => entries.push(value), removeItem() {}};
    const environment = {page, sessionStorage: Object.assign(Object.create(sessionStorage) as Storage, session)};
    const plain = await stage.openTab({environment, user: 'plain'});
    const sealed = await stage.openTab({environment, encryptionKey});
    page.dispatchEvent(new Event('pagehide'));
    await sealed.history.save(summary, conversation);
    expect(entries).to.deep.equal([]);
    await plain.history.save(summary, conversation);
    expect(entries).to.have.length(1);
  });
});
