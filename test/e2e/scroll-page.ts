import type {PageTest} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {openPage} from './open-page.js';

declare global {
  /** Says what a test tells it to, when the test tells it. */
  var puppet: {readonly say: (...texts: string[]) => void; readonly end: () => void; asked: number};
  /** Where something stood in the view, frame by frame. */
  var track: {readonly tops: number[]; stop: () => void};
}

/** Opens a page with a chat whose answers the test says, as long as the window is high. */
export async function openScrollPage(test: PageTest, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  await openPage(test, {attributes: {mode: 'inline', history: 'off', ...attributes}});
  await test.page.part('composer-input').waitUntilThere();
  await installPuppet(test.page);
}

/** Puts the answers of a page into the hands of the test. */
export function installPuppet(page: Page): Promise<void> {
  return page.evaluate(() => {
    const steps: (string | undefined)[] = [];
    let wake = (): void => undefined;
    const push = (...texts: (string | undefined)[]): void => {
      steps.push(...texts);
      wake();
    };
    globalThis.puppet = {say: push, end: () => push(undefined), asked: 0};
    const chat = document.querySelector('outcrop-chat');
    if (!chat) throw new Error('There is no chat.');
    chat.backend = {
      async *reply() {
        globalThis.puppet.asked += 1;
        for (;;) {
          for (let step = steps.shift(); step !== undefined; step = steps.shift()) yield step;
          if (steps.length > 0) return;
          const isEnd = await new Promise<boolean>((resolve) => {
            wake = () => resolve(steps[0] === undefined);
          });
          if (isEnd) return void steps.shift();
        }
      },
    };
  });
}

/** Asks in the page's own words, and waits until the question is drawn and the answer can be said. */
export async function askPuppet(page: Page, question: string): Promise<void> {
  const asked = await page.evaluate((text) => {
    void document.querySelector('outcrop-chat')?.send(text);
    return globalThis.puppet.asked;
  }, question);
  await page.waitFor((before) => globalThis.puppet.asked > before, 'nothing was asked', asked);
  await frames(page);
}

/** Says words and waits until they are drawn. */
export async function say(page: Page, ...texts: string[]): Promise<void> {
  await page.evaluate((words) => globalThis.puppet.say(...words), texts);
  await frames(page);
}

/** Ends the answer and waits until that is drawn. */
export async function endAnswer(page: Page): Promise<void> {
  await page.evaluate(() => globalThis.puppet.end());
  await page.waitFor(() => document.querySelector('outcrop-chat')?.status === 'idle', 'the answer does not end');
  await frames(page);
}

/** Waits for as many frames as drawing takes at most. */
export function frames(page: Page, count = 4): Promise<void> {
  return page.evaluate(async (wanted) => {
    for (let frame = 0; frame < wanted; frame += 1) await new Promise(requestAnimationFrame);
  }, count);
}

/** Paragraphs of an answer, some 40 pixels each. */
export function paragraphs(count: number): string {
  return 'Some words about stones, and what they are made of.\n\n'.repeat(count);
}

/** How the view stands. */
export interface View {
  readonly top: number;
  readonly height: number;
  readonly toEnd: number;
  readonly drawn: number;
}

/** Reads how the view stands. */
export function readView(page: Page): Promise<View> {
  return page.evaluate(() => {
    const view = globalThis.outcropProbe.find({part: 'transcript'});
    if (!view) throw new Error('There is no transcript.');
    const {scrollTop, clientHeight, scrollHeight} = view;
    const drawn = view.querySelectorAll('article').length;
    return {top: scrollTop, height: clientHeight, toEnd: scrollHeight - scrollTop - clientHeight, drawn};
  });
}

/** Turns the wheel over the transcript, and waits until nothing scrolls any more. */
export async function turnWheel(page: Page, deltaY: number): Promise<void> {
  const before = await readView(page);
  const {x, y} = await page.evaluate(() => {
    const box = globalThis.outcropProbe.find({part: 'transcript'})?.getBoundingClientRect();
    return {x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2};
  });
  await page.turnWheel(x, y, deltaY);
  await page.waitFor(
    (top) => globalThis.outcropProbe.find({part: 'transcript'})?.scrollTop !== top,
    'the wheel does nothing',
    before.top,
  );
  await untilStill(page);
}

/** Waits until the view has stood still for ten frames. */
export function untilStill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const view = globalThis.outcropProbe.find({part: 'transcript'});
    for (let still = 0, last = -1; still < 10; still += 1) {
      await new Promise(requestAnimationFrame);
      if (view?.scrollTop !== last) still = 0;
      last = view?.scrollTop ?? 0;
    }
  });
}

/** Notes where the first words in view stand (or the last question), relative to the view, in each frame from now on. */
export function startTracking(page: Page, what: 'words' | 'question' = 'words'): Promise<void> {
  return page.evaluate((wanted) => {
    const view = globalThis.outcropProbe.find({part: 'transcript'});
    if (!view) throw new Error('There is no transcript.');
    const {top} = view.getBoundingClientRect();
    const words = [...view.querySelectorAll('.markdown > *, .user')].find(
      (element) => element.getBoundingClientRect().top >= top,
    );
    const element = wanted === 'words' ? words : [...view.querySelectorAll('.user-item')].at(-1);
    if (!element) throw new Error('There is nothing to see.');
    const tops: number[] = [];
    let isOn = true;
    const readSize = (): string => `${innerWidth} ${innerHeight}`;
    let size = readSize();
    const note = (): void => {
      // A window that has got another size since the frame is not shown with it before the next one.
      if (readSize() === size) tops.push(element.getBoundingClientRect().top - view.getBoundingClientRect().top);
      if (isOn) requestAnimationFrame(afterFrame);
    };
    // What stands there once the frame is laid out is what the reader sees.
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', note);
    channel.port1.start();
    const afterFrame = (): void => {
      size = readSize();
      channel.port2.postMessage(undefined);
    };
    globalThis.track = {tops, stop: () => void (isOn = false)};
    note();
  }, what);
}

/** Where it stood so far, now included: what a busy machine notes can be many frames late. */
export async function readTrack(page: Page): Promise<readonly number[]> {
  const noted = await page.evaluate(() => globalThis.track.tops.length);
  await page.waitFor((before) => globalThis.track.tops.length > before, 'nothing is noted any more', noted);
  return page.evaluate(() => globalThis.track.tops);
}

/** The furthest that it went from where it stood at first, in pixels. */
export async function stopTracking(page: Page): Promise<number> {
  // What the next two frames move counts as well.
  await frames(page, 2);
  await readTrack(page);
  return page.evaluate(() => {
    globalThis.track.stop();
    const {tops} = globalThis.track;
    return Math.max(...tops.map((top) => Math.abs(top - (tops[0] ?? 0))));
  });
}

/** Fills the chat with a conversation of so many messages, as one that was exported. */
export function importMessages(page: Page, count: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const chat = document.querySelector('outcrop-chat');
    if (!chat) throw new Error('There is no chat.');
    const ask = (index: number) => `Question ${index}: what is this?`;
    const answer = (index: number) =>
      `Answer **${index}**.\n\n- It is a stone.\n- It is \`hard\`.\n\nAnd that is all there is to say of it.`;
    const nodes = Array.from({length: wanted}, (_, index) => ({
      message: {
        id: `message-${index}`,
        role: index % 2 === 0 ? 'user' : 'assistant',
        status: 'complete',
        createdAt: 1_700_000_000_000 + index * 1000,
        blocks: [{block: {kind: 'text', index: 0, isDone: true, text: index % 2 === 0 ? ask(index) : answer(index)}}],
      },
      ...(index > 0 && {parentId: `message-${index - 1}`}),
    }));
    await chat.importTranscript(
      JSON.stringify({
        format: 'outcrop-conversation',
        version: 1,
        title: 'Stones',
        leafId: `message-${wanted - 1}`,
        nodes,
      }),
    );
  }, count);
}

/** Waits until the last of so many messages is drawn, as markdown, and what lets somebody read has arrived. */
export async function untilShown(page: Page, count: number): Promise<void> {
  await page.waitFor(
    (last) => {
      const view = globalThis.outcropProbe.find({part: 'transcript'});
      const answer = [...(view?.querySelectorAll('.assistant') ?? [])].at(-1);
      return answer?.querySelector('.markdown strong')?.textContent === String(last);
    },
    'the last message is not shown',
    count - 1,
  );
  await untilReading(page);
}

/** Waits until what lets somebody read a long conversation has arrived. */
export async function untilReading(page: Page): Promise<void> {
  await page.waitFor(
    () =>
      document
        .querySelector('outcrop-chat')
        ?.shadowRoot?.adoptedStyleSheets.some(({cssRules}) =>
          [...cssRules].some(({cssText}) => /\.jump/.test(cssText)),
        ),
    'what lets somebody read is not there',
  );
  await frames(page);
}
