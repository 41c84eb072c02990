import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {openRepository} from '../../../build/release/git.js';
import {release, surfacePath, type ReleaseOptions, type Tools} from '../../../build/release/release.js';
import {elementWith, named} from './element.js';

let folder = '';
let said: string[] = [];
let parts = ['panel'];

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const git = (...words: string[]): string => execFileSync('git', words, {cwd: folder, encoding: 'utf8'});
const readStatus = (): string => git('status', '--porcelain', '--untracked-files=all');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

/** What other programs do, in the folder of the test. */
const tools: Tools = {
  analyze: async () => elementWith({parts: parts.map((name) => named(name))}),
  build: async () => write('dist/outcrop.js', `// ${JSON.parse(read('package.json')).version}`),
  listPackages: async () => JSON.stringify({bomFormat: 'CycloneDX', metadata: {component: {name: folder}}}),
};

function make(options: Partial<ReleaseOptions> = {}): Promise<void> {
  said = [];
  const repository = openRepository(folder);
  const say = (line: string) => void said.push(line);
  return release({folder, isDryRun: false, repository, tools, today: new Date('2026-11-21'), say, ...options});
}

/** What a person does after the script. */
function commit(tag: string): void {
  git('add', '-A');
  git('commit', '-qm', tag);
  git('tag', tag);
}

describe('npm run release', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outcrop-release-'));
    parts = ['panel'];
    git('init', '-q');
    git('config', 'user.email', 'ada@example.com');
    git('config', 'user.name', 'Ada');
    write(
      'package.json',
      '{\n  "name": "outcrop",\n  "version": "0.1.0",\n  "exports": {".": "./dist/outcrop.js"}\n}\n',
    );
    write('package-lock.json', '{\n  "name": "outcrop",\n  "version": "0.1.0",\n  "packages": {}\n}\n');
    write('CHANGELOG.md', '# Changelog\n\n## 0.1.0 (not released)\n\nThe first one.\n');
    // Put together, since a release of this package replaces its version in this file too.
    write('README.md', ['https://cdn.example/outcrop', '0.1.0/dist/outcrop.js\n'].join('@'));
    write('build/release/release.ts', '');
    write('.gitignore', 'dist/\n');
    git('add', '-A');
    git('commit', '-qm', 'Begin');
  });

  afterEach(() => rmSync(folder, {recursive: true}));

  it('releases what was never released under the version that it has', async () => {
    await make();
    assert.match(read('CHANGELOG.md'), /^## 0\.1\.0, 2026-11-21\n\nThe first one\.\n$/m);
    assert.equal(read(surfacePath), 'entry .\npart panel\n');
    assert.equal(said[0], '0.1.0 → 0.1.0');
    assert.ok(said.includes('npm publish --provenance --access public'));
    assert.match(said.at(-1) ?? '', /names no repository/);
  });

  it('finds the next version by the surface, and writes it wherever it stands', async () => {
    await make();
    commit('v0.1.0');
    parts = ['panel', 'header'];
    await make();
    for (const path of ['package.json', 'package-lock.json', 'README.md']) assert.match(read(path), /0\.2\.0/, path);
    assert.equal(read('dist/outcrop.js'), '// 0.2.0', 'it was built before');
    assert.match(read('CHANGELOG.md'), /## 0\.2\.0, 2026-11-21\n\n- New: part `header`\.\n\n## 0\.1\.0, 2026-11-21/);
    assert.equal(JSON.parse(read('dist/sbom.cdx.json')).metadata.component.name, 'outcrop');
    assert.doesNotMatch(read('CHANGELOG.md'), /0\.1\.0 \(not released\)/);
  });

  it('calls it a patch when nothing has changed that a page could notice', async () => {
    await make();
    commit('v0.1.0');
    await make();
    assert.equal(said[0], '0.1.0 → 0.1.1');
  });

  it('refuses a version that is too small, and takes one that somebody names', async () => {
    await make({wanted: '1.0.0'});
    commit('v1.0.0');
    parts = [];
    await assert.rejects(make({wanted: 'minor'}), /This is a major version:\n- Gone: part `panel`/);
    assert.equal(readStatus(), '');
    await make({wanted: '1.1.0-beta.1'});
    assert.equal(said[0], '1.0.0 → 1.1.0-beta.1');
  });

  it('refuses words that are no version, and a version that is taken', async () => {
    await assert.rejects(make({wanted: 'huge'}), /neither patch, minor, major nor a version/);
    git('tag', 'v0.1.0');
    await assert.rejects(make({wanted: '0.1.0'}), /tag v0\.1\.0 already/);
  });

  it('refuses a tree in which something is not committed', async () => {
    write('README.md', 'Changed.\n');
    await assert.rejects(make(), /Commit this first[^]*README\.md/);
    assert.equal(read('README.md'), 'Changed.\n');
  });

  it('touches nothing in a dry run, and says what it would do', async () => {
    await make();
    commit('v0.1.0');
    parts = [];
    write('notes.txt', 'Mine.');
    const before = readStatus();
    await make({isDryRun: true});
    assert.equal(readStatus(), before);
    assert.match(said.join('\n'), /would stop a release:\n\?\? notes\.txt\n0\.1\.0 → 0\.2\.0\n- Gone: part `panel`\./);
    assert.equal(said.at(-1), 'Nothing was changed.');
  });

  it('takes everything back when the build fails', async () => {
    const build = () => Promise.reject(new Error('It does not build.'));
    await assert.rejects(make({tools: {...tools, build}}), /does not build/);
    assert.equal(readStatus(), '');
    assert.match(read('CHANGELOG.md'), /not released/);
  });
});
