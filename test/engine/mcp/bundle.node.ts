import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';

import {build} from 'vite';

import {withoutEval} from '../../../build/without-eval.js';

const root = join(import.meta.dirname, '../../..');
const kilobyte = 1024;

describe('the tools of servers, bundled', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-mcp-'));
  const names = () => readdirSync(join(folder, 'dist'));
  const read = (name: string) => readFileSync(join(folder, 'dist', name), 'utf8');

  before(() => bundle(folder, join(root, 'src/engine/mcp/index.ts')));
  after(() => rmSync(folder, {recursive: true}));

  it('generate no code, and bring nothing that does', () => {
    const findIn = (pattern: RegExp) =>
      names().flatMap((name) => [...read(name).matchAll(pattern)].map(([found]) => found));
    assert.deepEqual(findIn(/.{0,40}(?<![\w$.])(?:eval|Function)\s*[(;,].{0,40}/g), []);
    // What Ajv writes into the functions that it generates.
    assert.deepEqual(findIn(/validate10|strictTypes|inlineRefs/g), []);
  });

  it('run', async () => {
    const {connectMcp}: typeof import('../../../src/engine/mcp/index.js') = await import(join(folder, 'dist/entry.js'));
    const {createMcpServer, fetchFrom, say} = await import('./mcp-server.js');
    const outputSchema = {type: 'object' as const, properties: {n: {type: 'number'}}};
    const run = () => ({...say('7'), structuredContent: {n: 7}});
    const server = createMcpServer([{name: 'count', outputSchema, run}]);
    const connection = await connectMcp({url: 'https://tools.example/mcp', fetch: fetchFrom(server)});
    const context = {signal: new AbortController().signal, toolUseId: '1', progress: () => undefined};
    assert.deepEqual(await connection.tools[0]?.run?.({}, context), {toolResult: {content: [{text: '7'}]}});
    await connection.close();
  });

  it('weigh no more than they are worth', () => {
    const bytes = names().map((name) => gzipSync(read(name), {level: 9}).length);
    assert.ok(Math.max(...bytes) <= 50 * kilobyte, `The SDK weighs ${Math.max(...bytes)} bytes.`);
    const [entry = 0] = names().flatMap((name, at) => (name === 'entry.js' ? (bytes[at] ?? 0) : []));
    assert.ok(entry <= 4 * kilobyte, `What loads it weighs ${entry} bytes.`);
  });

  for (const code of ['eval("1")', 'Function("return 1")()', 'new Function("return 1")()']) {
    it(`would not be built with ${code}`, async () => {
      const wrong = mkdtempSync(join(tmpdir(), 'outcrop-mcp-'));
      writeFileSync(join(wrong, 'wrong.js'), `export const value = ${code};`);
      await assert.rejects(bundle(wrong, join(wrong, 'wrong.js')), /generates code/);
      rmSync(wrong, {recursive: true});
    });
  }
});

async function bundle(folder: string, entry: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    root,
    plugins: [withoutEval()],
    build: {
      target: 'es2022',
      outDir: join(folder, 'dist'),
      emptyOutDir: false,
      lib: {entry: {entry}, formats: ['es']},
      rolldownOptions: {output: {minify: true, entryFileNames: '[name].js'}},
    },
  });
}
