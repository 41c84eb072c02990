import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {ask, openPage, readAnswer} from './open-page.js';

declare global {
  /** Settles what the visitor is asked. */
  var answerConsent: (agrees: boolean) => void;
}

/** Names of all that is stored for the page. */
function readStored(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({name = ''}) => name);
    const cookies = document.cookie ? [document.cookie] : [];
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases, ...cookies];
  });
}

/** The page asks its visitor, who takes their time. */
function askForConsent(page: Page): Promise<void> {
  return page.evaluate(() => {
    const consent = () => new Promise<boolean>((resolve) => (globalThis.answerConsent = resolve));
    Object.assign(document.querySelector('outcrop-chat') ?? {}, {consent});
  });
}

for (const history of ['tab', 'device']) {
  inEngines(`nothing is stored and nothing requested before the visitor agrees (history: ${history})`, async (test) => {
    const {page} = test;
    const aws = await openPage(test, {aws: {script: () => ['Good morning.']}, attributes: {history}});
    await askForConsent(page);
    await page.part('launcher').hover();
    await ask(page, 'Hello?');
    await page.waitFor(() => typeof globalThis.answerConsent === 'function', 'nobody is asked to agree');
    assert.deepEqual([aws.requests.length, await readStored(page)], [0, []], 'while the visitor thinks');

    await page.evaluate(() => globalThis.answerConsent(false));
    await page.part('notice').waitUntilThere();
    // What comes late would have come by then.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    });
    assert.deepEqual([aws.requests.length, await readStored(page)], [0, []], 'after a no');

    await ask(page, 'Hello again?');
    await page.evaluate(() => globalThis.answerConsent(true));
    assert.match(await readAnswer(page), /Good morning/);
    assert.ok(aws.requests.length > 0);
    await page.waitFor(
      async () => (await indexedDB.databases()).some(({name}) => name === 'outcrop-history'),
      'nothing is kept after a yes',
    );
    assert.deepEqual(await page.readProblems(), []);
  });
}
