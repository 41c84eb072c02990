import {expect} from '@open-wc/testing';
import {audioKind} from '../../src/blocks/audio/block.js';
import {cachePointKind} from '../../src/blocks/cache-point/block.js';
import {documentKind} from '../../src/blocks/document/block.js';
import {guardContentKind} from '../../src/blocks/guard-content/block.js';
import {blockFromContent, contentOf, growBlock} from '../../src/blocks/index.js';
import {searchResultKind} from '../../src/blocks/search-result/block.js';
import {videoKind} from '../../src/blocks/video/block.js';

describe('the kinds that come whole', () => {
  for (const [{kind}, member] of [
    [documentKind, 'document'],
    [audioKind, 'audio'],
    [videoKind, 'video'],
    [guardContentKind, 'guardContent'],
    [searchResultKind, 'searchResult'],
    [cachePointKind, 'cachePoint'],
  ] as const) {
    it(`hold ${member} as it came`, () => {
      const value = {format: 'x', source: {bytes: new Uint8Array([1])}, futureMember: 1};
      const block = blockFromContent({[member]: value}, 3);
      expect(block).to.include({kind, index: 3, isDone: true, value});
      // A copy has forgotten what it was made from.
      expect(contentOf({...block})).to.deep.equal({[member]: value});
    });

    it(`keep ${member} as something unknown when it is no object`, () => {
      for (const value of [null, 'x', [1]]) {
        const block = blockFromContent({[member]: value}, 0);
        expect(block.kind).to.equal('unknown');
        expect(contentOf(block)).to.deep.equal({[member]: value});
      }
    });

    it(`do not let ${member} grow`, () => {
      expect(growBlock(blockFromContent({[member]: {}}, 0), {[member]: {}})).to.equal(undefined);
    });
  }
});
