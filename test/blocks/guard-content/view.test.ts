import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {draw, readText} from '../view-harness.js';

const drawGuarded = (guardContent: object) => draw(blockFromContent({guardContent: guardContent as never}, 0));

describe('the view of what a guardrail looks at', () => {
  it('shows words like any others', async () => {
    const words = await drawGuarded({text: {text: 'One.\n\nTwo <b>.', qualifiers: ['query']}});
    expect(words.part.contains('block-guard-content')).to.equal(true);
    expect([...words.querySelectorAll('p')].map(readText)).to.deep.equal(['One.', 'Two <b>.']);
  });

  it('shows a picture like any other', async () => {
    const image = await drawGuarded({image: {format: 'png', source: {bytes: new Uint8Array(3)}}});
    expect(image.matches('img[part~="block-image"]')).to.equal(true);
  });

  it('shows nothing of what is neither', async () => {
    expect(readText(await drawGuarded({text: 'x'}))).to.equal('');
    expect(readText(await drawGuarded({image: 'x'}))).to.equal('This part of the answer cannot be shown here.');
  });
});
