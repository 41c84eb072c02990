import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, openPage, readAnswer, strictPolicy} from './open-page.js';

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
  await page.goto(await page.evaluate(() => location.href));
  await page.part('transcript').waitForText('The first part.');
  assert.match(await textOf(page), /Hello\?/);
  await page.part('continue-button').waitUntilThere();
  const asked = aws.requests.filter(({method, url}) => method === 'POST' && url.endsWith('/converse-stream')).length;
  assert.equal(asked, 1, 'nothing is asked again by itself');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('two tabs show one answer while it grows, and neither asks twice', async (test) => {
  const {page, site} = test;
  const slow = createSlowScript();
  test.cleanUp(async () => slow.goOn());
  const aws = await openPage(test, {aws: {script: slow.script}, attributes: {history: 'device', mode: 'inline'}});
  const href = await page.evaluate(() => location.href);
  const tabs = site.addPage({
    csp: `${strictPolicy(aws.url)}; frame-src 'self'`,
    body: `<iframe title="One" src="${href}"></iframe><iframe title="Two" src="${href}"></iframe>`,
  });
  await page.goto(tabs);
  await page.waitFor(
    () =>
      [...document.querySelectorAll('iframe')].every(
        (frame) => frame.contentDocument?.querySelector('outcrop-chat')?.shadowRoot,
      ),
    'the chats are not there',
  );
  await page.evaluate(() => {
    const chat = document.querySelector('iframe')?.contentDocument?.querySelector('outcrop-chat');
    void chat?.send('Hello?');
  });
  const shown = (tab: number, words: string) => {
    const chat = document.querySelectorAll('iframe')[tab]?.contentDocument?.querySelector('outcrop-chat');
    return JSON.stringify(chat?.messages.map(({content}) => content) ?? []).includes(words);
  };
  await page.waitFor(shown, 'the first tab shows nothing', 0, 'The first part.');
  await waitUntilKept(page);
  // The second tab is opened anew, as somebody does who looks for the conversation elsewhere.
  await page.evaluate(async () => {
    const frame = document.querySelectorAll('iframe')[1];
    await new Promise((resolve) => {
      frame?.addEventListener('load', resolve, {once: true});
      frame?.contentWindow?.location.reload();
    });
    await frame?.contentDocument?.querySelector('outcrop-chat')?.exportTranscript('json');
  });
  await page.waitFor(shown, 'the second tab does not show it', 1, 'The first part.');
  slow.goOn();
  await page.waitFor(shown, 'the first tab lost the end', 0, 'The second part.');
  await page.waitFor(shown, 'the second tab does not follow', 1, 'The second part.');
  const counts = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map(
      (frame) => frame.contentDocument?.querySelector('outcrop-chat')?.messages.length,
    ),
  );
  assert.deepEqual(counts, [2, 2]);
  const asked = aws.requests.filter(({method, url}) => method === 'POST' && url.endsWith('/converse-stream')).length;
  assert.equal(asked, 1);
});

inEngines(
  'a tab that is gone in the middle of an answer leaves the part to the others, and its place as well',
  async (test) => {
    const {page, site} = test;
    const slow = createSlowScript();
    test.cleanUp(async () => slow.goOn());
    const aws = await openPage(test, {aws: {script: slow.script}, attributes: {history: 'device', mode: 'inline'}});
    const href = await page.evaluate(() => location.href);
    const tabs = site.addPage({
      csp: `${strictPolicy(aws.url)}; frame-src 'self'`,
      body: `<iframe title="One" src="${href}"></iframe>`,
    });
    await page.goto(tabs);
    await page.waitFor(
      () => Boolean(document.querySelector('iframe')?.contentDocument?.querySelector('outcrop-chat')?.shadowRoot),
      'the chat is not there',
    );
    await page.evaluate(() => {
      void document.querySelector('iframe')?.contentDocument?.querySelector('outcrop-chat')?.send('Hello?');
    });
    await page.waitFor(
      () =>
        document.querySelector('iframe')?.contentDocument?.querySelector('outcrop-chat')?.messages[1]?.content.length,
      'nothing came',
    );
    await waitUntilKept(page);
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    slow.goOn();
    await page.goto(href);
    await page.part('transcript').waitForText('The first part.');
    await ask(page, 'And now?');
    await page.waitFor(
      () => globalThis.outcropProbe.findAll({part: 'message-assistant'}).length === 2,
      'the next question is not answered',
    );
    assert.match(await readAnswer(page), /The second part\./);
  },
);
