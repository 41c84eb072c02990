import {expect} from '@open-wc/testing';
import {readCommonMark} from './spec-examples.js';
import {canonical, toHtml, writePermissively} from './test-writer.js';

const examples = await readCommonMark();

describe('the CommonMark specification', () => {
  it('has 652 examples', () => expect(examples).to.have.length(652));

  for (const {number, section, markdown, html} of examples) {
    it(`example ${number}: ${section}`, async () => {
      expect(canonical(toHtml(await writePermissively([markdown], {addresses: false})))).to.equal(canonical(html));
    });
  }
});
