import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const {exports: entries}: {exports: Readonly<Record<string, unknown>>} = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const modules = Object.entries(entries)
  .filter(([, target]) => typeof target === 'object')
  // An entry for each of several files; one of them stands for all.
  .map(([name]) => name.replace('locales/*', 'locales/de').replace('types/*', 'types/react'));

describe('the entries of the package', () => {
  for (const name of modules) {
    it(`are harmless to import where pages are rendered on a server: ${name}`, async () => {
      const entry: unknown = await import(`outcrop${name.slice(1)}`);
      assert.equal(Object.keys(entry as object).length > 0, !name.startsWith('./types'));
      assert.ok(!('document' in globalThis));
    });
  }

  it('that run in Node do something there', async () => {
    const {createChat}: typeof import('../../src/headless.js') = await import('outcrop/headless' as string);
    const {scripted}: typeof import('../../src/backends/scripted/index.js') = await import(
      'outcrop/backends/scripted' as string
    );
    const answer = await createChat({backend: scripted(['Hi'])}).send('Hello');
    assert.deepEqual(answer.content, [{text: 'Hi'}]);
  });

  it('that take a script tag’s place keep the names of their chunks where a bundler finds them', () => {
    const code = readFileSync('dist/bundled/outcrop.js', 'utf8');
    assert.match(code, /import\([`"']\.\/outcrop-panel-[\w-]+\.js[`"']\)/);
    assert.doesNotMatch(code, /OUTCROP_REGISTRY/);
  });
});
