import {expect} from '@open-wc/testing';
import {createRandomId} from '../../src/engine/create-id.js';

describe('an id', () => {
  it('has 32 hexadecimal digits and is another one each time', () => {
    const ids = Array.from({length: 100}, createRandomId);
    for (const id of ids) expect(id).to.match(/^[\da-f]{32}$/);
    expect(new Set(ids).size).to.equal(100);
  });
});
