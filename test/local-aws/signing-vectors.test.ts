import {expect} from '@open-wc/testing';
import {expectAsAws, publishedHeader, signAsThePage} from './signing-both-sides.js';
import {vectors} from './signing-vectors.js';

describe('a signature of AWS’s published test suite', () => {
  for (const vector of vectors) {
    it(`is what the page signs: ${vector.name}`, async () => {
      expect(await signAsThePage(vector)).to.equal(publishedHeader(vector));
    });

    it(`is what the stand-in expects: ${vector.name}`, async () => {
      expect(await expectAsAws(vector, publishedHeader(vector))).to.equal(vector.signature);
    });
  }
});
