import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const notices = readFileSync('dist/third-party-notices.txt', 'utf8');
const titles = notices.split('\n').filter((line) => /^\S+ \d[\w.-]* \(.+\)$/.test(line));
const names = titles.map((title) => title.split(' ')[0] ?? '');

/** Licences that let a file hold a package, for the price of a notice. */
const free = new Set(['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'CC0-1.0']);

describe('the notices of others’ code', () => {
  it('name what a bundle certainly holds, once each', () => {
    for (const name of ['lit-html', '@aws-sdk/client-bedrock-runtime', '@smithy/core', 'idb', 'temml']) {
      assert.ok(names.includes(name), name);
    }
    assert.deepEqual(names, [...new Set(names)]);
  });

  it('name nothing that only builds or tests', () => {
    const bundled = names.filter((name) => /^(vite|rolldown|typescript|react|vue|svelte|mocha)$/.test(name));
    assert.deepEqual(bundled, []);
  });

  it('have licences that allow it', () => {
    const licences = titles.map((title) => /\((.+)\)$/.exec(title)?.[1] ?? '');
    assert.deepEqual(
      licences.filter((licence) => !free.has(licence)),
      [],
    );
  });

  it('hold the words that each licence asks for', () => {
    for (const section of notices.split(/^-{80}$/m).slice(1)) assert.match(section, /copyright|apache license|CC0/i);
  });
});
