import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import type {Copy} from '../../demo/frameworks/fill-page.js';
import {type AppOptions, serveApp} from '../../demo/frameworks/serve.js';
import {serveLocalAws} from '../../demo/server/serve-local-aws.js';
import {localSettings} from '../../demo/server/settings.js';
import {startServer} from '../run/frameworks/start-server.js';
import type {PageTest} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, readAnswer, strictPolicy} from './open-page.js';

/** An app as it is built. */
export interface AppUnderTest extends Pick<AppOptions, 'folder'> {
  /** The Trusted Types policies that its page may make, under a strict policy; without them there is none to obey. */
  readonly policies?: string;
  /** The program that makes its page, where the page is no file. */
  readonly server?: string | undefined;
  /** What else stands in its head. */
  readonly head?: string;
  /** Copies of Outcrop besides the one at `cdn.example`. */
  readonly copies?: Readonly<Record<string, Copy>>;
}

/** Serves an app beside a stand-in for AWS of its own, and opens its page. */
export async function openApp(
  test: PageTest,
  {folder, policies, server, head = '', copies}: AppUnderTest,
): Promise<void> {
  const aws = await serveLocalAws({pace: {firstMs: 20, deltaMs: 2}});
  test.cleanUp(aws.close);
  const settings = localSettings(aws.url);
  const maker = server && (await startServer(server, settings));
  if (maker) test.cleanUp(maker.close);
  const all = {'cdn.example': readCopy(test.site.url), ...copies};
  const app = await serveApp({
    folder,
    // What makes its own page has filled it.
    settings: maker ? {} : settings,
    ...(maker && {renderPage: async () => (await fetch(maker.url)).text()}),
    copies: all,
    head: `<script src="${test.site.url}/probe.js"></script>${head}`,
    ...(policies !== undefined && {csp: formatPolicy(aws.url, policies, Object.values(all))}),
  });
  test.cleanUp(app.close);
  await test.page.goto(app.url);
}

/** The built files at an address, with their hashes. */
export function readCopy(siteUrl: string): Copy {
  return {url: `${siteUrl}/dist`, integrity: JSON.parse(readFileSync('dist/integrity.json', 'utf8'))};
}

function formatPolicy(awsUrl: string, policies: string, copies: readonly Copy[]): string {
  const hosts = copies.map(({url}) => new URL(url).origin).join(' ');
  return strictPolicy(awsUrl)
    .replace("script-src 'self'", `script-src 'self' ${hosts}`)
    .replace('trusted-types outcrop', `trusted-types ${policies}`);
}

/** Asks, reads the streamed answer, lets a tool run, and expects that nothing was complained of. */
export async function driveApp({page}: PageTest): Promise<void> {
  await ask(page, 'Hello?');
  assert.match(await readAnswer(page), /I am the local stand-in for Amazon Bedrock/);
  await page.findByRole('status').waitForText('Answers so far: 1');
  await ask(page, 'Use a tool');
  await waitUntilAtRest(page, 'approve-button');
  await page.part('approve-button').click();
  await page.part('message-assistant').nth(-1).waitForText('The tool says: {"status":"shipped"}');
  await page.findByRole('status').waitForText('Answers so far: 2');
  assert.deepEqual(await page.readProblems(), []);
}

/** The words above it may still move it, and a click would land where it was. */
async function waitUntilAtRest(page: Page, part: string): Promise<void> {
  await page.part(part).waitUntilThere();
  await page.waitFor(
    async (wanted) => {
      const readTop = () => globalThis.outcropProbe.find({part: wanted})?.getBoundingClientRect().top;
      const before = readTop();
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      return before === readTop();
    },
    `${part} does not come to rest`,
    part,
  );
}
