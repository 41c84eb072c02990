import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, openPage, readAnswer, reload, untilListed, waitForText} from './open-page.js';

const script = () => ['A ', 'rock.'];

async function reopen(page: Page): Promise<void> {
  await reload(page);
  // It may have opened by itself, as it was before.
  await page.evaluate(() => document.querySelector('outcrop-chat')?.show());
  await page.part('attach-button').waitUntilThere();
}

inEngines('what was not sent yet outlives a page load, and what was sent does not', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  await page.part('composer-input').fill('What is granite?');
  await page.waitFor(() => Object.values(sessionStorage).includes('What is granite?'), 'the draft is not kept');
  await reopen(page);
  await waitForText(page, 'What is granite?');
  await page.part('send-button').click();
  await readAnswer(page);
  await page.waitFor(
    () => !Object.keys(sessionStorage).some((name) => name.includes('draft')),
    'the draft is still kept',
  );
  await untilListed(page);
  await reopen(page);
  await page.part('message-user').waitForText('What is granite?');
  await waitForText(page, '');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('earlier questions come back by the arrow', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await ask(page, 'What is granite?');
  await readAnswer(page);
  await page.press('ArrowUp');
  await waitForText(page, 'What is granite?');
  await page.type(' And basalt?');
  await page.press('ArrowUp');
  await waitForText(page, 'What is granite? And basalt?');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a visitor asks what the page suggests', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await page.evaluate(() => {
    const chat = document.querySelector('outcrop-chat');
    if (chat) Object.assign(chat, {suggestions: ['What is granite?', 'How deep is the quarry?']});
  });
  await page.part('launcher').click();
  await page.part('suggestion').click();
  assert.match(await readAnswer(page), /A rock\./);
  await page.part('message-user').waitForText('What is granite?');
  await page.part('suggestion').waitForText('How deep is the quarry?');
  assert.equal(await page.part('suggestion').count(), 1);
  await page.screenshot(`test-results/suggestions-${test.engine}.png`);
  assert.deepEqual(await page.readProblems(), []);
});
