import assert from 'node:assert/strict';
import {inEngines, onlyInChromium} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {
  askPuppet,
  endAnswer,
  frames,
  importMessages,
  openScrollPage,
  paragraphs,
  readView,
  say,
  startTracking,
  stopTracking,
  turnWheel,
  untilShown,
  untilStill,
} from './scroll-page.js';

/** Goes up to the first messages that are drawn, without the wheel: what comes in above shall be all that moves. */
async function goUp(page: Page): Promise<number> {
  await page.evaluate(() => {
    const view = globalThis.outcropProbe.find({part: 'transcript'});
    if (view) view.scrollTop = 120;
  });
  await startTracking(page);
  await frames(page, 12);
  return stopTracking(page);
}

const readFirst = async (page: Page) => (await page.part('message-user').nth(0).text()).trim();

inEngines('older messages come in above without moving the reader, down to the first one', async (test) => {
  const {page} = test;
  await openScrollPage(test);
  await importMessages(page, 300);
  await untilShown(page, 300);
  const first = await readView(page);
  assert.equal(first.drawn, 60);
  assert.ok(first.toEnd <= 1, `it opens ${first.toEnd} pixels before the end`);
  await turnWheel(page, -300);
  let rounds = 0;
  let most = 0;
  for (; (await readFirst(page)) !== 'Question 0: what is this?' && rounds < 30; rounds += 1) {
    const moved = await goUp(page);
    assert.ok(moved <= 1, `a page moved the words by ${moved} pixels`);
    most = Math.max(most, (await readView(page)).drawn);
  }
  assert.ok(rounds > 3 && rounds < 30, `${rounds} rounds`);
  assert.ok(most > 60 && most <= 180, `${most} messages were drawn at once`);
  assert.equal(await page.part('earlier-button').count(), 0);

  // And down again: newer ones come in below, the oldest go.
  for (rounds = 0; (await readView(page)).toEnd > 1 && rounds < 60; rounds += 1) {
    const {top} = await readView(page);
    await page.evaluate(() => {
      const view = globalThis.outcropProbe.find({part: 'transcript'});
      if (view) view.scrollTop = view.scrollHeight - view.clientHeight - 200;
    });
    await frames(page, 6);
    if (Math.abs((await readView(page)).top - top) < 2) await turnWheel(page, 3000);
  }
  assert.match(await page.part('message-assistant').nth(-1).text(), /Answer 299/);
  assert.ok((await readView(page)).drawn <= 180);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a button shows older messages to whom scrolling does not get there, and keeps the focus', async (test) => {
  const {page} = test;
  await openScrollPage(test);
  await importMessages(page, 100);
  await untilShown(page, 100);
  const press = async () => {
    await page.evaluate(() => {
      const button = globalThis.outcropProbe.find({part: 'earlier-button'});
      if (!(button instanceof HTMLElement)) throw new Error('There is no button.');
      button.focus({preventScroll: true});
    });
    await page.press('Enter');
    await frames(page);
  };
  const {toEnd} = await readView(page);
  await press();
  assert.equal((await readView(page)).drawn, 80);
  assert.equal(await page.part('earlier-button').isFocused(), true);
  assert.ok(Math.abs((await readView(page)).toEnd - toEnd) <= 1, 'the view moved');
  await press();
  assert.equal((await readView(page)).drawn, 100);
  assert.equal(await page.part('earlier-button').count(), 0);
  // The button is gone: the conversation has the focus, and is scrolled by keys.
  assert.equal(await page.part('transcript').isFocused(), true);
  await page.press('Home');
  await untilStill(page);
  assert.equal((await readView(page)).top, 0);
});

inEngines('a button leads back to the newest words, and tells what is new there', async (test) => {
  const {page} = test;
  await openScrollPage(test);
  await importMessages(page, 300);
  await untilShown(page, 300);
  const button = page.part('jump-button');
  assert.equal(await button.count(), 0);
  await turnWheel(page, -600);
  await button.waitUntilThere();
  assert.equal((await button.text()).trim(), '');
  assert.equal(await button.attribute('aria-label'), 'To the newest message');
  await askPuppet(page, 'And now?');
  await button.waitUntilGone();
  await say(page, paragraphs(30));
  await turnWheel(page, -600);
  await button.waitForText('Answering');
  await endAnswer(page);
  await button.waitForText('1 new answer');
  assert.equal(await button.attribute('aria-label'), 'To the newest message: 1 new answer');

  // By keyboard, from the conversation.
  await page.evaluate(() => {
    const next = globalThis.outcropProbe.find({part: 'jump-button'});
    if (next instanceof HTMLElement) next.focus();
  });
  await page.press('Enter');
  await button.waitUntilGone();
  await frames(page);
  assert.ok((await readView(page)).toEnd <= 1, 'it does not lead to the end');
  assert.equal(await page.part('transcript').isFocused(), true);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines(
  'on paper, everything that is drawn stands in full length',
  async (test) => {
    const {page} = test;
    await openScrollPage(test);
    await importMessages(page, 80);
    await untilShown(page, 80);
    await page.showAsPrinted?.();
    await frames(page);
    const lengths = await page.evaluate(() =>
      ['transcript', 'panel'].map((part) => {
        const box = globalThis.outcropProbe.find({part});
        const last = globalThis.outcropProbe.find({part: 'message-assistant', nth: -1});
        return (last?.getBoundingClientRect().bottom ?? Infinity) - (box?.getBoundingClientRect().bottom ?? 0);
      }),
    );
    // The last message ends within both boxes.
    assert.ok(Math.max(...lengths) <= 0, `what is drawn reaches ${Math.max(...lengths)} pixels beyond its box`);
    assert.equal(await page.part('composer').count(), 0);
    // Black on white, though the chat is dark on the screen; nothing that can be pressed.
    const colours = await page.evaluate(() => {
      const chat = document.querySelector('outcrop-chat');
      if (chat) chat.theme = 'dark';
      const read = (part: string) => getComputedStyle(globalThis.outcropProbe.find({part}) ?? document.body);
      return [read('panel').backgroundColor, read('message-assistant').color, read('message-user').color];
    });
    assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
    assert.equal(await page.findByRole('button').count(), 0);
  },
  onlyInChromium('only Chromium shows a page as on paper to a test'),
);
