import assert from 'node:assert/strict';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer} from './open-page.js';

declare global {
  /** The addresses that `outcrop-link` told, in order. */
  var links: string[];
}

inEngines('an answer of every kind of markdown keeps to the strictest policy', async (test) => {
  const {page} = test;
  const text = [
    '# Head\n\nSome **bold** words, a [link](https://example.org/) and &hearts; <b>raw</b>[^1].\n\n',
    '| a | b |\n| - | - |\n| 1 | $x^2$ |\n\n```js\nconst a = 1;\n```\n\n$$\n\\frac{1}{2}\n$$\n\n[^1]: A note.\n',
  ];
  await openPage(test, {aws: {script: () => text}});
  await ask(page, 'Show me all of it');
  await readAnswer(page);
  await page.waitFor(() => {
    const answer = globalThis.outcropProbe.find({part: 'message-assistant'});
    const wanted =
      'h1, strong, a[href], .md-table .md-copy, td math, .md-kwd, .md-download, .md-note, .md-math-display math';
    return (
      wanted.split(', ').every((selector) => answer?.querySelector(selector)) &&
      /♥ <b>raw/.test(answer?.textContent ?? '')
    );
  }, 'the answer is not drawn');
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('images are requested from where the page allows it, in a box that is there before them', async (test) => {
  const {page, site} = test;
  const image = `${site.url}/favicon.ico`;
  const script = () => [
    `![a cat](${image})\n\n![spy](https://refused.example/pixel.png?secret)\n\n[a link](${image}?b)`,
  ];
  await openPage(test, {aws: {script}});
  await page.evaluate((allowed: string) => {
    globalThis.links = [];
    const chat = document.querySelector('outcrop-chat');
    if (chat) Object.assign(chat, {images: {allow: [allowed]}});
    document.addEventListener('outcrop-link', (event) => {
      if ('url' in event) globalThis.links.push(String(event.url));
      event.preventDefault();
    });
  }, image);
  await ask(page, 'Show me a cat');
  await readAnswer(page);
  await page.waitFor(
    () => Boolean(globalThis.outcropProbe.find({part: 'message-assistant'})?.querySelector('.md-image > img')),
    'there is no image',
  );
  const shown = await page.evaluate(() => {
    const answer = globalThis.outcropProbe.find({part: 'message-assistant'});
    const box = answer?.querySelector('.md-image')?.getBoundingClientRect();
    for (const link of answer?.querySelectorAll<HTMLElement>('a[href]') ?? []) link.click();
    return {
      images: [...(answer?.querySelectorAll('img') ?? [])].map(({src}) => src),
      height: box?.height ?? 0,
      links: globalThis.links,
      requested: performance.getEntriesByType('resource').filter(({name}) => name.includes('refused')).length,
    };
  });
  assert.deepEqual(shown.images, [image]);
  assert.ok(shown.height > 50, `the box is ${shown.height} pixels high`);
  assert.deepEqual(shown.links, ['https://refused.example/pixel.png?secret', `${image}?b`]);
  assert.equal(shown.requested, 0);
  assert.deepEqual(await page.readProblems(), []);
});
