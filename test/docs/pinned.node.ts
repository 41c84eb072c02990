import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const guides = readdirSync('docs').filter((file) => file.endsWith('.md'));
const themes = 'src/themes/README.md';
const texts = ['README.md', 'llms.txt', themes, 'demo/landing/index.html', ...guides.map((file) => `docs/${file}`)];
const {version}: {version: string} = JSON.parse(readFileSync('package.json', 'utf8'));

/** The tags of a text that load one of our files from somewhere else than beside the page. */
function findTags(text: string): readonly string[] {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const tags = Array.from(plain.matchAll(/<(?:script|link)\b[^>]*(?:src|href)="https:[^"]*"[^>]*>/g), ([tag]) => tag);
  return tags.filter((tag) => /outcrop|loader\.js/.test(tag));
}

describe('a tag to be copied', () => {
  const tags = texts.flatMap((file) => findTags(readFileSync(file, 'utf8')).map((tag) => [file, tag] as const));

  it('is in the README, the five minutes, the guide to looks and what machines read', () => {
    const files = new Set(tags.map(([file]) => file));
    for (const file of ['README.md', 'docs/start.md', 'docs/theming.md', 'llms.txt']) assert.ok(files.has(file), file);
  });

  for (const [file, tag] of tags) {
    it(`names one version and its hash: ${file}, ${/(?:src|href)="([^"]*)"/.exec(tag)?.[1]}`, () => {
      assert.ok(tag.includes(`/outcrop@${version}/`), tag);
      assert.match(tag, /integrity="sha384-/);
      assert.match(tag, /crossorigin="anonymous"/);
    });
  }
});
