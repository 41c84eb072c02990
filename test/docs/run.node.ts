import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {after, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {createLocalAws} from '../../src/local-aws/index.js';
import {listSamples, writeSamples} from './prepare-samples.js';
import {nameOf} from './read-docs.js';

// A sample that is marked `run` is run as it stands, with the stand-in in the place of AWS. What it prints is what its
// comments with an arrow say.

const originalFetch = globalThis.fetch;
const originalLog = console.log;
const aws = createLocalAws({pace: {firstMs: 0, deltaMs: 0}});

after(() => {
  globalThis.fetch = originalFetch;
});

async function run(path: string): Promise<readonly string[]> {
  const printed: string[] = [];
  globalThis.fetch = (resource, init) => {
    const request = new Request(resource, init);
    return new URL(request.url).hostname === '127.0.0.1' ? originalFetch(request) : aws(request);
  };
  console.log = (...values: unknown[]) => void printed.push(values.map(String).join(' ').trimEnd());
  try {
    await import(pathToFileURL(resolve(path)).href);
  } finally {
    console.log = originalLog;
    globalThis.fetch = originalFetch;
  }
  return printed;
}

describe('the samples that are marked so', () => {
  const samples = listSamples().filter(({marks}) => marks.includes('run'));
  for (const {sample, path} of writeSamples('test-results/docs-run', samples)) {
    it(`run in Node: ${nameOf(sample)}`, async () => {
      const expected = Array.from(sample.code.matchAll(/\/\/ → (.*)$/gm), ([, line = '']) => line);
      assert.deepEqual(await run(path), expected);
    });
  }

  it('are more than a few', () => assert.ok(samples.length >= 8, `there are ${samples.length}`));
});
