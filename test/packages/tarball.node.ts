import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {guides} from '../../docs/generate/llms.js';

/** The targets of an entry: a file, or one for each condition. */
type Target = string | Readonly<Record<string, string>>;

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, Target>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** What the contract promises that can be imported or linked. */
const promised = [
  '.',
  './element',
  './headless',
  './bundled',
  './react',
  './catalog',
  './doctor',
  './local-aws',
].concat(
  ['./backends/converse', './backends/invoke-model', './backends/bedrock-chat', './backends/scripted'],
  ['./locales/*', './themes/*', './types', './types/*', './custom-elements.json', './package.json'],
);

const listTargets = (target: Target) => (typeof target === 'string' ? [target] : Object.values(target));

describe('the package that is published', () => {
  let files: readonly string[] = [];
  let bytes = 0;

  before(async () => {
    const {stdout} = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[')));
    files = packed.files.map(({path}: {path: string}) => path);
    bytes = packed.size;
  });

  it('has every entry that is promised', () => {
    assert.deepEqual(Object.keys(manifest.exports).toSorted(), promised.toSorted());
  });

  it('holds every file that it points to', () => {
    const fields = ['customElements', 'web-types', 'unpkg', 'jsdelivr'].map((name) => String(manifest[name]));
    const all = [...Object.values(manifest.exports).flatMap(listTargets), ...fields];
    for (const target of all.map((path) => path.replace(/^\.\//, ''))) {
      const pattern = new RegExp(`^${target.replaceAll('.', '\\.').replace('*', '[\\w-]+(\\.css)?')}$`);
      assert.ok(
        files.some((file) => pattern.test(file)),
        target,
      );
    }
  });

  it('has types for every module, and a module for every language and theme', () => {
    const languages = files.flatMap((file) => /^dist\/modules\/locales\/(\w+)\.js$/.exec(file)?.[1] ?? []);
    assert.ok(languages.length >= 10);
    for (const tag of languages) assert.ok(files.includes(`dist/types/locales/${tag}.d.ts`), tag);
    assert.ok(files.includes('dist/themes/paper.css'));
  });

  it('tells what it is, what it holds of others, and what has changed', () => {
    for (const name of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/third-party-notices.txt',
      'dist/integrity.json',
      'dist/llms-full.txt',
    ]) {
      assert.ok(files.includes(name), name);
    }
    assert.match(
      readFileSync('CHANGELOG.md', 'utf8'),
      new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')}\\b`, 'm'),
    );
  });

  it('has all guides in one file, in the order in which they are read', () => {
    const text = readFileSync('dist/llms-full.txt', 'utf8');
    const places = guides.map((name) => text.indexOf(readFileSync(`docs/${name}.md`, 'utf8').trim()));
    assert.ok(places.length > 15 && places.every((place) => place > 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('holds nothing but what people use', () => {
    const allowed = /^(dist\/.+|README\.md|LICENSE|CHANGELOG\.md|package\.json|custom-elements\.json)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
    assert.deepEqual(
      files.filter((file) => /\.(map|tsbuildinfo|ts)$/.test(file) && !file.endsWith('.d.ts')),
      [],
    );
    assert.ok(bytes < 1_500_000, `it weighs ${bytes} bytes`);
  });

  it('runs nothing when it is installed', () => {
    const ran = /^(pre|post)?(install|prepare|pack|publish)$|^(dependencies|prepublishOnly)$/;
    assert.deepEqual(
      Object.keys(manifest.scripts).filter((name) => ran.test(name)),
      [],
    );
    assert.equal(existsSync('binding.gyp'), false);
  });

  it('asks for exact versions of what it needs, and for React only where React is', () => {
    const needed = Object.values(Object(manifest['dependencies']));
    assert.deepEqual(
      needed.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version))),
      [],
    );
    assert.deepEqual(manifest['peerDependenciesMeta'], {react: {optional: true}});
  });
});
