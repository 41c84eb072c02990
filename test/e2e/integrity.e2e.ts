import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {inEngines, type PageTest} from './driver/in-engines.js';
import {servePages, type Site} from './driver/serve-page.js';
import {ask, openPage, readAnswer, readErrorCodes, strictPolicy} from './open-page.js';

const mark = 'globalThis.wasExecuted=true;';

/** Changes the bytes so that the file still runs, and tells when it does. */
function addMark(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(mark), bytes]);
}

const wasExecuted = () => 'wasExecuted' in globalThis;

inEngines('the mark of these tests would tell of a chunk that runs', async (test) => {
  const {page, site} = test;
  site.tamper('outcrop.js', addMark);
  await openPage(test);
  await page.part('launcher').waitUntilThere();
  assert.equal(await page.evaluate(wasExecuted), true);
});

inEngines('a changed panel is not executed, and a readable notice stands in its place', async (test) => {
  const {page, site} = test;
  site.tamper('outcrop-panel', addMark);
  await openPage(test);
  await page.part('launcher').click();
  await page.part('notice').waitUntilThere();
  assert.match(await page.part('notice').text(), /could not be loaded/);
  assert.equal(await page.evaluate(wasExecuted), false);
  assert.deepEqual(await readErrorCodes(page), ['network']);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a changed way to AWS is not executed, and a readable notice stands in its place', async (test) => {
  const {page, site} = test;
  site.tamper('outcrop-aws', addMark);
  const aws = await openPage(test);
  await ask(page, 'Hello?');
  await page.part('notice').waitUntilThere();
  assert.match(await page.part('notice').text(), /\w+ \w+ .*\./);
  assert.equal(await page.evaluate(wasExecuted), false);
  assert.equal((await readErrorCodes(page)).length, 1);
  assert.deepEqual(await page.readProblems(), []);
  assert.deepEqual(
    aws.requests.filter(({url}) => url.includes('converse-stream')),
    [],
  );
});

inEngines('a chunk that came damaged once is asked for again with the next try', async (test) => {
  const {page, site} = test;
  let isDamaged = true;
  site.tamper('outcrop-panel', (bytes) => (isDamaged ? addMark(bytes) : bytes));
  await openPage(test, {aws: {script: () => ['Here.']}});
  await page.part('launcher').click();
  await page.part('retry-button').waitUntilThere();
  isDamaged = false;
  await page.part('retry-button').click();
  await page.part('composer-input').waitUntilThere();
  await ask(page, 'Hello?');
  assert.match(await readAnswer(page), /Here\./);
  assert.equal(await page.evaluate(wasExecuted), false);
});

/** A page of a shop whose script comes from a CDN, with the hash of the build. */
async function openPageWithCdn({page, site, cleanUp}: PageTest, change?: typeof addMark): Promise<Site> {
  const cdn = await servePages();
  cleanUp(cdn.close);
  if (change) cdn.tamper('outcrop.js', change);
  const {'outcrop.js': integrity} = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
  const attributes = `src="${cdn.url}/dist/outcrop.js" integrity="${integrity}" crossorigin="anonymous"`;
  const csp = strictPolicy(cdn.url).replace("script-src 'self'", `script-src 'self' ${cdn.url}`);
  const head = `<script type="module" ${attributes}></script>`;
  await page.goto(site.addPage({csp, head, body: '<outcrop-chat></outcrop-chat>'}));
  return cdn;
}

inEngines('the script and its chunks run from another origin, with the hash of the build', async (test) => {
  const cdn = await openPageWithCdn(test);
  await test.page.part('launcher').click();
  await test.page.part('composer-input').waitUntilThere();
  assert.ok(cdn.fetched.some(({name}) => name.startsWith('outcrop-panel')));
  assert.deepEqual(test.site.fetched, []);
  assert.deepEqual(await test.page.readProblems(), []);
});

inEngines('a changed script from another origin does not run', async (test) => {
  await openPageWithCdn(test, addMark);
  assert.equal(await test.page.evaluate(wasExecuted), false);
  assert.equal(await test.page.evaluate(() => customElements.get('outcrop-chat') === undefined), true);
});
