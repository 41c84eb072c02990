import type {Contender} from '../contenders.js';
import type {Bench} from '../bench.js';
import {open, visit} from '../visit.js';

/** What a page cost that nobody did anything with. */
export interface Loaded {
  /** When the chat could be used, or its launcher, in milliseconds since the navigation. */
  readonly thereMs: number;
  readonly task: number;
  readonly script: number;
  readonly longTasks: number;
  /** How much of the page moved by itself. */
  readonly shift: number;
  readonly bytes: number;
  readonly requests: number;
  /** Requests to other hosts than the page's own. */
  readonly foreign: number;
}

/** Opens a page, with the chat open or as it is before somebody opens it, and leaves it alone. */
export function measureLoading(
  {site, browser}: Bench,
  {path, composer, closed}: Contender,
  {slowness, isClosed}: {readonly slowness: number; readonly isClosed: boolean},
): Promise<Loaded> {
  const place = (isClosed ? closed?.launcher : undefined) ?? composer;
  const url = `${site.url}${path}${isClosed && closed ? '-closed' : ''}`;
  return visit({browser, blank: `${site.url}/blank`, slowness}, async (visit) => {
    site.takeFetched();
    let foreign = 0;
    visit.page.on('request', (request) => {
      if (request.url().startsWith('http') && !request.url().startsWith(site.url)) foreign += 1;
    });
    await open(visit, url, place);
    const spent = await visit.measureSinceNavigation();
    const seen = await visit.page.evaluate(() => globalThis.outcropBench.seen);
    const files = site.takeFetched();
    return {
      ...spent,
      thereMs: seen.thereMs,
      longTasks: seen.longTasks.length,
      shift: seen.shifts.reduce((sum, value) => sum + value, 0),
      bytes: files.reduce((sum, {bytes}) => sum + bytes, 0),
      requests: files.length,
      foreign,
    };
  });
}
