import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer} from './open-page.js';

const hostileStyle = `
  * { all: unset !important; }
  div, span, p, h2, form, article { display: none !important; }
  button { background: red; color: red; border: 9px dotted lime; font: 40px cursive; border-radius: 0; }
  textarea, input { display: none; appearance: none; color: white; }
  html, body { overflow: hidden; height: 40px; }
  .banner { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; }`;

for (const mode of ['bubble', 'side', 'inline']) {
  inEngines(`a page that styles everything leaves the chat usable, as ${mode}`, async (test) => {
    const {page, engine} = test;
    await openPage(test, {
      aws: {script: () => ['A ', 'rock.']},
      attributes: {mode, theme: 'dark'},
      // What is modal to the page lies below what is opened; a launcher cannot be above everything.
      style: mode === 'inline' ? hostileStyle.replace('overflow: hidden; height: 40px;', '') : hostileStyle,
    });
    if (mode === 'inline') await page.part('composer-input').waitUntilThere();
    await ask(page, 'What is granite?');
    assert.equal((await readAnswer(page)).trim(), 'A rock.');
    const colours = await page.evaluate(() => {
      const answer = globalThis.outcropProbe.find({part: 'message-assistant'});
      const panel = globalThis.outcropProbe.find({part: 'panel'});
      if (!answer || !panel) return undefined;
      return [getComputedStyle(answer).color, getComputedStyle(panel).backgroundColor];
    });
    assert.deepEqual(colours, ['rgb(232, 237, 237)', 'rgb(21, 25, 26)'], 'text and ground are those of the theme');
    await page.screenshot(`test-results/hostile-${mode}-${engine}.png`);
    assert.deepEqual(await page.readProblems(), []);
  });
}

inEngines('a chat that is opened lies above whatever the page has put on top', async (test) => {
  const {page} = test;
  await openPage(test, {
    aws: {script: () => ['A ', 'rock.']},
    attributes: {open: ''},
    style: '.banner { position: fixed; inset: 0; z-index: 2147483647; background: gold; }',
    body: '<div class="banner">Cookies!</div>',
  });
  await page.part('composer-input').waitUntilThere();
  await ask(page, 'What is granite?');
  assert.equal((await readAnswer(page)).trim(), 'A rock.');
});

inEngines('two chats on a page have conversations of their own', async (test) => {
  const {page} = test;
  await openPage(test, {
    aws: {script: () => ['A ', 'rock.']},
    attributes: {mode: 'inline', heading: 'One'},
    style: '',
  });
  await page.evaluate(() => {
    const first = document.querySelector('outcrop-chat');
    const second = first?.cloneNode() as HTMLElement | undefined;
    second?.setAttribute('heading', 'Two');
    if (second) document.body.append(second);
  });
  const said = (at: number) => JSON.stringify(document.querySelectorAll('outcrop-chat')[at]?.messages ?? []);
  await page.evaluate(() => void document.querySelectorAll('outcrop-chat')[1]?.send('For the second alone?'));
  await page.waitFor(
    () => document.querySelectorAll('outcrop-chat')[1]?.messages.at(-1)?.status === 'complete',
    'the second does not answer',
  );
  assert.match(await page.evaluate(said, 1), /second alone/);
  assert.equal(await page.evaluate(said, 0), '[]');
});
