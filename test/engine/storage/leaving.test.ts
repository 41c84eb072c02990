import {expect} from '@open-wc/testing';
import {nodeOf, pictureOf, setStage, summaryOf, watchDatabases, type Stage} from './stage.js';

/** Notes when transactions that write begin, and when all their requests are made. */
function watchWrites(calls: string[]) {
  return watchDatabases((database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const transaction = begin(stores, mode, options);
      if (mode !== 'readwrite') return transaction;
      const commit = transaction.commit.bind(transaction);
      calls.push(`begin ${options?.durability}`);
      transaction.commit = () => {
        calls.push('commit');
        commit();
      };
      return transaction;
    };
  });
}

/** A page in a frame, which saves a conversation when it is left. */
async function openPage(databaseName: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const ready = new Promise<void>((resolve) => {
    addEventListener('message', function onMessage({source, data}) {
      if (source !== frame.contentWindow || data !== 'ready') return;
      removeEventListener('message', onMessage);
      resolve();
    });
  });
  const url = new URL('./leaving-page.ts', import.meta.url).href;
  frame.srcdoc = `<script type="module" src="${url}?name=${databaseName}"></script>`;
  document.body.append(frame);
  await ready;
  return frame;
}

describe('a page that is being left', () => {
  let stage: Stage;
  beforeEach(() => (stage = setStage()));
  afterEach(() => stage.clear());

  it('has begun its write, with all its records and no answer waited for, when save() returns', async () => {
    const calls: string[] = [];
    const {history} = await stage.openTab({environment: watchWrites(calls)});
    const question = pictureOf('q', new Uint8Array([1]));
    await history.save(summaryOf('c'), [question]);
    calls.length = 0;
    const growing = history.save(summaryOf('c'), [question, nodeOf('a', 'Grow', {status: 'streaming'}, 'q')]);
    expect(calls).to.deep.equal(['begin relaxed', 'commit']);
    const done = history.save(summaryOf('c'), [nodeOf('a', 'Grown', {}, 'q')]);
    expect(calls).to.deep.equal(['begin relaxed', 'commit', 'begin default', 'commit']);
    await Promise.all([growing, done]);
    const reader = await stage.openTab();
    expect((await reader.history.open('c'))?.nodes).to.deep.equal([question, nodeOf('a', 'Grown', {}, 'q')]);
  });

  it('has kept what it saved on pagehide', async () => {
    const frame = await openPage(stage.databaseName);
    const before = await stage.openTab();
    expect((await before.history.open('c'))?.nodes).to.deep.equal([nodeOf('q', 'Hi')]);
    const isGone = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.removeAttribute('srcdoc');
    frame.src = 'about:blank';
    await isGone;
    const reader = await stage.openTab({environment: {sessionStorage}});
    const kept = await reader.history.open('c');
    expect(kept?.nodes).to.deep.equal([nodeOf('q', 'Hi'), nodeOf('a', 'Part', {status: 'streaming'}, 'q')]);
    frame.remove();
  });
});
