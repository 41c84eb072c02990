import assert from 'node:assert/strict';
import type {LocalAwsServer} from '../../demo/server/serve-local-aws.js';
import {inEngines, type PageTest} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, openPage, readAnswer, reload} from './open-page.js';

/** Says a word at a time, and waits before the last one until the test goes on. */
function createSlowScript() {
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  return {
    goOn: () => goOn(),
    async *script() {
      yield 'The first part. ';
      await gate;
      yield 'The second part.';
    },
  };
}

const textOf = (page: Page) => page.part('transcript').text();

/** A growing answer is kept every quarter of a second: question and answer are two records. */
function waitUntilKept(page: Page): Promise<void> {
  return page.waitFor(async () => {
    // Opening it would make it.
    if (!(await indexedDB.databases()).some(({name}) => name === 'outcrop-history')) return false;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('outcrop-history');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('There is no database.'));
    });
    const names = [...database.objectStoreNames].filter((name) => name === 'messages');
    if (names.length === 0) return false;
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('messages').objectStore('messages').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count >= 2;
  }, 'nothing is kept');
}

inEngines('a page that is left in the middle of an answer shows the part that had come', async (test) => {
  const {page} = test;
  const slow = createSlowScript();
  test.cleanUp(async () => slow.goOn());
  const aws = await openPage(test, {aws: {script: slow.script}, attributes: {history: 'tab', mode: 'inline'}});
  await page.part('composer-input').waitUntilThere();
  await ask(page, 'Hello?');
  await page.part('transcript').waitForText('The first part.');
  await waitUntilKept(page);
  await reload(page);
  await page.part('transcript').waitForText('The first part.');
  assert.match(await textOf(page), /Hello\?/);
  await page.part('continue-button').waitUntilThere();
  assert.equal(countQuestions(aws), 1, 'nothing is asked again by itself');
  assert.deepEqual(await page.readProblems(), []);
});

/** The address of the page, in another tab of the same visitor. */
async function openTab(test: PageTest): Promise<Page> {
  const tab = await test.page.openTab();
  await tab.goto(await test.page.evaluate(() => location.href));
  return tab;
}

/** Whether the chat of a tab has these words; a tab in the background draws nothing. */
const hasWords = (words: string) =>
  JSON.stringify(document.querySelector('outcrop-chat')?.messages.map(({content}) => content) ?? []).includes(words);

function countQuestions({requests}: LocalAwsServer): number {
  return requests.filter(({method, url}) => method === 'POST' && url.endsWith('/converse-stream')).length;
}

inEngines('two tabs show one answer while it grows, and neither asks twice', async (test) => {
  const {page} = test;
  const slow = createSlowScript();
  test.cleanUp(async () => slow.goOn());
  const aws = await openPage(test, {aws: {script: slow.script}, attributes: {history: 'device', mode: 'inline'}});
  await page.part('composer-input').waitUntilThere();
  await ask(page, 'Hello?');
  await page.part('transcript').waitForText('The first part.');
  await waitUntilKept(page);
  const other = await openTab(test);
  await other.waitFor(hasWords, 'the second tab does not show it', 'The first part.');
  slow.goOn();
  await other.waitFor(hasWords, 'the second tab does not follow', 'The second part.');
  await page.waitFor(hasWords, 'the first tab lost the end', 'The second part.');
  for (const tab of [page, other]) {
    assert.equal(await tab.evaluate(() => document.querySelector('outcrop-chat')?.messages.length), 2);
    assert.deepEqual(await tab.readProblems(), []);
  }
  assert.equal(countQuestions(aws), 1);
});

inEngines(
  'a tab that is closed in the middle of an answer leaves the part to the others, and its place as well',
  async (test) => {
    const {page} = test;
    const slow = createSlowScript();
    test.cleanUp(async () => slow.goOn());
    const aws = await openPage(test, {aws: {script: slow.script}, attributes: {history: 'device', mode: 'inline'}});
    const asking = await openTab(test);
    await asking.part('composer-input').waitUntilThere();
    await ask(asking, 'Hello?');
    await asking.waitFor(hasWords, 'nothing came', 'The first part.');
    await waitUntilKept(asking);
    await asking.close();
    slow.goOn();
    await reload(page);
    await page.part('transcript').waitForText('The first part.');
    await page.part('continue-button').waitUntilThere();
    await ask(page, 'And now?');
    await page.waitFor(
      () => globalThis.outcropProbe.findAll({part: 'message-assistant'}).length === 2,
      'the next question is not answered',
    );
    assert.match(await readAnswer(page), /The second part\./);
    assert.equal(countQuestions(aws), 2);
  },
);
