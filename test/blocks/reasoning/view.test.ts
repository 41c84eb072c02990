import {expect} from '@open-wc/testing';
import type {ReasoningBlock} from '../../../src/model/index.js';
import {draw, readText} from '../view-harness.js';

const block: ReasoningBlock = {kind: 'reasoning', index: 0, isDone: false, text: 'Let me see.'};

describe('the view of reasoning', () => {
  it('folds the thoughts away, with a title that says whether they go on', async () => {
    const growing = await draw(block);
    expect(growing.part.contains('block-reasoning')).to.equal(true);
    expect((growing as HTMLDetailsElement).open).to.equal(false);
    expect(readText(growing)).to.equal('Thinking … Let me see.');
    expect(readText(await draw({...block, isDone: true}))).to.equal('Thoughts Let me see.');
  });

  it('says of thoughts in bytes that nobody else can read them', async () => {
    const hidden = await draw({...block, text: '', redacted: new Uint8Array([1, 2])});
    expect(readText(hidden)).to.contain('only the model can read');
  });
});
