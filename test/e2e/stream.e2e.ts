import assert from 'node:assert/strict';
import type {LocalAwsServer, RecordedRequest} from '../../demo/server/serve-local-aws.js';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
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
  const delays: number[] = [];
  // The best of three: one pause of a busy machine says nothing of the chat.
  while (delays.length < 3 && !delays.some((delay) => delay < 200)) delays.push(await measureStop(page, aws));
  const told = `the connection was closed ${delays.map(Math.round).join(', ')} ms after the stop`;
  assert.ok(Math.min(...delays) < 200, told);
  test.context.diagnostic(told);

  assert.match(await readAnswer(page), /word0 word1 word2/);
  await page.part('send-button').waitUntilThere();
  assert.deepEqual(await readErrorCodes(page), []);
  assert.deepEqual(await page.readProblems(), []);
});

/** Asks, stops in mid-answer, and returns how long the connection stayed open at the server. */
async function measureStop(page: Page, aws: LocalAwsServer): Promise<number> {
  const isAnswer = ({method, url}: RecordedRequest) => method === 'POST' && url.includes('converse-stream');
  const before = aws.requests.filter(isAnswer).length;
  await ask(page, 'Tell me a long story');
  await page.waitFor(
    () => /word5 /.test(globalThis.outcropProbe.find({part: 'message-assistant', nth: -1})?.textContent ?? ''),
    'no answer grows',
  );
  // Timed in the page, so that the way of the click through the driver does not count.
  const pageStart = await page.evaluate(() => {
    const button = globalThis.outcropProbe.find({part: 'stop-button'});
    return new Promise<number>((resolve) => {
      button?.addEventListener('click', () => resolve(Date.now()), {capture: true, once: true});
      setTimeout(() => button instanceof HTMLElement && button.click());
    });
  });
  const request = await aws.waitFor(
    (each) => aws.requests.filter(isAnswer).indexOf(each) === before && each.finishedAt !== undefined,
  );
  assert.equal(request.closedByClient, true);
  return performance.timeOrigin + (request.finishedAt ?? Infinity) - pageStart;
}

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
      seen.push(globalThis.outcropProbe.find({part: 'message-assistant'})?.textContent ?? '');
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.press('Enter');
  await page.findByRole('log').waitForText('word49');
  const seen = await page.evaluate(() => globalThis.seenTexts);

  const counts = seen.map((text) => text.match(/word\d+/g)?.length ?? 0);
  const growing = counts.filter((count) => count > 0 && count < words.length);
  const steps = counts.map((count, index) => count - (counts[index - 1] ?? 0)).filter((step) => step > 0);
  // A delta can be seen alone if it has a frame of its own; a busy machine paints fewer frames than there are deltas.
  const possible = Math.min(words.length, growing.length);
  const told = `${growing.length} frames showed ${words.length} deltas in steps of ${steps.join(' ')}`;
  assert.ok(steps.length >= possible * 0.6, told);
  assert.ok(Math.max(...steps) <= Math.max(0.2 * words.length, (4 * words.length) / possible), told);
  test.context.diagnostic(told);
});
