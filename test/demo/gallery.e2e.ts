import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import type {AxeResults} from 'axe-core';
import {serveDemo, type DemoServer} from '../../demo/server/serve-demo.js';
import {inEngines} from '../e2e/driver/in-engines.js';
import type {Page} from '../e2e/driver/page.js';

// Found through a page's own scripts, as in the tests of the other pages.
const scripts = ['/test/e2e/driver/probe.ts', '/node_modules/axe-core/axe.js'].map(
  (src) => ({tag: 'script', attrs: {type: 'module', src}, injectTo: 'head-prepend'}) as const,
);

declare global {
  var axe: {run(): Promise<AxeResults>};
}

let demo: DemoServer;
before(async () => {
  demo = await serveDemo({port: 0, plugins: [{name: 'probe', transformIndexHtml: () => [...scripts]}]});
});
after(() => demo.close());

/** What breaks a rule, each as the rule and the places. */
async function findViolations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const {violations} = await globalThis.axe.run();
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
  });
}

for (const theme of ['light', 'dark']) {
  inEngines(`every state is accessible, in ${theme}`, async ({page, engine}) => {
    await page.resize(1640, 1000);
    await page.goto(`${demo.url}demo/gallery/?theme=${theme}`);
    await page.waitFor(
      () => document.querySelector('.gallery')?.hasAttribute('data-ready'),
      'not every state was reached',
    );
    assert.deepEqual(await findViolations(page), []);
    assert.deepEqual(await page.readProblems(), []);
    await page.screenshot(`test-results/gallery-${theme}-${engine}.png`);
  });
}
