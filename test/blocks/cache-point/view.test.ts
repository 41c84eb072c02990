import {expect, fixture, html} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {renderBlock} from '../../../src/blocks/views-rich.js';
import {allStrings} from '../../../src/ui/strings-rich.js';
import {english} from '../../../src/ui/strings.js';

describe('the view of a cache point', () => {
  it('is nothing', async () => {
    const block = blockFromContent({cachePoint: {type: 'default'}}, 0);
    const box = await fixture<HTMLElement>(html`<div>${renderBlock(block, {strings: allStrings(english)})}</div>`);
    expect([box.childElementCount, box.textContent]).to.deep.equal([0, '']);
  });
});
