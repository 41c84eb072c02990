import assert from 'node:assert/strict';
import {serveDemo} from '../../demo/server/serve-demo.js';
import {inEngines} from '../e2e/driver/in-engines.js';
import type {Page} from '../e2e/driver/page.js';
import {findViolations} from './gallery-page.js';
import {probePlugin} from './build-pages.js';
import {serveBuilt} from './serve-pages.js';

const demo = serveBuilt();

const beginning = 'I am the local stand-in for Amazon Bedrock';

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`${demo.url}demo/playground/${query}`);
  await page.waitFor(() => document.querySelector('#stage')?.hasAttribute('data-ready'), 'the page is not ready');
}

/** Asks, and waits for the whole answer. */
async function ask(page: Page, question: string): Promise<void> {
  await page.part('composer-input').fill(question);
  await page.press('Enter');
  await page.part('message-assistant').waitForText(beginning);
  await page.part('send-button').waitUntilThere();
}

/** Sets a control as a visitor does who has it in view, whatever it is called with: a colour has no keys of its own. */
function set(page: Page, name: string, value: string): Promise<void> {
  return page.evaluate(
    (name, value) => {
      const field = document.querySelector(`#set-${name}`);
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) throw new Error(`No ${name}.`);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'yes';
      else field.value = value;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    },
    name,
    value,
  );
}

/** The drivers know no such key. */
function pressArrowRight(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true})),
  );
}

function readText(page: Page, selector: string): Promise<string> {
  return page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector);
}

inEngines('a control changes the chat, the snippet and the address', async ({page}) => {
  await page.resize(1440, 900);
  await open(page);
  await set(page, 'heading', 'Ask the shop');
  await set(page, 'accent', '#7a1f5c');
  await page.part('header').waitForText('Ask the shop');
  const snippet = await readText(page, '#snippet');
  assert.match(snippet, /heading="Ask the shop"/);
  assert.match(snippet, /--outcrop-accent: #7a1f5c;/);
  assert.match(snippet, /identity-pool-id="us-east-1:00000000/);
  assert.doesNotMatch(snippet, /endpoint|theme=|127\.0\.0\.1/);
  assert.equal(
    await page.evaluate(() => document.querySelector('outcrop-chat')?.style.getPropertyValue('--outcrop-accent')),
    '#7a1f5c',
  );
  assert.equal(await page.evaluate(() => location.search), '?accent=%237a1f5c&heading=Ask+the+shop');
  await page.findByRole('button', 'Accent: as usual').click();
  assert.doesNotMatch(await readText(page, '#snippet'), /accent/);
  await page.findByRole('tab', 'React').click();
  assert.match(await readText(page, '#snippet'), /<outcrop-chat\n {6}mode="inline"/);
  await pressArrowRight(page);
  assert.match(await readText(page, '#snippet'), /<script setup>/);
  await page.findByRole('button', 'Reset').click();
  await page.waitFor(() => location.search === '', 'the address still says something');
  assert.doesNotMatch(await readText(page, '#snippet'), /shop|accent/);
  assert.equal(await page.evaluate(() => document.querySelector('outcrop-chat')?.hasAttribute('heading')), false);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a question streams, and shows in events, wire and usage', async ({page, engine}) => {
  await page.resize(1440, 1400);
  await open(page, '?input-price=60&output-price=240');
  await ask(page, 'Hello?');
  // What tells of usage is fetched with the first answer.
  await page.waitFor(
    () => document.querySelector('#events')?.textContent.includes('outcrop-usage'),
    'no usage was told',
  );
  await page.waitFor(
    () => /(← end|→ closed)\d+ frames/.test(document.querySelector('#wire')?.textContent ?? ''),
    'the wire tells of no end',
  );
  const [events, wire, usage] = [
    await readText(page, '#events'),
    await readText(page, '#wire'),
    await readText(page, '#usage tfoot'),
  ];
  assert.match(events, /outcrop-send“Hello\?”.*outcrop-reply-start.*outcrop-reply-end.*end_turn.*outcrop-usage/s);
  assert.match(wire, /→ converse-streamPOST \/model\/us\.amazon\.nova-lite-v1:0\/converse-stream.*Hello\?/s);
  assert.match(
    wire,
    /← messageStart.*← contentBlockDelta\d+ bytes.*← messageStop.*← metadata.*(← end|→ closed)\d+ frames/s,
  );
  assert.doesNotMatch(wire, /SecretKey|SecretAccessKey|SessionToken|"p":|eyJ/);
  assert.match(usage, /^Conversation\d+0?\.\d{6}$/);
  const frames = await page.evaluate(() => document.querySelectorAll('#wire li').length);
  assert.ok(frames > 15, `${frames} rows`);
  await page.findByRole('tab', `Wire ${frames}`).click();
  await page.screenshot(`test-results/playground-wire-${engine}.png`);
  await pressArrowRight(page);
  assert.equal(await page.evaluate(() => document.querySelector('#view-usage')?.hasAttribute('hidden')), false);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a tool of the page is called, with the visitor’s leave or without', async ({page}) => {
  await page.resize(1440, 1200);
  await open(page, '?find_order=yes');
  await page.findByRole('button', 'A tool').click();
  await page.part('approve-button').click();
  await page.part('message-assistant').nth(-1).waitForText('The tool says');
  await set(page, 'approval', 'never');
  await page.part('send-button').waitUntilThere();
  await page.findByRole('button', 'A tool').click();
  await page.waitFor(
    () => document.querySelector('#events')?.textContent.match(/outcrop-tool-resultfind_order · done/g)?.length === 2,
    'the tool did not run again',
  );
  assert.match(await readText(page, '#snippet'), /approval: 'never'/);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('an address brings a set-up back', async ({page}) => {
  await page.resize(1440, 900);
  await open(page, '?mode=bubble&theme=dark&radius=4&heading=Shared&without-notice=yes&lang=de');
  await page.findByRole('button', 'Open the chat').click();
  await page.part('header').waitForText('Shared');
  const shown = await page.evaluate(() => {
    const chat = document.querySelector('outcrop-chat');
    const radius = document.querySelector<HTMLInputElement>('#set-radius')?.value;
    const notice = document.querySelector<HTMLInputElement>('#set-without-notice')?.checked;
    return [chat?.mode, chat?.theme, chat?.withoutNotice, chat?.lang, radius, notice];
  });
  assert.deepEqual(shown, ['bubble', 'dark', true, 'de', '4', true]);
  // What the visitor has opened stays open while something else is changed.
  await set(page, 'radius', '8');
  await page.part('panel').waitUntilThere();
  await page.part('ai-notice').waitUntilGone();
  assert.equal(await page.evaluate(() => document.querySelector('outcrop-chat')?.open), true);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a colour that is not set looks as it is in the chat, light and dark', async ({page}) => {
  const read = () => page.evaluate(() => document.querySelector<HTMLInputElement>('#set-surface')?.value);
  await open(page, '?theme=light&border=%23ff0000');
  assert.equal(await read(), '#ffffff');
  await set(page, 'theme', 'dark');
  assert.equal(await read(), '#15191a');
  assert.equal(await page.evaluate(() => document.querySelector<HTMLInputElement>('#set-border')?.value), '#ff0000');
  assert.doesNotMatch(await readText(page, '#snippet'), /surface/);
});

inEngines('where there is little room the chat comes first, and nothing makes the page wider', async ({page}) => {
  await page.resize(390, 844);
  await open(page);
  await page.part('composer-input').waitUntilThere();
  assert.equal(await page.evaluate(() => document.querySelector('#settings')?.checkVisibility()), false);
  const bottom = await page.evaluate(
    () => globalThis.outcropProbe.find({part: 'composer-input'})?.getBoundingClientRect().bottom,
  );
  assert.ok(bottom !== undefined && bottom < 844, `the text field ends at ${bottom}`);
  await page.findByRole('button', 'Markdown').click();
  await page.part('message-assistant').waitForText('included.');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is too wide');
  await page.findByRole('button', 'Change').click();
  assert.equal(await page.evaluate(() => document.querySelector('#settings')?.checkVisibility()), true);
});

inEngines('the snippet is copied, or selected where the browser says no', async ({page}) => {
  await page.resize(1440, 1200);
  await open(page);
  await page.findByRole('button', 'Copy').click();
  await page.waitFor(() => document.querySelector('#copied')?.textContent, 'nothing was said of the copying');
  const [said, selected, snippet] = await page.evaluate(() => [
    document.querySelector('#copied')?.textContent,
    getSelection()?.toString(),
    document.querySelector('#snippet')?.textContent,
  ]);
  if (said !== 'Copied.') assert.equal(selected?.trim(), snippet?.trim());
});

inEngines('a page that was served for AWS offers no stand-in, and asks nothing by itself', async ({page, cleanUp}) => {
  const settings = {
    region: 'eu-west-1',
    identityPoolId: 'eu-west-1:11111111-2222-4333-8444-555555555555',
    guestRoleArn: 'arn:aws:iam::123456789012:role/guests',
    modelId: 'eu.amazon.nova-lite-v1:0',
  };
  const real = await serveDemo({port: 0, settings, plugins: [probePlugin]});
  cleanUp(real.close);
  await page.goto(`${real.url}demo/playground/?from=stand-in`);
  await page.waitFor(() => document.querySelector('#stage')?.hasAttribute('data-ready'), 'the page is not ready');
  const choices = await page.evaluate(() => {
    const from = document.querySelector<HTMLSelectElement>('#set-from');
    return [from?.value, from?.length, document.querySelector('outcrop-chat')?.bedrockEndpoint ?? 'AWS'];
  });
  assert.deepEqual(choices, ['aws', 1, 'AWS']);
  assert.equal(await page.findByRole('button', 'Markdown').count(), 0);
  const snippet = await readText(page, '#snippet');
  assert.match(snippet, /identity-pool-id="eu-west-1:11111111/);
  assert.doesNotMatch(snippet, /region=|endpoint/);
  assert.equal(await readText(page, '#wire'), '');
  assert.deepEqual(await page.readProblems(), []);
});

for (const [name, width, height, query] of [
  ['wide', 1440, 1000, ''],
  ['narrow', 320, 900, ''],
  ['dark', 1440, 1000, '?theme=dark&accent=%23f0a7d3'],
] as const) {
  inEngines(`the page can be used by everybody: ${name}`, async ({page, engine}) => {
    await page.resize(width, height);
    await open(page, query);
    await ask(page, 'Hello?');
    // Everything that folds is unfolded, for the rules to see it.
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((group) => (group.open = true));
      document.querySelector('#fold')?.setAttribute('aria-expanded', 'true');
    });
    for (const tab of ['tab-snippet', 'tab-events', 'tab-wire', 'tab-usage']) {
      await page.evaluate((id) => document.getElementById(id)?.click(), tab);
      assert.deepEqual(await findViolations(page), [], tab);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} is too wide`);
    }
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((group, index) => (group.open = index < 2 && innerWidth > 960));
      document.querySelector('#fold')?.setAttribute('aria-expanded', 'false');
      scrollTo(0, 0);
    });
    await page.screenshot(`test-results/playground-${name}-${engine}.png`);
    await page.evaluate(() => document.querySelector('.views')?.scrollIntoView({block: 'end'}));
    await page.screenshot(`test-results/playground-${name}-below-${engine}.png`);
    assert.deepEqual(await page.readProblems(), []);
  });
}
