import assert from 'node:assert/strict';
import {inEngines, onlyInChromium} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {openPage, reload} from './open-page.js';
import {
  askPuppet,
  endAnswer,
  frames,
  importMessages,
  openScrollPage,
  paragraphs,
  readView,
  say,
  untilReading,
  untilShown,
} from './scroll-page.js';

declare global {
  /** What the browser reports of shifts and of tasks that took too long. */
  var reports: {shifts: number[]; tasks: number[]};
}

function startReports(page: Page): Promise<void> {
  return page.evaluate(() => {
    const reports: {shifts: number[]; tasks: number[]} = {shifts: [], tasks: []};
    globalThis.reports = reports;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) reports.shifts.push(Number(entry.value));
    }).observe({type: 'layout-shift'});
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) reports.tasks.push(Math.round(duration));
    }).observe({type: 'longtask'});
  });
}

const readReports = (page: Page) => page.evaluate(() => globalThis.reports);

/** Says 200 words a second, each by itself, and returns how long the frames took. */
function speak(page: Page, seconds: number): Promise<readonly number[]> {
  return page.evaluate(async (wanted) => {
    const start = performance.now();
    const times: number[] = [];
    for (let said = 0, last = start; last - start < wanted * 1000;) {
      const now = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
      for (; said < ((now - start) / 1000) * 200; said += 1)
        globalThis.puppet.say(said % 15 === 14 ? 'stone.\n\n' : 'word ');
    }
    return times.slice(2);
  }, seconds);
}

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0;

for (const follow of ['bottom', 'question'] as const) {
  inEngines(
    `nothing shifts while an answer grows and when it ends, follow="${follow}"`,
    async (test) => {
      const {page} = test;
      await openScrollPage(test, {follow});
      await askPuppet(page, 'What are stones made of?');
      await say(page, 'Of minerals.\n\n');
      await endAnswer(page);
      await untilReading(page);
      await askPuppet(page, 'And mountains?');
      await frames(page);
      await startReports(page);
      await speak(page, 2);
      await say(page, '```js\nconst stone = 1;\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n', paragraphs(20));
      await speak(page, 1);
      await endAnswer(page);
      await frames(page, 30);
      const {shifts} = await readReports(page);
      const sum = shifts.reduce((total, value) => total + value, 0);
      test.context.diagnostic(`shifts: ${shifts.map((value) => value.toFixed(4)).join(', ') || 'none'}`);
      assert.equal(sum, 0);
    },
    onlyInChromium('only Chromium reports layout shifts'),
  );
}

inEngines(
  'a slow phone draws 200 words a second below 1,000 messages as it does below two',
  async (test) => {
    const {page} = test;
    await openScrollPage(test);
    const shares: number[] = [];
    // The best of six: how many frames there are depends on what else the machine does as well.
    while (shares.length < 6 && !shares.some((share) => share > 0.75)) {
      const counts: number[] = [];
      for (const count of [2, 1000]) {
        await importMessages(page, count);
        await untilShown(page, count);
        await askPuppet(page, 'And now?');
        await say(page, paragraphs(3));
        await page.slowDown?.(4);
        await startReports(page);
        const times = await speak(page, 4);
        const {tasks} = await readReports(page);
        await page.slowDown?.(1);
        await endAnswer(page);
        counts.push(times.length);
        test.context.diagnostic(
          `below ${count}: ${times.length} frames, p50 ${percentile(times, 0.5).toFixed(1)} ms, ` +
            `p99 ${percentile(times, 0.99).toFixed(1)} ms, long tasks: ${tasks.join(', ') || 'none'}`,
        );
      }
      const [few = 0, many = 0] = counts;
      shares.push(many / few);
    }
    assert.ok(
      Math.max(...shares) > 0.75,
      `so many of the frames below two: ${shares.map((share) => share.toFixed(2)).join()}`,
    );
  },
  onlyInChromium('only Chromium can be slowed down by a test'),
);

inEngines(
  'the work for a piece of an answer does not depend on how long the conversation is',
  async (test) => {
    const {page} = test;
    await openScrollPage(test);
    const ratios: number[] = [];
    // The best of ten: what else a busy machine does says nothing of the chat.
    while (ratios.length < 10 && !ratios.some((ratio) => ratio <= 1.2)) {
      const short = await measurePieces(page, 100);
      const long = await measurePieces(page, 10_000);
      ratios.push(long / short);
      test.context.diagnostic(`${short.toFixed(2)} ms after 100 messages, ${long.toFixed(2)} ms after 10,000`);
    }
    assert.ok(Math.min(...ratios) <= 1.2, `${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times the work`);
  },
  onlyInChromium('the ratio is measured where the clock is fine enough'),
);

/** The median time of a piece of an answer, from its arrival to its layout, below so many messages. */
async function measurePieces(page: Page, count: number): Promise<number> {
  await importMessages(page, count);
  await untilShown(page, count);
  await askPuppet(page, 'And now?');
  await say(page, paragraphs(3));
  const times = await page.evaluate(async () => {
    const chat = document.querySelector('outcrop-chat');
    const taken: number[] = [];
    for (let round = 0; round < 200; round += 1) {
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve, 0));
      const start = performance.now();
      globalThis.puppet.say('word ');
      // The chat tells of it in the next task but one.
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => setTimeout(resolve, 0));
      chat?.requestUpdate();
      await chat?.updateComplete;
      globalThis.outcropProbe.find({part: 'transcript'})?.getBoundingClientRect();
      taken.push(performance.now() - start);
    }
    return taken;
  });
  await endAnswer(page);
  return percentile(times, 0.5);
}

inEngines(
  'a conversation of 10,000 messages that is kept on the device opens with its last one, as a short one does',
  async (test) => {
    const {page, engine} = test;
    await openPage(test, {attributes: {mode: 'inline', history: 'device'}});
    await page.part('composer-input').waitUntilThere();
    const drawn: number[] = [];
    const took: number[] = [];
    for (const count of engine === 'chromium' ? [100, 10_000] : [2000]) {
      await importMessages(page, count);
      await untilShown(page, count);
      await untilKept(page, count);
      await reload(page);
      await untilShown(page, count);
      const view = await readView(page);
      drawn.push(view.drawn);
      assert.ok(view.toEnd <= 1, `it opens ${view.toEnd} pixels before the end`);
      // The best of six: what else a busy machine does says nothing of the chat.
      const times: number[] = [];
      while (times.length < 6) times.push(await measureOpening(page));
      took.push(Math.min(...times));
    }
    test.context.diagnostic(
      `drawn: ${drawn.join(', ')}; the view took ${took.map((ms) => ms.toFixed(1)).join(', ')} ms`,
    );
    assert.ok(Math.max(...drawn) <= 60, `${Math.max(...drawn)} messages are drawn`);
    const [short = 1, long = short] = took;
    assert.ok(long / short < 3, `it takes ${(long / short).toFixed(1)} times as long`);
    assert.deepEqual(await page.readProblems(), []);
  },
);

/** How long the view takes to draw the conversation anew, after an empty one. */
async function measureOpening(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const chat = document.querySelector('outcrop-chat');
    const id = chat?.conversations[0]?.id ?? '';
    chat?.newConversation();
    await chat?.updateComplete;
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await chat?.openConversation(id);
    const start = performance.now();
    chat?.requestUpdate();
    await chat?.updateComplete;
    globalThis.outcropProbe.find({part: 'transcript'})?.getBoundingClientRect();
    return performance.now() - start;
  });
}

/** Waits until so many messages are in the database. */
function untilKept(page: Page, count: number): Promise<void> {
  return page.waitFor(
    async (wanted) => {
      if (!(await indexedDB.databases()).some(({name}) => name === 'outcrop-history')) return false;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('outcrop-history');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('There is no database.'));
      });
      const found = await new Promise<number>((resolve) => {
        const request = database.transaction('messages').objectStore('messages').count();
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      return found >= wanted;
    },
    'the conversation is not kept',
    count,
  );
}
