import assert from 'node:assert/strict';
import {inEngines, onlyInChromium} from '../e2e/driver/in-engines.js';
import type {EngineName} from '../run/find-engines.js';
import {findSmallTargets} from './find-small-targets.js';
import {findViolations, openGallery, wearTheme} from './gallery-page.js';
import {serveBuilt} from './serve-pages.js';

const demo = serveBuilt();

const onlyChromium = onlyInChromium('only Chromium shows a page to a visitor with other wishes');

/** Themes change colours alone, which one engine computes like the next; high contrast is looked at in each. */
function listThemes(engine: EngineName): readonly string[] {
  return engine === 'chromium' ? ['contrast.css', 'paper.css', 'terminal.css'] : ['contrast.css'];
}

for (const scheme of ['light', 'dark']) {
  inEngines(`every state is accessible in the finished themes, in ${scheme}`, async ({page, engine}) => {
    await page.resize(1640, 1000);
    await openGallery(page, demo, `theme=${scheme}`);
    for (const file of listThemes(engine)) {
      await wearTheme(page, file);
      assert.deepEqual(await findViolations(page), [], file);
      await page.screenshot(`test-results/gallery-${file}-${scheme}-${engine}.png`);
    }
  });
}

for (const scheme of ['light', 'dark']) {
  inEngines(
    `every state is accessible in forced colours, in ${scheme}`,
    async ({page}) => {
      await page.resize(1640, 1000);
      await page.showWith?.({'forced-colors': 'active', 'prefers-color-scheme': scheme});
      await openGallery(page, demo, '');
      assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
      // The colours are the system's then; those that are asked for, which axe reads, are not shown.
      assert.deepEqual(await findViolations(page, ['color-contrast']), []);
      assert.deepEqual(await page.evaluate(findUnmarkedButtons), []);
      await page.screenshot(`test-results/gallery-forced-${scheme}.png`);
    },
    onlyChromium,
  );
}

inEngines(
  'nothing moves for a visitor who wants less motion',
  async ({page}) => {
    await page.resize(1640, 1000);
    await openGallery(page, demo, '');
    const readMoving = () =>
      [...document.querySelectorAll('outcrop-chat')].flatMap((chat) =>
        (chat.shadowRoot?.getAnimations() ?? [])
          .filter(({playState}) => playState === 'running')
          .map((animation) => `${chat.parentElement?.id}: ${animation.id || animation.constructor.name}`),
      );
    // The dots of an answer that is awaited, at least.
    assert.ok((await page.evaluate(readMoving)).length > 0);
    await page.showWith?.({'prefers-reduced-motion': 'reduce'});
    await page.waitFor(() => matchMedia('(prefers-reduced-motion: reduce)').matches, 'the wish is not known');
    assert.deepEqual(await page.evaluate(readMoving), []);
  },
  onlyChromium,
);

inEngines('whatever can be pressed has 24 pixels, or that much room to itself', async ({page}) => {
  await page.resize(1640, 1000);
  await openGallery(page, demo, 'theme=light');
  const {count, small} = await page.evaluate(findSmallTargets);
  assert.ok(count > 150, `there were but ${count}`);
  assert.deepEqual(small, []);
});

/** Round buttons whose fill goes in forced colours: without an edge, nobody sees that they are buttons. */
function findUnmarkedButtons(): readonly string[] {
  return [...document.querySelectorAll('outcrop-chat')].flatMap((chat) =>
    [...(chat.shadowRoot?.querySelectorAll('.round, [part~=retry-button], .main') ?? [])]
      .filter((button) => button.checkVisibility())
      .filter((button) => {
        const {borderTopStyle, borderTopWidth, borderTopColor} = getComputedStyle(button);
        return borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0 || /^rgba.* 0\)$/.test(borderTopColor);
      })
      .map((button) => `${chat.parentElement?.id}: ${button.getAttribute('part')}`),
  );
}
