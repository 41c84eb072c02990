import {type Browser, type CDPSession, launch, type Page} from 'puppeteer-core';
import {findEngines} from '../../run/find-engines.js';
import {buildForPage} from '../build-for-page.js';
import {countTicks} from '../main-thread.js';

/** A page that has done nothing before, and what its browser tells of it. */
export interface LabPage {
  readonly page: Page;
  readonly session: CDPSession;
}

/** A browser to measure in. */
export interface Lab {
  readonly browser: Browser;
  /** How often each thing is measured. */
  readonly rounds: number;
  /** Does something in a page that has done nothing before, on a processor so many times as slow. */
  inPage<Result>(work: (place: LabPage) => Promise<Result>, slowness?: number): Promise<Result>;
}

/** Opens the browser, with what `page.ts` offers in every page. */
export async function openLab(): Promise<Lab> {
  const engine = findEngines().find(({name}) => name === 'chromium');
  if (!engine) throw new Error('The benchmark needs Chromium: apt-get install chromium.');
  const script = await buildForPage(new URL('page.ts', import.meta.url));
  const browser = await launch({executablePath: engine.path, args: ['--no-sandbox']});
  return {
    browser,
    rounds: Number(process.env['BENCH_ROUNDS'] ?? 5),
    async inPage(work, slowness = 1) {
      const page = await browser.newPage();
      const session = await page.createCDPSession();
      await countTicks(session, slowness);
      await page.evaluate(script);
      try {
        return await work({page, session});
      } finally {
        await page.close();
      }
    },
  };
}
