import assert from 'node:assert/strict';
import {inEngines, type PageTest} from './driver/in-engines.js';
import type {Site} from './driver/serve-page.js';
import {ask, openPage, readAnswer, reload, untilListed} from './open-page.js';

const listNames = ({fetched}: Site) => fetched.map(({name}) => name.replace(/-[\w-]{8}\.js$/, ''));

/** Words beside which a drawer stands. */
const article = `<article>${'<p>A shop for rocks, with a word on each of them, and a place for whoever wants to sit down.</p>'.repeat(6)}</article>`;

/** The page as it stands now, once nothing moves. */
const readPage = ({page}: PageTest) =>
  page.evaluate(() => {
    const {documentElement: root, body} = document;
    return {
      style: root.getAttribute('style'),
      right: Math.round(innerWidth - body.getBoundingClientRect().right),
      left: Math.round(body.getBoundingClientRect().left),
    };
  });

/** A drawer has the whole page beside it, and nothing moves any more. */
const untilPushed = ({page}: PageTest) =>
  page.waitFor(() => {
    const {documentElement: root} = document;
    return root.hasAttribute('style') && root.getAnimations().length === 0;
  }, 'the page makes no room');

/** The page has its room back, and nothing moves any more. */
const untilFree = ({page}: PageTest) =>
  page.waitFor(() => {
    const {documentElement: root} = document;
    return !root.hasAttribute('style') && root.getAnimations().length === 0;
  }, 'the page does not get its room back');

inEngines('a greeting costs one file more, and not even that once it was put away', async (test) => {
  const {page, site, engine} = test;
  const aws = await openPage(test, {
    aws: {script: () => ['A rock.']},
    attributes: {teaser: 'Looking for a rock? I know them all.', theme: 'light'},
    body: article,
  });
  await page.part('teaser').waitUntilThere();
  assert.deepEqual(listNames(site), ['outcrop.js', 'outcrop-teaser']);
  assert.deepEqual(aws.requests, []);
  await page.waitFor(
    () => globalThis.outcropProbe.find({part: 'teaser'})?.getAnimations().length === 0,
    'the greeting does not stand still',
  );
  await page.screenshot(`test-results/teaser-light-${engine}.png`);
  await page.part('teaser-close-button').click();
  await page.part('teaser').waitUntilGone();

  const before = listNames(site).filter((name) => name === 'outcrop-teaser').length;
  await reload(page);
  await page.part('launcher').waitUntilThere();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  assert.equal(await page.part('teaser').count(), 0);
  assert.equal(listNames(site).filter((name) => name === 'outcrop-teaser').length, before);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a greeting opens the chat', async (test) => {
  const {page, engine} = test;
  await openPage(test, {
    aws: {script: () => ['A rock.']},
    attributes: {teaser: 'هل تبحث عن حجر؟ أعرفها كلها.', theme: 'dark', dir: 'rtl', lang: 'ar'},
    body: article,
  });
  await page.part('teaser').waitUntilThere();
  await page.waitFor(
    () => globalThis.outcropProbe.find({part: 'teaser'})?.getAnimations().length === 0,
    'the greeting does not stand still',
  );
  await page.screenshot(`test-results/teaser-dark-rtl-${engine}.png`);
  await page.part('teaser-button').click();
  await page.part('composer-input').waitUntilThere();
  await ask(page, 'What is granite?');
  assert.equal((await readAnswer(page)).trim(), 'A rock.');
  assert.equal(await page.part('teaser').count(), 0);
  assert.deepEqual(await page.readProblems(), []);
});

for (const [look, attributes] of [
  ['light', {theme: 'light'}],
  ['dark-rtl', {theme: 'dark', dir: 'rtl', lang: 'ar'}],
] as const)
  inEngines(`an answer that comes to a closed chat is counted on its launcher, ${look}`, async (test) => {
    const {page, engine} = test;
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    test.cleanUp(async () => goOn());
    const script = async function* () {
      yield 'A ';
      await gate;
      yield 'rock.';
    };
    await openPage(test, {aws: {script}, attributes, body: article});
    await ask(page, 'What is granite?');
    await page.part('message-assistant').waitForText('A');
    await page.press('Escape');
    await page.part('panel').waitUntilGone();
    assert.equal(await page.part('badge').count(), 0);
    goOn();
    const one = await page.evaluate((lang) => new Intl.NumberFormat(lang).format(1), look === 'light' ? 'en' : 'ar');
    await page.part('badge').waitForText(one);
    const name = look === 'light' ? 'Chat, 1 new answer' : 'دردشة, إجابات جديدة: 1';
    await page.findByRole('button', name).waitUntilThere();
    await page.waitFor(
      () => document.querySelector('outcrop-chat')?.shadowRoot?.getAnimations().length === 0,
      'the panel does not fade',
    );
    await page.screenshot(`test-results/badge-${look}-${engine}.png`);
    await page.part('launcher').click();
    await page.part('badge').waitUntilGone();
    assert.deepEqual(await page.readProblems(), []);
  });

for (const [dir, far, near] of [
  ['ltr', 'right', 'left'],
  ['rtl', 'left', 'right'],
] as const)
  inEngines(`a drawer pushes the page, over a reload too, and leaves it as it was, ${dir}`, async (test) => {
    const {page, engine} = test;
    await page.resize(1100, 700);
    await openPage(test, {
      aws: {script: () => ['A rock.']},
      attributes: {mode: 'side', side: 'push', dir, lang: dir === 'ltr' ? 'en' : 'ar'},
      body: `<script type="module" src="/dist/outcrop.js"></script>${article}`,
    });
    const setDirection = (to: string) => page.evaluate((wanted) => (document.documentElement.dir = wanted), to);
    await setDirection(dir);
    const before = await readPage(test);
    await ask(page, 'What is granite?');
    await readAnswer(page);
    await untilPushed(test);
    const pushed = await readPage(test);
    assert.equal(pushed[far] - before[far], 400);
    assert.equal(pushed[near], before[near]);
    await page.screenshot(`test-results/push-${dir}-${engine}.png`);

    await untilListed(page);
    await reload(page);
    await setDirection(dir);
    await page.part('message-assistant').waitUntilThere();
    await untilPushed(test);
    assert.equal((await readPage(test))[far], pushed[far]);

    await page.resize(700, 700);
    await untilFree(test);
    assert.equal((await readPage(test))[far], before[far]);
    await page.resize(1100, 700);
    await untilPushed(test);
    await page.part('close-button').click();
    await untilFree(test);
    assert.deepEqual(await readPage(test), before);
    assert.deepEqual(await page.readProblems(), []);
  });
