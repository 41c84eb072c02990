import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer, waitForText} from './open-page.js';

// What a page or a visitor has to ask for: each is a file of its own, behind the strictest policy.

const script = () => ['**Granite** is a rock, ', 'and basalt is one as well.'];

inEngines('a command of the page is chosen by its keys', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await page.evaluate(() => {
    const chat = document.querySelector('outcrop-chat');
    if (!chat) return;
    chat.commands = [
      {name: 'hours', description: 'When we are open', prompt: 'When are you open?'},
      {name: 'order', argument: 'number', run: ({text, send}) => send(`Where is ${text}?`)},
    ];
  });
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  await page.waitFor(
    () => globalThis.outcropProbe.find({part: 'composer-input'})?.ariaAutoComplete === 'list',
    'no commands are known',
  );
  await page.part('composer-input').click();
  await page.type('/');
  await page.part('commands').waitUntilThere();
  assert.equal(await page.part('command').count(), 2);
  await page.press('Enter');
  await waitForText(page, 'When are you open?');
  await page.press('Enter');
  await readAnswer(page);
  await page.part('composer-input').fill('/order A-1031');
  await page.press('Enter');
  await page.part('transcript').waitForText('Where is A-1031?');
  await readAnswer(page);
  await waitForText(page, '');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('words are found in the conversation', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await ask(page, 'What is granite?');
  await readAnswer(page);
  await page.part('menu-button').click();
  await page.part('search-button').click();
  await page.part('search-input').waitUntilThere();
  await page.part('search-input').fill('GRANITE');
  await page.part('search-count').waitForText('of 2');
  await page.press('Enter');
  await page.waitFor(() => {
    const [current] = CSS.highlights.get('outcrop-current') ?? [];
    return current instanceof Range && current.toString().toLowerCase() === 'granite';
  }, 'nothing is marked');
  await page.press('Escape');
  await page.part('search').waitUntilGone();
  assert.equal(await page.evaluate(() => document.querySelector('outcrop-chat')?.open), true);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('people have names and pictures', async (test) => {
  const {page} = test;
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const people = JSON.stringify({assistant: {name: 'Flint', avatar: dot}, user: {name: 'Ann'}});
  await openPage(test, {aws: {script}, attributes: {people: people.replaceAll('"', '&quot;')}});
  await ask(page, 'What is granite?');
  await readAnswer(page);
  // Assistive technology has the names from the messages, so the probe does not see them here.
  await page.waitFor(() => {
    const root = document.querySelector('outcrop-chat')?.shadowRoot;
    const names = [...(root?.querySelectorAll('[part~="name"]') ?? [])].map((name) => name.textContent).join();
    const picture = root?.querySelector<HTMLImageElement>('[part~="avatar"] img');
    return names === 'Ann,Flint' && picture?.complete === true && picture.naturalWidth === 1;
  }, 'names and picture are not shown');
  assert.equal(await page.part('message-assistant').attribute('aria-label'), 'Flint');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a visitor dictates', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await page.evaluate(() => {
    class Listener {
      onresult?: (event: unknown) => void;
      start(): void {
        setTimeout(() => this.onresult?.({results: [[{transcript: 'What is granite?'}]]}), 0);
      }
      stop(): void {}
      abort(): void {}
    }
    Object.assign(globalThis, {SpeechRecognition: Listener});
    document.querySelector('outcrop-chat')?.toggleAttribute('dictation', true);
  });
  await page.part('launcher').click();
  await page.part('dictate-button').waitUntilThere();
  await page.part('dictate-button').click();
  await waitForText(page, 'What is granite?');
  await page.part('send-button').click();
  await page.part('message-user').waitForText('What is granite?');
  await readAnswer(page);
  assert.equal(await page.part('dictate-button').attribute('aria-pressed'), 'false');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('what begins with a slash is sent as it is where the code for commands does not come', async (test) => {
  const {page, site} = test;
  site.tamper('outcrop-commands', (bytes) => Buffer.concat([Buffer.from('globalThis.wasExecuted=true;'), bytes]));
  await openPage(test, {aws: {script}});
  await page.evaluate(() => {
    const chat = document.querySelector('outcrop-chat');
    if (chat) chat.commands = [{name: 'hours', prompt: 'When are you open?'}];
  });
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  await page.part('composer-input').fill('/hours');
  await page.press('Enter');
  await page.part('message-user').waitForText('/hours');
  await readAnswer(page);
  await waitForText(page, '');
  assert.equal(await page.evaluate(() => 'wasExecuted' in globalThis), false);
});
