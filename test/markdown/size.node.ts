import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {kilobyte, markdownWeights} from '../goals.js';
import {weighParts} from './weigh-parts.js';

describe('the weight of markdown', () => {
  let sizes: ReadonlyMap<string, number>;

  before(async () => {
    sizes = await weighParts(Object.keys(markdownWeights));
  });

  for (const [part, goal] of Object.entries(markdownWeights)) {
    it(`of ${part} is at most ${goal / kilobyte} KB, in a file of its own`, (context) => {
      const size = sizes.get(part);
      assert.ok(size !== undefined, `There is no file for ${part}: ${[...sizes.keys()].join(', ')}`);
      context.diagnostic(`${(size / kilobyte).toFixed(1)} KB`);
      assert.ok(size <= goal, `${part} weighs ${size} bytes.`);
    });
  }
});
