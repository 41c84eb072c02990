import assert from 'node:assert/strict';
import {inEngines} from '../e2e/driver/in-engines.js';
import {findViolations, openGallery} from './gallery-page.js';
import {serveBuilt} from './serve-pages.js';

const demo = serveBuilt();

for (const theme of ['light', 'dark']) {
  inEngines(`every state is accessible, in ${theme}`, async ({page, engine}) => {
    await page.resize(1640, 1000);
    await openGallery(page, demo, `theme=${theme}`);
    assert.deepEqual(await findViolations(page), []);
    assert.deepEqual(await page.readProblems(), []);
    await page.screenshot(`test-results/gallery-${theme}-${engine}.png`);
  });
}
