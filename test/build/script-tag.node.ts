import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {before, describe, it} from 'node:test';

import {integrityOf} from '../../build/guard-chunks.js';
import {findImportCalls, findImports} from '../../build/module-syntax.js';

/** The hashes that stand in a file, by the file that each is of. */
type Hashes = ReadonlyMap<string, string>;

describe('the script-tag build', () => {
  const files = new Map<string, string>();

  before(() => {
    const names = readdirSync('dist').filter((name) => /^outcrop.*\.js$/.test(name));
    for (const name of names) files.set(name, readFileSync(`dist/${name}`, 'utf8'));
    assert.ok(files.has('outcrop.js'), 'Run npm run build first.');
  });

  it('has a launcher, a panel, the AWS client and both flows of Cognito as files of their own', () => {
    const pieces = new Set([...files.keys()].map((name) => name.replace(/^outcrop-?|-[\w-]{8}\.js$|\.js$/g, '')));
    for (const piece of ['', 'panel', 'aws', 'guest', 'signed-in']) assert.ok(pieces.has(piece), piece);
  });

  it('has no file that imports another by itself', () => {
    for (const [name, code] of files) {
      assert.deepEqual(findImports(code), [], name);
      assert.deepEqual(findImportCalls(code), [], name);
    }
  });

  it('carries the right hash of every file that can be loaded, outcrop.js being the first', () => {
    const reached = new Set(['outcrop.js']);
    for (const name of reached) {
      for (const [file, hash] of readHashes(files.get(name) ?? '')) {
        assert.equal(hash, integrityOf(files.get(file) ?? '', 'sha256'), `${file} as told in ${name}`);
        reached.add(file);
      }
    }
    assert.deepEqual([...reached].toSorted(), [...files.keys()].toSorted());
  });

  it('tells the hash of each file that a page puts into a tag', () => {
    const integrity: Record<string, string> = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
    assert.deepEqual(Object.keys(integrity).slice(0, 2), ['outcrop.js', 'loader.js']);
    for (const [name, hash] of Object.entries(integrity)) assert.equal(hash, integrityOf(readFileSync(`dist/${name}`)));
  });

  it('keeps the AWS client out of what runs before the chat is opened', () => {
    assert.doesNotMatch(files.get('outcrop.js') ?? '', /bedrock-runtime|AWSCognitoIdentity|AWS4-HMAC/);
    const panel = [...files].find(([name]) => name.includes('panel'))?.[1] ?? '';
    assert.doesNotMatch(panel, /AWS4-HMAC/);
  });

  it('shows a page what index.ts exports, and nothing that chunks share', () => {
    const shown = /export\{([^}]*)\}/.exec(files.get('outcrop.js') ?? '')?.[1] ?? '';
    const names = shown.split(',').map((each) => each.split(' as ').at(-1) ?? '');
    assert.ok(names.includes('OutcropChat'));
    assert.deepEqual(
      names.filter((name) => name.length < 4 || name === 'loadChunk'),
      [],
    );
  });

  it('generates no code and parses no markup', () => {
    for (const [name, code] of files) {
      assert.doesNotMatch(
        code,
        /\beval\(|new Function\b|\bFunction\(|DOMParser|insertAdjacentHTML|document\.write/,
        name,
      );
    }
  });

  it('names its one Trusted Types policy outcrop, and shares it', () => {
    const all = [...files.values()].join('');
    assert.equal(all.match(/createPolicy\(/g)?.length, 1);
    assert.doesNotMatch(all, /data:text\/javascript/, 'a place is the address of the file, not the file');
    assert.match(
      all,
      /Symbol\.for\([`"']outcrop\.policy[`"']\)\]\?\?=globalThis\.trustedTypes\.createPolicy\([`"']outcrop[`"']/,
    );
  });
});

function readHashes(code: string): Hashes {
  const rows = code.matchAll(/"(outcrop-[\w.-]+\.js)":\["(sha256-[\w+/=]+)"/g);
  return new Map([...rows].map(([, file = '', hash = '']) => [file, hash]));
}
