import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {integrityOf} from '../../build/guard-chunks.js';
import {inEngines} from './driver/in-engines.js';
import {servePages} from './driver/serve-page.js';
import {driveApp, openApp} from './frameworks-app.js';

const folder = (name: string) => `demo/frameworks/${name}`;

inEngines('a visitor asks and allows a tool on a page with the script tag', async (test) => {
  await openApp(test, {folder: folder('html')});
  await driveApp(test);
});

inEngines('a page whose policy allows nothing inline, no nonce and one name of Trusted Types works', async (test) => {
  const page = readFileSync(`${folder('strict-csp')}/index.html`, 'utf8');
  assert.doesNotMatch(page, /unsafe-|nonce-|sha(256|512)-/);
  await openApp(test, {folder: folder('strict-csp')});
  await driveApp(test);
});

inEngines('that page’s policy is obeyed', async (test) => {
  await openApp(test, {folder: folder('strict-csp')});
  await test.page.part('launcher').waitUntilThere();
  await test.page
    .evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasExecuted = true';
      document.head.append(script);
    })
    .catch(() => undefined); // Trusted Types may refuse the text itself.
  assert.equal(await test.page.evaluate(() => 'wasExecuted' in globalThis), false);
});

inEngines('a visitor asks and allows a tool on a page with a classic script', async (test) => {
  await openApp(test, {folder: folder('classic-script')});
  await driveApp(test);
});

inEngines('a classic script works under a strict policy with Trusted Types', async (test) => {
  await openApp(test, {folder: folder('classic-script'), policies: 'outcrop'});
  await driveApp(test);
});

inEngines('a classic script runs no outcrop.js but the one that was built with it', async (test) => {
  test.site.tamper('outcrop.js', (bytes) => Buffer.concat([Buffer.from('globalThis.wasExecuted=true;'), bytes]));
  await openApp(test, {folder: folder('classic-script')});
  await test.page.waitFor(
    () => performance.getEntriesByType('resource').some(({name}) => name.endsWith('/outcrop.js')),
    'outcrop.js was not asked for',
  );
  await test.page.evaluate(() => new Promise(requestAnimationFrame).then(() => true));
  assert.equal(await test.page.evaluate(() => 'wasExecuted' in globalThis), false);
  assert.equal(await test.page.evaluate(() => customElements.get('outcrop-chat') === undefined), true);
});

/** A copy of `outcrop.js` as another version would be: with another place for what its files share. */
function asOtherVersion(bytes: Uint8Array): Uint8Array {
  const code = Buffer.from(bytes).toString();
  const other = code.replaceAll(/(?<=Symbol\.for\("outcrop )[\w.-]+(?= \w{8}"\))/g, '9.9.9');
  assert.notEqual(other, code);
  return Buffer.from(other);
}

inEngines('two versions on a page, each brought by another team, make one element that works', async (test) => {
  const orders = await servePages();
  test.cleanUp(orders.close);
  orders.tamper('outcrop.js', asOtherVersion);
  const integrity = {'outcrop.js': integrityOf(asOtherVersion(readFileSync('dist/outcrop.js')))};
  const copies = {'orders.example': {url: `${orders.url}/dist`, integrity}};
  await openApp(test, {folder: folder('second-copy'), policies: 'outcrop', copies});
  await test.page.part('composer-input').waitUntilThere();
  await driveApp(test);
  assert.deepEqual(
    orders.fetched.map(({name}) => name),
    ['outcrop.js'],
  );
  // The chat of the page itself works beside it.
  const answer = await test.page.evaluate(() => document.querySelector('outcrop-chat')?.send('Hello?'));
  assert.equal(answer?.status, 'complete');
  assert.deepEqual(await test.page.readProblems(), []);
});

inEngines('the files for the script tag and those for bundlers work on one page', async (test) => {
  const orders = await servePages();
  test.cleanUp(orders.close);
  const url = `${orders.url}/dist/bundled`;
  const integrity = {'outcrop.js': integrityOf(readFileSync('dist/bundled/outcrop.js'))};
  await openApp(test, {
    folder: folder('second-copy'),
    policies: 'outcrop',
    copies: {'orders.example': {url, integrity}},
  });
  await test.page.part('composer-input').waitUntilThere();
  await driveApp(test);
});
