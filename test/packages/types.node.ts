import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';
import {namesOf, readManifest} from './read-manifest.js';

const folder = resolve('test/packages/types');

/** What the compiler complains of. */
async function compile(project: string): Promise<string> {
  const {stdout} = await promisify(execFile)('npx', ['tsc', '-p', project]).catch((error: {stdout: string}) => error);
  return stdout;
}

/** Compiles a file that is written for this test, with the settings of the others. */
async function compileText(name: string, text: string): Promise<string> {
  const place = resolve('test-results/types', name);
  mkdirSync(place, {recursive: true});
  writeFileSync(`${place}/text.ts`, text);
  writeFileSync(`${place}/tsconfig.json`, JSON.stringify({extends: `${folder}/tsconfig.json`, include: ['text.ts']}));
  const complaints = await compile(place);
  rmSync(place, {recursive: true});
  return complaints;
}

const {element} = readManifest();
const list = (names: readonly string[]) => names.map((name) => `'${name}': true`).join(', ');

/** An object with exactly these keys, or the compiler complains. */
const asKeysOf = (type: string, names: readonly string[]) =>
  `import type {${type}} from 'outcrop/types';\nexport const all = {${list(names)}} satisfies Record<keyof ${type}, true>;\n`;

describe('the types of the package', () => {
  it('fit a page without a framework, and the templates of React, Preact, Solid, Vue and Svelte', async () => {
    assert.equal(await compile(folder), '');
  });

  it('know every attribute and no other; a property that has none stands in WithoutAttribute of src/types/props.ts', async () => {
    const names = namesOf(element.attributes);
    assert.equal(await compileText('attributes', asKeysOf('ChatAttributes', names)), '');
    assert.match(await compileText('one-less', asKeysOf('ChatAttributes', names.slice(1))), /is missing/);
  });

  it('know every property that can be set, and no other', async () => {
    const settable = element.members.filter(({kind, readonly}) => kind === 'field' && !readonly);
    assert.equal(await compileText('properties', asKeysOf('ChatProps', namesOf(settable))), '');
  });

  it('know every event, and no other', async () => {
    assert.equal(await compileText('events', asKeysOf('ChatEvents', namesOf(element.events))), '');
  });
});
