import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, openPage, readErrorCodes} from './open-page.js';

/** Gives the chat of the page a tool that notes what it is called with. */
async function setTool(page: Page): Promise<void> {
  await page.evaluate(() => {
    const called: unknown[] = [];
    const tool = {
      name: 'find_order',
      title: 'Look up an order',
      inputSchema: {type: 'object', properties: {id: {type: 'string'}}},
      run(input: unknown) {
        called.push(input);
        return {status: 'shipped'};
      },
    };
    const chat = document.querySelector('outcrop-chat');
    if (chat) Object.assign(chat, {tools: [tool], called});
  });
}

const readCalls = (page: Page) =>
  page.evaluate(() => JSON.stringify(Object(document.querySelector('outcrop-chat')).called));

async function waitForWords(page: Page, words: string): Promise<void> {
  await page.waitFor(
    (wanted) => {
      const answer = globalThis.outcropProbe.find({part: 'message-assistant', nth: -1});
      return answer instanceof HTMLElement && answer.innerText.includes(wanted);
    },
    `no answer says "${words}"`,
    words,
  );
}

inEngines('a visitor allows a call of a tool, and the model goes on with what it said', async (test) => {
  const {page} = test;
  const aws = await openPage(test);
  await setTool(page);
  await ask(page, 'Use a tool');
  await page.part('approve-button').waitUntilThere();
  assert.equal(await readCalls(page), '[]');
  await page.part('approve-button').click();
  await waitForWords(page, 'The tool says: {"status":"shipped"}');
  assert.equal(await readCalls(page), '[{"id":"example"}]');
  assert.equal(await page.part('message-user').count(), 1);
  assert.equal(await page.part('block-tool-call').attribute('data-state'), 'done');
  const asked = aws.requests.filter(({method, url}) => method === 'POST' && url.includes('converse'));
  assert.equal(asked.length, 2);
  assert.deepEqual(await page.readProblems(), []);
  assert.deepEqual(await readErrorCodes(page), []);
});

inEngines('a visitor denies a call of a tool by the keyboard alone', async (test) => {
  const {page} = test;
  await openPage(test);
  await setTool(page);
  await ask(page, 'Use a tool');
  await page.part('deny-button').waitUntilThere();
  await page.evaluate(() => {
    const button = globalThis.outcropProbe.find({part: 'deny-button'});
    if (button instanceof HTMLElement) button.focus();
  });
  await page.press('Enter');
  await waitForWords(page, 'The user did not allow this call.');
  assert.equal(await readCalls(page), '[]');
  assert.equal(await page.part('composer-input').isFocused(), true);
  assert.equal(await page.part('block-tool-call').attribute('data-state'), 'denied');
  assert.deepEqual(await page.readProblems(), []);
});
