import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {parse} from 'yaml';
import {readManifest} from '../../docs/generate/manifest.js';
import {findUnknownNames} from './names-in-samples.js';
import {listDocuments, nameOf, readSamples, type Sample} from './read-docs.js';

const languages = new Set(['ts', 'tsx', 'js', 'html', 'css', 'json', 'yaml', 'sh', 'http', 'text']);
const marks = new Set(['run', 'page', 'signed-in']);
const {scripts} = JSON.parse(readFileSync('package.json', 'utf8')) as {scripts: Readonly<Record<string, string>>};
const facts = readManifest();

/** What is wrong with a sample, as far as its text tells. */
function findFaults(sample: Sample): readonly string[] {
  const {language, code} = sample;
  if (!languages.has(language)) return [`the language "${language}" is not tested`];
  const unknown = sample.marks.filter((mark) => !marks.has(mark));
  if (unknown.length > 0) return [`the mark "${unknown.join()}" means nothing`];
  if (language === 'json') return attempt(() => JSON.parse(code));
  if (language === 'yaml') return attempt(() => parse(code));
  if (language === 'sh') return findUnknownScripts(code);
  return language === 'html' || language === 'css' ? findUnknownNames(sample, facts) : [];
}

function attempt(parseIt: () => unknown): readonly string[] {
  try {
    parseIt();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** `npm run x`, `npm start`, `npm test`, and `npx tsx a-file`. */
function findUnknownScripts(code: string): readonly string[] {
  const named = [
    ...Array.from(code.matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name),
    ...Array.from(code.matchAll(/npm (start|test)\b/g), ([, name = '']) => name),
  ].filter((name) => !(name in scripts));
  const files = Array.from(code.matchAll(/(?:tsx|--test) (?!-)(\S+\.ts)/g), ([, file = '']) => file);
  return [
    ...named.map((name) => `there is no script "${name}"`),
    ...files.flatMap((file) => attempt(() => readFileSync(file))),
  ];
}

describe('every sample is what it says it is', () => {
  for (const sample of [...listDocuments(), 'llms.txt'].flatMap((file) => readSamples(file))) {
    it(nameOf(sample), () => assert.deepEqual(findFaults(sample), []));
  }
});

describe('what would not pass', () => {
  const wrong = {
    'a language that nobody tests': '```cobol\nx\n```',
    'a mark without a meaning': '```js gallop\nx\n```',
    'broken JSON': '```json\n{a: 1}\n```',
    'broken YAML': '```yaml\na: [\n```',
    'a script that is not there': '```sh\nnpm run dance\n```',
    'a file that is not there': '```sh\nnpx tsx demo/nowhere.ts\n```',
    'an attribute that is not there': '```html\n<outcrop-chat colour="red"></outcrop-chat>\n```',
    'a slot that is not there': '```html\n<outcrop-chat><p slot="aside"></p></outcrop-chat>\n```',
    'a token that is not there': '```css\noutcrop-chat {--outcrop-colour: red}\n```',
    'a part that is not there': '```css\noutcrop-chat::part(button) {color: red}\n```',
    'a state that is not there': '```css\noutcrop-chat:state(asleep) {color: red}\n```',
  };
  for (const [name, text] of Object.entries(wrong)) {
    it(name, () => {
      const [sample] = readSamples('a.md', text);
      assert.equal(sample && findFaults(sample).length, 1);
    });
  }

  it('a block of code without an end', () => {
    assert.throws(() => readSamples('a.md', '# A\n```js\nx'), /a\.md:2/);
  });
});
