import assert from 'node:assert/strict';
import {languageTags} from '../../src/locales/index.js';
import {inEngines} from '../e2e/driver/in-engines.js';
import type {EngineName} from '../run/find-engines.js';
import {exceptions, findClipped} from './find-clipped.js';
import {openGallery} from './gallery-page.js';
import {serveBuilt} from './serve-pages.js';

const demo = serveBuilt();

/** A wide screen; and the narrowest of a phone, or of a page at four times its size. (WCAG 1.4.10) */
const widths = [1640, 320] as const;

/** A second engine has long words, and words from the right. WebKitGTK opens no window as narrow as a phone. */
const languagesOf: Readonly<Record<EngineName, readonly string[]>> = {
  chromium: ['en', ...languageTags],
  firefox: ['ar', 'de'],
  webkit: [],
};

for (const lang of languagesOf.chromium) {
  inEngines(
    `every state has room for its words in ${lang}`,
    async ({page, engine}) => {
      await page.resize(widths[0], 1000);
      await openGallery(page, demo, `theme=light&lang=${lang}`);
      for (const width of widths) {
        await page.resize(width, 1000);
        await page.waitFor((expected) => innerWidth === expected, 'the window has not changed', width);
        const clipped = await page.evaluate(findClipped, exceptions);
        assert.deepEqual(clipped, [], `at ${width} px`);
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overhang <= 0, `the page is ${overhang} px wider than its window of ${width} px`);
      }
      // In whole, so that whoever looks through these pictures sees each state.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.resize(320, height);
      await page.screenshot(`test-results/gallery-${lang}-320-${engine}.png`);
    },
    (engine) => (languagesOf[engine].includes(lang) ? undefined : 'one engine is enough for every language'),
  );
}
