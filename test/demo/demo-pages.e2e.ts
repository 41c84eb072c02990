import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {inEngines} from '../e2e/driver/in-engines.js';
import type {Page} from '../e2e/driver/page.js';
import {serveSources} from './serve-pages.js';

const demo = serveSources();

const beginning = 'I am the local stand-in for Amazon Bedrock';

/** Types a question into the chat that is open. */
async function ask(page: Page, question: string): Promise<void> {
  await page.part('composer-input').fill(question);
  await page.press('Enter');
}

inEngines('the first page is the playground, which answers and leads to every demo', async ({page, engine}) => {
  await page.resize(1280, 800);
  await page.goto(demo.url);
  await page.part('composer-input').waitUntilThere();
  assert.equal(await page.evaluate(() => location.pathname), '/demo/playground/');
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  const led = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLAnchorElement>('nav a'), (link) => link.pathname),
  );
  const folders = await readdir('demo');
  const pages = folders.filter((folder) => existsSync(`demo/${folder}/index.html`) && folder !== 'playground');
  assert.deepEqual(led.toSorted(), pages.map((folder) => `/demo/${folder}/`).toSorted());
  assert.deepEqual(await page.readProblems(), []);
  await page.screenshot(`test-results/demo-first-${engine}.png`);
});

inEngines('the first page keeps what its address asks for', async ({page}) => {
  await page.goto(`${demo.url}?theme=dark`);
  await page.part('composer-input').waitUntilThere();
  assert.equal(await page.evaluate(() => document.querySelector('outcrop-chat')?.theme), 'dark');
});

inEngines('the welcome is a chat that works', async ({page, engine}) => {
  await page.resize(1440, 900);
  await page.goto(`${demo.url}demo/landing/`);
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  assert.deepEqual(await page.readProblems(), []);
  await page.screenshot(`test-results/demo-landing-${engine}.png`);
});

inEngines('the welcome asks for the visitor', async ({page}) => {
  await page.resize(1440, 900);
  await page.goto(`${demo.url}demo/landing/`);
  await page.findByRole('button', 'Sources Statements with citations').click();
  await page.part('block-citations').waitForText('The Amazon carries about a fifth');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('the welcome names its button by what it does', async ({page}) => {
  await page.resize(1440, 900);
  await page.goto(`${demo.url}demo/landing/`);
  await page.part('panel').waitUntilThere();
  await page.findByRole('button', 'Ask something').waitUntilThere();
  // Too low for the chat to stay below the navigation.
  await page.resize(1280, 640);
  await page.goto(`${demo.url}demo/landing/`);
  await page.part('launcher').waitUntilThere();
  assert.equal(await page.part('panel').count(), 0);
  await page.findByRole('button', 'Open the chat').click();
  await page.findByRole('button', 'Ask something').waitUntilThere();
});

inEngines('the welcome leaves a small screen to the visitor until the chat is wanted', async ({page, engine}) => {
  await page.resize(390, 800);
  await page.goto(`${demo.url}demo/landing/`);
  await page.part('launcher').waitUntilThere();
  await page.screenshot(`test-results/demo-landing-small-${engine}.png`);
  assert.equal(await page.part('panel').count(), 0);
  await page.findByRole('button', 'Open the chat').click();
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('the minimal page answers', async ({page, engine}) => {
  await page.goto(`${demo.url}demo/minimal/`);
  await page.part('launcher').click();
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  assert.deepEqual(await page.readProblems(), []);
  await page.screenshot(`test-results/demo-minimal-${engine}.png`);
});

inEngines('a button of the page opens the drawer', async ({page, engine}) => {
  await page.goto(`${demo.url}demo/side/`);
  const button = page.findByRole('button', 'Ask about this text');
  await button.click();
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  assert.equal(await button.attribute('aria-expanded'), 'true');
  assert.deepEqual(await page.readProblems(), []);
  await page.screenshot(`test-results/demo-side-${engine}.png`);
});

inEngines('a chat that is part of the page answers', async ({page, engine}) => {
  await page.goto(`${demo.url}demo/inline/`);
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  assert.deepEqual(await page.readProblems(), []);
  await page.screenshot(`test-results/demo-inline-${engine}.png`);
});

inEngines('markdown by itself is written, fits a phone, and asks before it opens a link', async ({page, engine}) => {
  await page.resize(320, 800);
  await page.goto(`${demo.url}demo/markdown/`);
  await page.evaluate(() => {
    const pace = document.querySelector<HTMLSelectElement>('#pace');
    if (pace) pace.value = '60';
  });
  await page.findByRole('button', 'Write it').click();
  const pieces = ['td', 'math', '.md-kwd', '.md-download', '.md-task', '.md-chip', '.md-back', '.md-footnote-button'];
  await page.waitFor(
    (wanted) => wanted.every((each) => document.querySelector(`#answer[aria-busy='false'] ${each}`)),
    'not everything is written',
    pieces,
  );
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    0,
  );
  await page.findByRole('link', 'the timetable').click();
  await page.findByRole('status').waitForText('You chose https://example.org/trains');
  await page.screenshot(`test-results/demo-markdown-${engine}.png`);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('an interface of one’s own answers, and stops', async ({page, engine}) => {
  const waitForAnswer = (words: string) =>
    page.waitFor(
      (wanted) => document.querySelector('dd:last-of-type')?.textContent.includes(wanted),
      `no answer says "${words}"`,
      words,
    );
  await page.goto(`${demo.url}demo/headless/`);
  await page.findByRole('textbox', 'Your question').fill('Hello?');
  await page.press('Enter');
  await waitForAnswer('a throttled answer');
  await page.screenshot(`test-results/demo-headless-${engine}.png`);
  await page.waitFor(() => document.querySelector('#stop')?.matches(':disabled'), 'the answer does not end');
  await page.findByRole('textbox', 'Your question').fill('Give me a slow answer');
  await page.press('Enter');
  // From here on it grows slowly enough for the button to stay where it is.
  await waitForAnswer('1, ');
  await page.press('Tab');
  await page.press('Tab');
  await page.press('Enter');
  await page.waitFor(() => document.querySelector('#stop')?.matches(':disabled'), 'the answer does not stop');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');
  const [spoken = '', shown] = await page.evaluate(() =>
    ['#spoken', 'dd:last-of-type'].map((place) => document.querySelector(place)?.textContent),
  );
  assert.match(spoken, /^I will count/);
  assert.equal(spoken, shown);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a chat answers without any server, and keeps what arrived when it is stopped', async ({page, engine}) => {
  await page.resize(1280, 720);
  await page.goto(`${demo.url}demo/service-worker/`);
  await ask(page, 'Hello?');
  await page.part('message-assistant').waitForText(beginning);
  await page.screenshot(`test-results/demo-service-worker-${engine}.png`);
  await page.part('send-button').waitUntilThere();
  await ask(page, 'Give me a slow answer');
  await page.part('message-assistant').nth(-1).waitForText('I will count');
  await page.part('stop-button').click();
  await page.part('send-button').waitUntilThere();
  assert.match(await page.part('message-assistant').nth(-1).text(), /^I will count/);
  assert.deepEqual(await page.readProblems(), []);
});
