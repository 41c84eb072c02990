import type {CDPSession, Page} from 'puppeteer-core';
import type {bench, Showing} from './page.js';

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
  const before = await readMetrics(session);
  const steps = await page.evaluate(
    (wanted: Showing) => (globalThis as unknown as {bench: Bench}).bench.show(wanted),
    showing,
  );
  const after = await readMetrics(session);
  return {task: after.task - before.task, script: after.script - before.script, steps};
}

/** Microseconds for each piece, with nothing shown, in parts of the text. */
export function measureParsing(page: Page, name: 'ours' | 'smd', text: string, parts: number): Promise<number[]> {
  return page.evaluate(
    (wanted: 'ours' | 'smd', words: string, count: number) =>
      (globalThis as unknown as {bench: Bench}).bench.parse(wanted, words, 4, count),
    name,
    text,
    parts,
  );
}

async function readMetrics(session: CDPSession): Promise<{task: number; script: number}> {
  const {metrics} = await session.send('Performance.getMetrics');
  const find = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {task: find('TaskDuration'), script: find('ScriptDuration')};
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The number below which so large a share of them lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
