import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {checkNode} from '../../demo/server/check-node.js';

describe('Node', () => {
  for (const version of ['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0']) {
    it(`${version} is enough`, () => assert.equal(checkNode(version), undefined));
  }

  for (const version of ['18.20.8', '20.18.3', '21.7.3', '22.11.0']) {
    it(`${version} is named, with what is needed`, () => {
      assert.equal(checkNode(version), `This needs Node 20.19, or 22.12 and later; here is ${version}.`);
    });
  }
});
