import type {CDPSession} from 'puppeteer-core';

/** What the main thread of a page has spent, in milliseconds. */
export interface Spent {
  readonly task: number;
  readonly script: number;
}

/** Lets the browser count in ticks of the main thread's own clock: waiting, for a processor too, does not count. */
export async function countTicks(session: CDPSession, slowness = 1): Promise<void> {
  // `Performance.setTimeDomain` takes the words and changes nothing.
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  await session.send('Emulation.setCPUThrottlingRate', {rate: slowness});
}

/** What the main thread has spent since the counting began, or since the page was navigated to. */
export async function readSpent(session: CDPSession): Promise<Spent> {
  const {metrics} = await session.send('Performance.getMetrics');
  const find = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {task: find('TaskDuration'), script: find('ScriptDuration')};
}
