import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer, reload, untilListed} from './open-page.js';

inEngines('conversations outlive a page load, and a visitor goes from one to another', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script: () => ['A ', 'rock.']}});
  await ask(page, 'What is granite?');
  await readAnswer(page);
  await untilListed(page);
  // The panel was open, and is so again.
  await reload(page);
  await page.part('message-user').waitForText('What is granite?');

  await page.part('menu-button').click();
  await page.part('new-chat-button').click();
  await page.part('message-user').waitUntilGone();
  await ask(page, 'What is basalt?');
  await readAnswer(page);
  await page.part('menu-button').click();
  await page.findByRole('button', 'Delete: What is granite?').waitUntilThere();
  await page.screenshot(`test-results/conversations-${test.engine}.png`);
  await page.part('wipe-button').click();
  await page.part('confirm-button').click();
  await page.part('conversations').waitUntilGone();
  assert.equal(await page.part('message-user').count(), 0);
  await reload(page);
  await page.part('composer-input').waitUntilThere();
  assert.equal(await page.part('message-user').count(), 0);
  assert.deepEqual(await page.readProblems(), []);
});
