import {setTimeout} from 'node:timers/promises';
import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {buildForPage} from './build-for-page.js';
import type {Place} from './contenders.js';
import {countTicks, readSpent, type Spent} from './main-thread.js';

/** A page that was just opened, in a browser that knows nothing of it. */
export interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** What the main thread spent while something was done, and for a moment after it. */
  measure<Result>(
    work: () => Promise<Result>,
    quietMs?: number,
  ): Promise<{readonly result: Result; readonly spent: Spent}>;
  /** The same since the page was navigated to, until a moment from now. */
  measureSinceNavigation(): Promise<Spent>;
}

/** How a page is visited. */
export interface VisitOptions {
  readonly browser: Browser;
  /** The address of a page without anything, on the same site. */
  readonly blank: string;
  /** How many times slower the processor is. Default 1. */
  readonly slowness?: number;
}

/** What follows a thing that was done, and belongs to it, is over after this time. */
const usualQuietMs = 500;

let built: Promise<string> | undefined;

/** Does something in a page with nothing in its cache, and closes it. */
export async function visit<Result>(
  {browser, blank, slowness = 1}: VisitOptions,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  built ??= buildForPage(new URL('in-page.ts', import.meta.url));
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    await page.goto(blank);
    await page.evaluateOnNewDocument(await built);
    await countTicks(session, slowness);
    const measure: Visit['measure'] = async (act, quietMs = usualQuietMs) => {
      await session.send('HeapProfiler.collectGarbage');
      const before = await readSpent(session);
      const result = await act();
      await setTimeout(quietMs);
      const after = await readSpent(session);
      return {result, spent: {task: after.task - before.task, script: after.script - before.script}};
    };
    const measureSinceNavigation = async () => {
      await setTimeout(usualQuietMs);
      return readSpent(session);
    };
    return await work({page, session, measure, measureSinceNavigation});
  } finally {
    await context.close();
  }
}

/** Opens a page and waits until a place in it can be used. */
export async function open({page}: Visit, url: string, place: Place): Promise<void> {
  const watching = `globalThis.outcropBench.watch(${JSON.stringify(place)})`;
  const {identifier} = await page.evaluateOnNewDocument(watching);
  await page.goto(url);
  await page.evaluate(() => globalThis.outcropBench.untilThere());
  await page.removeScriptToEvaluateOnNewDocument(identifier);
}
