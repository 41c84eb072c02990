import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';

/** A tiny element with a shadow root, as a page's script defines it. */
const tinyElement = `
  customElements.define('tiny-form', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({mode: 'open'});
      const input = root.appendChild(document.createElement('textarea'));
      input.setAttribute('aria-label', 'Question');
      input.part.add('input');
      const button = root.appendChild(document.createElement('button'));
      button.append('Send');
      const log = root.appendChild(document.createElement('div'));
      log.role = 'log';
      const say = () => log.append(Object.assign(document.createElement('p'), {textContent: input.value}));
      button.addEventListener('click', say);
      button.addEventListener('pointerenter', () => (log.title = 'hovered'));
      input.addEventListener('keydown', ({key}) => key === 'Enter' && say());
    }
  });`;

const body = '<main><tiny-form></tiny-form></main>';
const head = `<script>${tinyElement}</script>`;

inEngines('the driver types into a shadow root, clicks a role and reads the text', async ({page, site}) => {
  await page.goto(site.addPage({head, body}));
  await page.part('input').fill('Hello, Grüße');
  assert.equal(await page.part('input').isFocused(), true);
  await page.findByRole('button', 'Send').click();
  await page.findByRole('log').waitForText('Hello, Grüße');
  assert.equal(await page.findByRole('paragraph').count(), 1);
  assert.equal(await page.findByRole('textbox', 'Question').text(), 'Hello, Grüße');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('the driver presses keys and hovers', async ({page, site}) => {
  await page.goto(site.addPage({head, body}));
  await page.part('input').fill('abc');
  await page.press('Backspace');
  await page.press('Enter');
  await page.findByRole('log').waitForText('ab');
  await page.findByRole('button', 'Send').hover();
  await page.waitFor(() => globalThis.outcropProbe.find({role: 'log'})?.getAttribute('title') === 'hovered', 'hover');
});

inEngines('the driver sees that an element is covered, hidden or gone', async ({page, site}) => {
  const cover = '<div style="position: fixed; inset: 0" id="cover"></div>';
  await page.goto(site.addPage({head, body: `${body}${cover}<button hidden>Hidden</button><p inert>Inert</p>`}));
  const isCovered = () => globalThis.outcropProbe.view({role: 'button', name: 'Send'})?.isCovered;
  assert.equal(await page.evaluate(isCovered), true);
  await page.evaluate(() => document.querySelector('#cover')?.remove());
  assert.equal(await page.evaluate(isCovered), false);
  assert.equal(await page.findByRole('button', 'Hidden').count(), 0);
  assert.equal(await page.findByRole('paragraph').count(), 0);
  await page.evaluate(() => document.querySelector('tiny-form')?.remove());
  await page.findByRole('log').waitUntilGone();
});

inEngines('the driver waits for promises and passes errors on', async ({page, site}) => {
  await page.goto(site.addPage({body}));
  const sum = await page.evaluate(async (a, b) => (await Promise.resolve(a)) + b, 2, 3);
  assert.equal(sum, 5);
  await assert.rejects(
    page.evaluate(() => {
      throw new Error('broken in the page');
    }),
    /broken in the page/,
  );
});

inEngines('the driver collects what the console, errors and rejections say', async ({page, site}) => {
  const script = `
    console.log('hello', {a: 1});
    console.error('bad', new TypeError('worse'));
    setTimeout(() => { throw new Error('thrown'); });
    Promise.reject(new Error('rejected'));`;
  await page.goto(site.addPage({head: `<script>${script}</script>`}));
  await page.waitFor(() => globalThis.outcropProbe.messages.length >= 4, 'four messages');
  const found = (await page.readMessages()).map(({kind, text}) => `${kind}: ${text}`).toSorted();
  assert.deepEqual(found.slice(0, 2), ['error: bad TypeError: worse', 'log: hello {"a":1}']);
  assert.match(found[2] ?? '', /^page-error: .*thrown/);
  assert.equal(found[3], 'rejection: Error: rejected');
  assert.equal((await page.readProblems()).length, 3);
});

inEngines('the driver works under a strict policy and collects what violates it', async ({page, site}) => {
  const csp =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
  await page.goto(site.addPage({csp, body: '<p style="color: red">Text</p>'}));
  await page.waitFor(() => globalThis.outcropProbe.messages.length > 0, 'a violation');
  const [problem, ...others] = await page.readProblems();
  assert.equal(problem?.kind, 'csp-violation');
  assert.match(problem?.text ?? '', /^style-src/);
  assert.deepEqual(others, []);
});

inEngines('the driver counts and changes the built files that a page loads', async ({page, site}) => {
  site.tamper('integrity.json', () => new TextEncoder().encode('{"changed": true}'));
  await page.goto(site.addPage({}));
  const found: unknown = await page.evaluate(async () => (await fetch('/dist/integrity.json')).json());
  assert.deepEqual(found, {changed: true});
  assert.equal(await page.evaluate(async () => (await fetch('/dist/none.js')).status), 404);
  assert.deepEqual(
    site.fetched.map(({name, status, rawBytes}) => ({name, status, rawBytes})),
    [
      {name: 'integrity.json', status: 200, rawBytes: 17},
      {name: 'none.js', status: 404, rawBytes: 0},
    ],
  );
});

inEngines('the driver takes a screenshot', async ({page, site, engine}) => {
  await page.goto(site.addPage({body: '<h1>Hello</h1>'}));
  await page.resize(700, 600);
  await page.screenshot(`test-results/driver-${engine}.png`);
});
