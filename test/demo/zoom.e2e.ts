import assert from 'node:assert/strict';
import {inEngines} from '../e2e/driver/in-engines.js';
import {exceptions, findClipped} from './find-clipped.js';
import {findViolations} from './gallery-page.js';
import {serveBuilt} from './serve-pages.js';

const demo = serveBuilt();

inEngines(
  'at four times its size, the chat can be read and written in',
  async ({page, engine}) => {
    // What is left of 1280 × 1024 pixels. (https://www.w3.org/TR/WCAG22/#reflow)
    await page.resize(320, 256);
    await page.goto(`${demo.url}demo/minimal/`);
    await page.part('launcher').click();
    await page.part('composer-input').fill('What is granite?');
    await page.screenshot(`test-results/zoom-open-${engine}.png`);
    await page.part('send-button').click();
    await page.waitFor(() => document.querySelector('outcrop-chat')?.status === 'idle', 'the answer does not end');
    await page.part('copy-button').nth(-1).waitUntilThere();
    // A click scrolls what it is for into view, and fails where that is covered.
    await page.part('composer-input').fill('And basalt?');
    assert.deepEqual(await page.evaluate(findClipped, exceptions), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    const heights = await page.evaluate(() =>
      ['transcript', 'composer-input', 'send-button', 'close-button'].map((part) => {
        const box = globalThis.outcropProbe.find({part})?.getBoundingClientRect();
        return Math.round(Math.min(box?.bottom ?? 0, innerHeight) - Math.max(box?.top ?? 0, 0));
      }),
    );
    await page.screenshot(`test-results/zoom-answered-${engine}.png`);
    for (const height of heights) assert.ok(height >= 24, `of these, so much is seen: ${heights.join(', ')}`);
    assert.deepEqual(await findViolations(page), []);
    await page.part('close-button').click();
    assert.equal(await page.part('launcher').isFocused(), true);
  },
  (engine) => (engine === 'webkit' ? 'WebKitGTK opens no window as narrow as a phone' : undefined),
);
