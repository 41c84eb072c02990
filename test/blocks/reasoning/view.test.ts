import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {render} from 'lit';
import {renderPlainBlock} from '../../../src/blocks/views.js';
import type {ReasoningBlock} from '../../../src/model/index.js';
import {english} from '../../../src/ui/strings.js';
import {draw, readText} from '../view-harness.js';

const block: ReasoningBlock = {kind: 'reasoning', index: 0, isDone: false, text: 'Let me see.'};

/** Draws thoughts again and again into the same place, as a message does. */
async function drawGrowing() {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const show = (changes: Partial<ReasoningBlock>): HTMLDetailsElement => {
    render(renderPlainBlock({...block, ...changes}, {strings: english}), box);
    const details = box.querySelector('details');
    if (!details) throw new Error('Nothing was drawn.');
    return details;
  };
  return show;
}

describe('the view of reasoning', () => {
  it('is open while the thoughts grow, and folds with the time that they took', async () => {
    const show = await drawGrowing();
    const thoughts = show({});
    expect(thoughts.part.contains('block-reasoning')).to.equal(true);
    expect([thoughts.open, readText(thoughts)]).to.deep.equal([true, 'Thinking … Let me see.']);
    await nextFrame();
    show({isDone: true});
    expect([thoughts.open, readText(thoughts)]).to.deep.equal([false, 'Thought for 1 s Let me see.']);
  });

  it('stays as the visitor has it', async () => {
    const show = await drawGrowing();
    const thoughts = show({});
    thoughts.querySelector('summary')?.click();
    await nextFrame();
    expect(thoughts.open).to.equal(false);
    show({text: 'Let me see. Yes.'});
    expect(thoughts.open).to.equal(false);
    thoughts.querySelector('summary')?.click();
    await nextFrame();
    expect(show({isDone: true}).open).to.equal(true);
  });

  it('knows no time of thoughts that were there already', async () => {
    const thoughts = await draw({...block, isDone: true});
    expect([(thoughts as HTMLDetailsElement).open, readText(thoughts)]).to.deep.equal([false, 'Thoughts Let me see.']);
  });

  it('says of thoughts in bytes that nobody else can read them', async () => {
    const hidden = await draw({...block, text: '', redacted: new Uint8Array([1, 2])});
    expect(readText(hidden)).to.contain('only the model can read');
  });
});
