import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {readManifest} from '../../docs/generate/manifest.js';
import {guides, writeLlms} from '../../docs/generate/llms.js';
import {writeReference} from '../../docs/generate/reference.js';
import {settingRules} from '../../src/config/index.js';
import {listGuides, readAnchors} from './read-docs.js';

const facts = readManifest();
const read = (file: string) => readFileSync(file, 'utf8');
const byHand = listGuides().filter((file) => file !== 'docs/reference.md' && !file.startsWith('infra/'));
const guidesText = byHand.map(read).join('\n');

/** Names that do not stand as code in a text. */
function findUnsaid(names: readonly string[], text: string): readonly string[] {
  const said = new Set(Array.from(text.matchAll(/[\w-]+/g), ([word]) => word));
  return names.filter((name) => !said.has(name));
}

const namesOf = (all: readonly {readonly name: string}[]) => all.map(({name}) => name);

describe('the guides speak of', () => {
  const everything = {
    attributes: namesOf(facts.attributes),
    properties: namesOf(facts.properties),
    methods: namesOf(facts.methods),
    events: namesOf(facts.events),
    settings: settingRules.map(({attribute, property}) => attribute ?? property),
  };
  for (const [kind, names] of Object.entries(everything)) {
    it(`all ${kind}`, () => assert.deepEqual(findUnsaid(names, guidesText), []));
  }

  for (const kind of ['parts', 'slots', 'states', 'tokens'] as const) {
    it(`all ${kind}, where the looks are explained`, () => {
      assert.deepEqual(findUnsaid(namesOf(facts[kind]), read('docs/theming.md')), []);
    });
  }

  it('each way to fail, under a heading of its own, and of no other', () => {
    const union = /export type ChatErrorCode =([^;]+);/.exec(read('src/model/chat-error.ts'))?.[1] ?? '';
    const codes = Array.from(union.matchAll(/'([\w-]+)'/g), ([, code = '']) => code);
    assert.ok(codes.length > 20);
    const headings = Array.from(
      read('docs/troubleshooting.md').matchAll(/^### `([\w-]+)`$/gm),
      ([, name = '']) => name,
    );
    assert.deepEqual(headings.toSorted(), codes.toSorted());
  });

  it('each guide, on the first page of the guides', () => {
    const targets = new Set(
      Array.from(read('docs/README.md').matchAll(/\]\(([\w-]+)\.md\)/g), ([, name = '']) => name),
    );
    assert.deepEqual(
      guides.filter((name) => !targets.has(name)),
      [],
    );
  });

  it('each entry of the package', () => {
    const {exports: entries} = JSON.parse(read('package.json')) as {exports: Readonly<Record<string, unknown>>};
    const names = Object.keys(entries).filter((name) => name.startsWith('./') && !/\.json$|\*/.test(name));
    const unsaid = names.filter((name) => !guidesText.includes(`outcrop${name.slice(1)}`));
    assert.deepEqual(unsaid, []);
  });
});

describe('what is not written by hand is up to date (npm run docs)', () => {
  it('docs/reference.md', () => assert.equal(read('docs/reference.md'), writeReference(facts)));
  it('llms.txt', () => assert.equal(read('llms.txt'), writeLlms('.')));
});

describe('the documents are found', () => {
  it('and their headings', () => {
    assert.ok(byHand.length > 15);
    assert.ok(readAnchors(read('README.md')).has('try-it'));
  });
});
