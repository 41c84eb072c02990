import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {readManifest} from '../../docs/generate/manifest.js';
import {languageTags} from '../../src/locales/index.js';

// What the guides repeat of the sources is held against them.

const read = (file: string) => readFileSync(file, 'utf8');
const sources = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(`src/${file}`))
  .join('\n');

const findAll = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, found = '']) => found);

describe('the guides say what the sources say', () => {
  it('in the sentences that visitors read', () => {
    const text = read('docs/troubleshooting.md').replaceAll(/\s+/g, ' ');
    const quoted = findAll(text, /visitor reads: “([^”]+)”/g);
    assert.ok(quoted.length > 20, `there are ${quoted.length}`);
    assert.deepEqual(
      quoted.filter((sentence) => !sources.includes(sentence)),
      [],
    );
  });

  it('in the languages', () => {
    const told = findAll(read('docs/languages.md'), /\| `(\w\w)` (?=\|)/g);
    assert.deepEqual(told.toSorted(), ['en', ...languageTags].toSorted());
  });

  it('in the tokens, light and dark', () => {
    const styles = read('src/ui/styles/tokens.ts');
    const rows = [
      ...read('docs/theming.md').matchAll(/^\| `(--outcrop-[\w-]+)` \|[^|]*\| `([^`]+)`(?:, dark `([^`]+)`)? \|$/gm),
    ];
    const {tokens} = readManifest();
    assert.deepEqual(
      rows.map(([, name, light]) => `${name} ${light}`),
      tokens.map(({name, byDefault}) => `${name} ${byDefault}`),
    );
    for (const [, name, , dark] of rows)
      if (dark) assert.ok(styles.includes(`var(${name}, ${dark})`), `${name} ${dark}`);
  });
});
