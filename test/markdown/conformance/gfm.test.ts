import {expect} from '@open-wc/testing';
import {micromark} from 'micromark';
import {gfm, gfmHtml} from 'micromark-extension-gfm';
import {gfmExamples} from './gfm-examples.js';
import {canonical, toHtml, writePermissively} from './test-writer.js';

const readReference = (markdown: string) =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });

/** The reference marks boxes with an empty attribute and puts them into the paragraph of a loose item; so do we, beside it. */
const settleBoxes = (html: string) => html.replaceAll('disabled="" checked=""', 'checked="" disabled=""');

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
