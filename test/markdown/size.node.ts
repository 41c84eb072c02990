import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {build} from 'vite';
import {kilobyte} from '../goals.js';

/** The most that each part may weigh, in bytes of `gzip -9`. */
const goals: Readonly<Record<string, number>> = {
  // What draws an answer: the parser and its writer.
  'index.ts': 12 * kilobyte,
  'rare/index.ts': 9 * kilobyte,
  'highlight/load.ts': 10 * kilobyte,
  'math/load.ts': 50 * kilobyte,
  'rare/entity-table.ts': 12 * kilobyte,
};

const folder = new URL('../../src/markdown/', import.meta.url).pathname;

describe('the weight of markdown', () => {
  const sizes = new Map<string, number>();

  before(async () => {
    // As what is published is built: the same bundler, with what is needed at once in one file.
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      mode: 'production',
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        reportCompressedSize: false,
        lib: {entry: `${folder}index.ts`, formats: ['es']},
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true,
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{name: 'index', test: /\/markdown\/(?!rare\/|highlight|math)/}],
            },
          },
        },
      },
    });
    for (const {output} of [built].flat().filter((each) => 'output' in each)) {
      for (const file of output) {
        if (file.type !== 'chunk') continue;
        const part = Object.keys(goals).find((name) => file.moduleIds.includes(folder + name));
        if (part !== undefined) sizes.set(part, gzipSync(file.code, {level: 9}).length);
      }
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
