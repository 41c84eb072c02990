import {expect} from '@open-wc/testing';
import {gfmExamples} from './gfm-examples.js';
import {readReference, settleBoxes} from './gfm-reference.js';
import {canonical, toHtml, writePermissively} from './test-writer.js';

describe('the GFM specification', () => {
  it('has 24 examples of its extensions', () => {
    expect(Object.values(gfmExamples).flat()).to.have.length(24);
  });

  for (const [section, examples] of Object.entries(gfmExamples)) {
    for (const [at, markdown] of examples.entries()) {
      it(`${section}, ${at + 1}`, async () => {
        const ours = toHtml(await writePermissively([markdown]));
        expect(canonical(settleBoxes(ours))).to.equal(canonical(readReference(markdown)));
      });
    }
  }
});
