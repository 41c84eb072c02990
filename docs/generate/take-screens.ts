/** Takes the pictures in `docs/screens` from the gallery, in Chromium: `npm run docs:screens`. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {launch, type Browser} from 'puppeteer-core';
import {serveDemo, type DemoServer} from '../../demo/server/serve-demo.js';
import {findEngines} from '../../test/run/find-engines.js';
import {mostBytes, screens, type Screen} from './screens.js';

chdir(fileURLToPath(new URL('../..', import.meta.url)));
const chromium = findEngines().find(({name}) => name === 'chromium');
if (!chromium) throw new Error('The pictures are taken in Chromium, which was not found.');

const demo = await serveDemo({port: 0});
// Chromium refuses to start as root with its sandbox, which is how containers run.
const launchArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await launch({executablePath: chromium.path, args: launchArguments, pipe: true});
try {
  mkdirSync('docs/screens', {recursive: true});
  for (const screen of screens) {
    const picture = await take(screen, browser, demo);
    if (picture.length > mostBytes.each) throw new Error(`${screen.name} weighs ${picture.length} bytes.`);
    writeFileSync(`docs/screens/${screen.name}.png`, picture);
  }
} finally {
  await browser.close();
  await demo.close();
}

/** Nothing but the chat, in one and a half times the pixels that it has on the page. */
async function take(screen: Screen, from: Browser, {url}: DemoServer): Promise<Uint8Array> {
  const {query, width, height, heading = 'Ask us'} = screen;
  const page = await from.newPage();
  await page.setViewport({width: width + 64, height: height + 600, deviceScaleFactor: 1.5});
  // What blinks or moves would make each picture another one.
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  // From the start: what grows or shrinks later moves nobody who reads.
  await page.evaluateOnNewDocument((rules) => {
    // It is always the same half past ten, so that a picture changes with the looks alone.
    const now = Date.now.bind(Date);
    const ahead = new Date(2026, 4, 4, 10, 30).getTime() - now();
    Date.now = () => now() + ahead;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, describeLooks(screen));
  await page.goto(`${url}demo/gallery/?${query}`);
  await page.waitForFunction(() => document.querySelector('.gallery')?.hasAttribute('data-ready'));
  await page.waitForNetworkIdle();
  const chat = await page.waitForSelector('.gallery outcrop-chat');
  await chat?.evaluate((element, text) => element.setAttribute('heading', text), heading);
  const box = await chat?.boundingBox();
  if (!box) throw new Error(`Nothing is shown for ${query}.`);
  // Of the page and not of the element, which would be scrolled for that, and what is in it too.
  const picture = await page.screenshot({type: 'png', omitBackground: true, clip: box, captureBeyondViewport: false});
  await page.close();
  return picture;
}

/** The size of the chat and the colours of its theme, on nothing. */
function describeLooks({width, height, theme}: Screen): string {
  const colours = theme ? readFileSync(`src/themes/${theme}.css`, 'utf8') : '';
  return `${colours}
    html, body {background: none !important}
    .gallery outcrop-chat {inline-size: ${width}px; --outcrop-height: ${height}px !important}`;
}
