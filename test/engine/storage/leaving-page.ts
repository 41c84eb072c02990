import {openHistory} from '../../../src/engine/storage/index.js';
import {nodeOf, summaryOf} from './stage.js';

// The page of `leaving.test.ts`: it saves a question, and a part of the answer when it is left.
const databaseName = new URL(import.meta.url).searchParams.get('name') ?? '';
const history = await openHistory({
  place: 'device',
  historyKey: 'key',
  user: 'guest',
  onTrouble: (trouble) => {
    throw new Error(`There was trouble: ${trouble}.`);
  },
  environment: {databaseName},
});
await history.save(summaryOf('c'), [nodeOf('q', 'Hi')]);
addEventListener('pagehide', () => {
  void history.save(summaryOf('c'), [nodeOf('a', 'Part', {status: 'streaming'}, 'q')]);
  history.close();
});
parent.postMessage('ready', '*');
