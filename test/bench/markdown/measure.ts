import type {CDPSession, Page} from 'puppeteer-core';
import {readSpent} from '../main-thread.js';
import type {bench, Parsing, Showing} from './page.js';

/** What showing a text cost, in milliseconds of the main thread. */
export interface Cost {
  readonly task: number;
  readonly script: number;
  readonly steps: readonly number[];
}

type Bench = typeof bench;

/** Shows a text in the page and reads what the main thread spent, in ticks of its own clock: waiting does not count. */
export async function measureShowing(page: Page, session: CDPSession, showing: Showing): Promise<Cost> {
  await session.send('HeapProfiler.collectGarbage');
  const before = await readSpent(session);
  const steps = await page.evaluate(
    (wanted: Showing) => (globalThis as unknown as {bench: Bench}).bench.show(wanted),
    showing,
  );
  const after = await readSpent(session);
  return {task: after.task - before.task, script: after.script - before.script, steps};
}

/** Microseconds for every four characters, with nothing shown, in parts of the text. */
export function measureParsing(page: Page, parsing: Parsing): Promise<number[]> {
  return page.evaluate((wanted: Parsing) => (globalThis as unknown as {bench: Bench}).bench.parse(wanted), parsing);
}
