import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {kilobyte} from '../goals.js';

/** The most that each part may weigh, in bytes of `gzip -9`. */
const goals: Readonly<Record<string, number>> = {
  'index.ts': 20.5 * kilobyte,
  'highlight/load.ts': 10 * kilobyte,
  'math/load.ts': 50 * kilobyte,
  'parse/entity-table.ts': 12 * kilobyte,
};

const folder = new URL('../../src/markdown/', import.meta.url).pathname;

describe('the weight of markdown', () => {
  const sizes = new Map<string, number>();

  before(async () => {
    const built = await build({
      entryPoints: [`${folder}index.ts`],
      absWorkingDir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      charset: 'utf8',
      target: 'es2022',
      outdir: 'built',
      write: false,
      metafile: true,
    });
    for (const [path, {entryPoint}] of Object.entries(built.metafile.outputs)) {
      const file = built.outputFiles.find((output) => output.path.endsWith(path));
      if (file && entryPoint) sizes.set(entryPoint, gzipSync(file.contents, {level: 9}).length);
    }
  });

  for (const [part, goal] of Object.entries(goals)) {
    it(`of ${part} is at most ${goal / kilobyte} KB, in a file of its own`, (context) => {
      const size = sizes.get(part);
      assert.ok(size !== undefined, `There is no file for ${part}: ${[...sizes.keys()].join(', ')}`);
      context.diagnostic(`${(size / kilobyte).toFixed(1)} KB`);
      assert.ok(size <= goal, `${part} weighs ${size} bytes.`);
    });
  }
});
