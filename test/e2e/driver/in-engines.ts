import {type TestContext, after, test} from 'node:test';
import {type Engine, type EngineName, findEngines} from '../../run/find-engines.js';
import {type Page, createPage} from './page.js';
import type {ProtocolBrowser} from './protocol.js';
import {openPuppeteerBrowser} from './puppeteer-browser.js';
import {type Site, servePages} from './serve-page.js';
import {openWebdriverBrowser} from './webdriver-browser.js';

/** What a page test gets: a fresh page, and a web site of its own. */
export interface PageTest {
  readonly engine: EngineName;
  readonly page: Page;
  readonly site: Site;
  readonly context: TestContext;
  /** Ends something with the test, in reverse order, whether it passed or not. */
  readonly cleanUp: (end: () => Promise<void>) => void;
}

const engines = findEngines();
const browsers = new Map<EngineName, Promise<ProtocolBrowser>>();

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/** Why a test is not to be run in an engine; `undefined` when it is. */
export type FindReason = (engine: EngineName) => string | undefined;

/** A test in each engine, one browser for all tests of a process. */
export function inEngines(name: string, body: (pageTest: PageTest) => Promise<void>, findReason?: FindReason): void {
  for (const engine of engines) {
    const options = {timeout: 60_000, skip: findReason?.(engine.name)};
    void test(`${name} [${engine.name}]`, options, (context) => runInEngine(engine, context, body));
  }
}

/** The reason not to run a test anywhere but in Chromium. */
export function onlyInChromium(reason: string): FindReason {
  return (engine) => (engine === 'chromium' ? undefined : reason);
}

async function runInEngine(
  engine: Engine,
  context: TestContext,
  body: (pageTest: PageTest) => Promise<void>,
): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  const cleanUp = (end: () => Promise<void>) => void ends.unshift(end);
  const site = await servePages();
  cleanUp(site.close);
  try {
    const page = createPage(engine.name, await (await openBrowser(engine)).openPage());
    cleanUp(page.close);
    const run = body({engine: engine.name, page, site, context, cleanUp});
    await Promise.race([run, untilTimeout(context)]).catch(async (error: unknown) => {
      await describeFailure({page, site, context});
      throw error;
    });
  } finally {
    for (const end of ends) await end();
  }
}

/** A test that waits for ever is given up by the runner alone; what it has opened would keep the process alive. */
function untilTimeout({signal}: TestContext): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The test took too long.')));
  });
}

/** Keeps what the page looked like, and prints what it said and loaded. */
async function describeFailure({page, site, context}: Pick<PageTest, 'page' | 'site' | 'context'>): Promise<void> {
  const name = context.name.replaceAll(/\W+/g, '-').toLowerCase();
  const isLost = () => undefined; // a page that answers no more leaves only its error
  await page.screenshot(`test-results/failed/${name}.png`).catch(isLost);
  const messages = (await page.readMessages().catch(isLost)) ?? [];
  for (const {kind, text} of messages) context.diagnostic(`${kind}: ${text}`);
  for (const file of site.fetched) context.diagnostic(`fetched ${file.name}: ${file.status}`);
}

/** Opens the browser of an engine with its first test. */
export function openBrowser(engine: Engine): Promise<ProtocolBrowser> {
  const open = engine.name === 'webkit' ? openWebdriverBrowser : openPuppeteerBrowser;
  const known = browsers.get(engine.name) ?? open(engine);
  browsers.set(engine.name, known);
  return known;
}
