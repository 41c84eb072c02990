import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer, readErrorCodes} from './open-page.js';

declare global {
  /** The texts of the answer that were painted, in order. */
  var seenTexts: string[];
}

const words = Array.from({length: 50}, (_, index) => `word${index} `);

inEngines('stop closes the connection at the server within 200 ms, and keeps what has arrived', async (test) => {
  const {page} = test;
  const script = () => Array.from({length: 2000}, (_, index) => `word${index} `);
  const aws = await openPage(test, {aws: {script, pace: {firstMs: 20, deltaMs: 20}}});
  await ask(page, 'Tell me a long story');
  await page.findByRole('log').waitForText('word5 ');

  // Timed in the page, so that the way of the click through the driver does not count.
  const pageStart = await page.evaluate(() => {
    const button = globalThis.outcropProbe.find({part: 'stop-button'});
    return new Promise<number>((resolve) => {
      button?.addEventListener('click', () => resolve(Date.now()), {capture: true, once: true});
      setTimeout(() => button instanceof HTMLElement && button.click());
    });
  });
  const request = await aws.waitFor(
    ({method, url, finishedAt}) => method === 'POST' && url.includes('converse-stream') && finishedAt !== undefined,
  );
  const closedAt = performance.timeOrigin + (request.finishedAt ?? Infinity);
  assert.equal(request.closedByClient, true);
  assert.ok(
    closedAt - pageStart < 200,
    `the connection was closed ${Math.round(closedAt - pageStart)} ms after the stop`,
  );

  assert.match(await readAnswer(page), /word0 word1 word2/);
  await page.part('send-button').waitUntilThere();
  assert.deepEqual(await readErrorCodes(page), []);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('deltas that leave the server one by one reach the screen one by one', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script: () => words, pace: {firstMs: 20, deltaMs: 20}}});
  await page.part('launcher').click();
  await page.part('composer-input').fill('Count');
  // What a visitor can see is what stands there when a frame is painted.
  await page.evaluate(() => {
    const seen: string[] = [];
    globalThis.seenTexts = seen;
    const look = (): void => {
      const text = globalThis.outcropProbe.find({part: 'message-assistant'})?.textContent ?? '';
      if (text !== seen.at(-1)) seen.push(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.press('Enter');
  await page.findByRole('log').waitForText('word49');
  const seen = await page.evaluate(() => globalThis.seenTexts);

  const counts = seen.map((text) => text.match(/word\d+/g)?.length ?? 0).filter((count) => count > 0);
  const steps = counts.map((count, index) => count - (counts[index - 1] ?? 0)).filter((step) => step > 0);
  // Of 50 deltas 20 ms apart each can have a frame of its own; a few may share one when the machine is busy.
  const single = steps.filter((step) => step === 1).length;
  assert.ok(single >= words.length * 0.6, `${single} of ${words.length} deltas were seen alone: ${steps.join(' ')}`);
  assert.ok(Math.max(...steps) <= words.length * 0.2, `too many came at once: ${steps.join(' ')}`);
});
