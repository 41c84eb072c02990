import assert from 'node:assert/strict';
import {inEngines, type PageTest} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {
  askPuppet,
  endAnswer,
  frames,
  openScrollPage,
  paragraphs,
  readTrack,
  readView,
  say,
  startTracking,
  stopTracking,
  turnWheel,
  untilReading,
  untilStill,
} from './scroll-page.js';

/** A chat with an answer that is several views long and still grows. */
async function openLong(test: PageTest, attributes: Readonly<Record<string, string>> = {}): Promise<Page> {
  const {page} = test;
  await openScrollPage(test, attributes);
  await askPuppet(page, 'What are stones made of?');
  await say(page, paragraphs(60));
  await untilReading(page);
  return page;
}

/** Says 2,000 small pieces, 20 a frame. */
function stream(page: Page, deltas = 2000): Promise<void> {
  return page.evaluate(async (count) => {
    for (let said = 0; said < count; said += 20) {
      globalThis.puppet.say(...Array.from({length: 20}, (_, index) => (index === 19 ? 'end.\n\n' : 'word ')));
      await new Promise(requestAnimationFrame);
    }
  }, deltas);
}

inEngines(
  'a reader who has scrolled up stays where they are during 2,000 deltas, and when the answer ends',
  async (test) => {
    const page = await openLong(test);
    assert.ok((await readView(page)).toEnd <= 1, 'the end is not in view at first');
    await turnWheel(page, -500);
    const before = await readView(page);
    assert.ok(before.toEnd > 300, `the wheel left the view ${before.toEnd} pixels before the end`);
    await startTracking(page);
    await stream(page);
    await endAnswer(page);
    const moved = await stopTracking(page);
    const after = await readView(page);
    assert.ok(after.toEnd > before.toEnd + 2000, 'nothing has grown below');
    assert.ok(Math.abs(after.top - before.top) <= 1, `scrolled from ${before.top} to ${after.top}`);
    assert.ok(moved <= 1, `the words moved by ${moved} pixels`);
    assert.deepEqual(await page.readProblems(), []);
  },
);

inEngines('a reader at the end stays there through bursts of 600 pixels, and gets back there by hand', async (test) => {
  const page = await openLong(test);
  for (let burst = 0; burst < 5; burst += 1) {
    const {top} = await readView(page);
    await say(page, paragraphs(20));
    const view = await readView(page);
    assert.ok(view.top - top > 600, `a burst of ${view.top - top} pixels`);
    assert.ok(view.toEnd <= 1, `${view.toEnd} pixels from the end`);
  }
  await turnWheel(page, -400);
  await turnWheel(page, 4000);
  await say(page, paragraphs(20));
  assert.ok((await readView(page)).toEnd <= 1, 'who is back at the end is not taken along');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines(
  'follow="question" keeps the question at the top while the answer grows, and gives room back in silence',
  async (test) => {
    const {page} = test;
    await openScrollPage(test, {follow: 'question'});
    await askPuppet(page, 'What are stones made of?');
    await say(page, paragraphs(3));
    await endAnswer(page);
    await untilReading(page);
    await askPuppet(page, 'And mountains?');
    await frames(page);
    await startTracking(page, 'question');
    for (let step = 0; step < 30; step += 1) await say(page, paragraphs(2));
    await endAnswer(page);
    assert.ok((await stopTracking(page)) <= 1, 'the question moved');
    const [first = -1] = await page.evaluate(() => globalThis.track.tops);
    assert.ok(first >= 0 && first <= 12, `the question stands ${first} pixels below the top`);
    assert.ok((await readView(page)).toEnd > 500, 'the answer is not longer than the view');
    await page.part('jump-button').waitUntilThere();

    // A short answer: room below it, which goes as the reader leaves it.
    await askPuppet(page, 'And hills?');
    await say(page, 'Of stones.');
    await endAnswer(page);
    await startTracking(page, 'question');
    const before = await readView(page);
    assert.ok(before.toEnd <= 1, 'there is more room than is needed');
    await turnWheel(page, -150);
    const after = await readView(page);
    const tops = await readTrack(page);
    const moved = (tops.at(-1) ?? 0) - (tops[0] ?? 0);
    assert.ok(
      Math.abs(moved - (before.top - after.top)) <= 1,
      `the wheel went ${before.top - after.top}, the words ${moved}`,
    );
    assert.ok(after.toEnd <= 1, `${after.toEnd} pixels of empty room are left below the view`);
    assert.deepEqual(await page.readProblems(), []);
  },
);

inEngines('follow="off" never moves', async (test) => {
  const {page} = test;
  await openScrollPage(test, {follow: 'off'});
  await askPuppet(page, 'What are stones made of?');
  await startTracking(page, 'question');
  await say(page, paragraphs(60));
  await untilReading(page);
  await stream(page, 200);
  await endAnswer(page);
  // What makes the answer longer by its buttons has arrived.
  await page.part('copy-button').waitUntilThere();
  await askPuppet(page, 'And mountains?');
  await say(page, paragraphs(10));
  assert.equal((await readView(page)).top, 0);
  await page.part('jump-button').click();
  await frames(page);
  assert.ok((await readView(page)).toEnd <= 1, 'the button does not lead to the end');
  const {top} = await readView(page);
  await say(page, paragraphs(10));
  assert.equal((await readView(page)).top, top, 'it moves on after the jump');
});

inEngines('a resize keeps the end in view for who follows, and the first words for who reads', async (test) => {
  const page = await openLong(test);
  await page.resize(700, 600);
  await untilStill(page);
  assert.ok((await readView(page)).toEnd <= 1, 'the end got lost');
  await turnWheel(page, -600);
  await startTracking(page);
  for (const [width, height] of [
    [500, 500],
    [900, 700],
    [420, 640],
  ] as const) {
    await page.resize(width, height);
    await frames(page, 10);
  }
  const moved = await stopTracking(page);
  assert.ok(moved <= 1, `the words moved by ${moved} pixels`);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('what grows above the reader, as a picture does that arrives late, moves nothing', async (test) => {
  const page = await openLong(test);
  await turnWheel(page, -600);
  await startTracking(page);
  await page.evaluate(async () => {
    const question = globalThis.outcropProbe.find({part: 'message-user'});
    const early = globalThis.outcropProbe.find({part: 'message-assistant'})?.querySelector('p');
    for (const element of [question, early]) {
      // Within a frame: what a change leaves before its frame is laid out is seen by nobody, but the tracking would see it.
      await new Promise(requestAnimationFrame);
      if (element instanceof HTMLElement) element.style.minHeight = '333px';
    }
  });
  await say(page, paragraphs(1));
  const moved = await stopTracking(page);
  assert.ok(moved <= 1, `the words moved by ${moved} pixels`);
});

inEngines('code that gets its colours late moves nothing', async (test) => {
  const page = await openLong(test);
  const fence = `\`\`\`js\n${'const stone = {hard: true}; // granite\n'.repeat(30)}\`\`\`\n\n`;
  await say(page, fence, paragraphs(2));
  await turnWheel(page, -300);
  await startTracking(page);
  await say(page, fence);
  await endAnswer(page);
  await page.waitFor(
    () => Boolean(globalThis.outcropProbe.find({part: 'message-assistant'})?.querySelector('pre span')),
    'the code has no colours',
  );
  const moved = await stopTracking(page);
  assert.ok(moved <= 1, `the words moved by ${moved} pixels`);
});
