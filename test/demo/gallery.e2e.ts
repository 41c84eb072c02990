import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import type {DemoServer} from '../../demo/server/serve-demo.js';
import {inEngines} from '../e2e/driver/in-engines.js';
import {findViolations, openGallery, serveGallery} from './gallery-page.js';

let demo: DemoServer;
before(async () => {
  demo = await serveGallery();
});
after(() => demo.close());

for (const theme of ['light', 'dark']) {
  inEngines(`every state is accessible, in ${theme}`, async ({page, engine}) => {
    await page.resize(1640, 1000);
    await openGallery(page, demo, `theme=${theme}`);
    assert.deepEqual(await findViolations(page), []);
    assert.deepEqual(await page.readProblems(), []);
    await page.screenshot(`test-results/gallery-${theme}-${engine}.png`);
  });
}
