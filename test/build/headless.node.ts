import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {build} from 'vite';
import {goals} from '../goals.js';

const {dependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as {dependencies: Record<string, string>};

/** What an app gets that makes a chat with a backend of its own: all that is loaded before something is wanted. */
async function bundle(source: string): Promise<{readonly code: string; readonly later: readonly string[]}> {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-app-'));
  writeFileSync(join(folder, 'app.js'), source);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: {entry: {app: join(folder, 'app.js')}, formats: ['es']},
      rolldownOptions: {
        external: Object.keys(dependencies).map((each) => new RegExp(`^${each}(/|$)`)),
        output: {minify: true},
      },
    },
  });
  rmSync(folder, {recursive: true});
  const output = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
  const first = new Set([...chunks.values()].filter(({isEntry}) => isEntry).map(({fileName}) => fileName));
  for (const file of first)
    for (const needed of chunks.get(file)?.imports ?? []) if (chunks.has(needed)) first.add(needed);
  return {
    code: [...first].map((file) => chunks.get(file)?.code ?? '').join(''),
    later: [...chunks.keys()].filter((file) => !first.has(file)),
  };
}

it('an app with a backend of its own gets the conversation engine within its goal', async () => {
  const headless = JSON.stringify(resolve('src/headless.ts'));
  const {code, later} = await bundle(`export {createChat, ChatError} from ${headless}`);
  const bytes = gzipSync(code, {level: 9}).length;
  assert.ok(bytes <= goals.headless, `it weighs ${bytes} bytes`);
  assert.ok(bytes > goals.headless / 2, `${bytes} bytes cannot be all of it`);
  assert.doesNotMatch(code, /@aws-sdk|@smithy/);
  // What few chats need is there, and is not loaded with the rest.
  for (const name of ['tools', 'history', 'library', 'context']) {
    assert.ok(
      later.some((file) => file.startsWith(`${name}-`)),
      `${name} is among ${later.join(', ')}`,
    );
  }
});
