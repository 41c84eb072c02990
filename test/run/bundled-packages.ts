import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestRunnerPlugin} from '@web/test-runner';
import {build} from 'esbuild';
import {namedExports} from './named-exports.js';

const prefix = '/__packages/';
const folders = ['src', 'test', 'demo'];
const bareImport = /(?:\bfrom|\bimport)\s*\(?\s*'((?:@[\w-]+\/)?[a-z][\w.-]*(?:\/[\w./-]+)?)'/g;
// These run in Node, are part of the test runner and served by it, or give only types.
const left = /^(?:node:|@web\/|@aws-cdk\/|esbuild|vite|puppeteer-core|webdriverio|tsx|outcrop(?:\/|$))/;

/**
 * Serves every package that our files import from one bundle with shared chunks. The AWS clients alone are some 260
 * modules with CommonJS among them: file by file they take seconds in each test file, and do not all load.
 */
export function bundledPackages(rootPath: string): TestRunnerPlugin {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-packages-'));
  const names = new Set<string>();
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  return {
    name: 'bundled-packages',
    async serverStart() {
      for (const path of listSources(rootPath)) for (const name of readBareImports(path)) names.add(name);
      await bundle([...names], folder, rootPath);
    },
    resolveImport({source, context}) {
      const isOurs = !context.path.includes('/node_modules/') && !context.path.startsWith('/__w');
      return isOurs && names.has(source) ? `${prefix}${fileName(source)}` : undefined;
    },
    serve(context) {
      if (!context.path.startsWith(prefix)) return undefined;
      const body = readFileSync(join(folder, context.path.slice(prefix.length)), 'utf8');
      return {body, type: 'js', headers: {'cache-control': 'max-age=3600'}};
    },
  };
}

async function bundle(names: readonly string[], folder: string, rootPath: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [fileName(name).replace(/\.js$/, ''), name])),
    absWorkingDir: rootPath,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['production', 'browser'],
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
    logLevel: 'error',
    plugins: [namedExports(rootPath)],
  });
}

function fileName(packageName: string): string {
  return `${packageName.replace('@', '').replaceAll('/', '_').replace(/\.js$/, '')}.js`;
}

function listSources(rootPath: string): string[] {
  const inFolder = (folder: string) =>
    readdirSync(join(rootPath, folder), {recursive: true, encoding: 'utf8'})
      .filter(
        (name) =>
          name.endsWith('.ts') &&
          !name.endsWith('.node.ts') &&
          !/^(?:run|e2e|bench|frameworks|types|packages)\//.test(name),
      )
      .map((name) => join(rootPath, folder, name));
  return [...folders.flatMap(inFolder), join(rootPath, 'test/run/engines.test.ts')];
}

function readBareImports(path: string): string[] {
  const found = [...readFileSync(path, 'utf8').matchAll(bareImport)].map(([, name]) => name);
  return found.filter((name) => name !== undefined).filter((name) => !left.test(name));
}
