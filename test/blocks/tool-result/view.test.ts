import {expect} from '@open-wc/testing';
import type {ToolResultBlock} from '../../../src/model/index.js';
import {draw, readText} from '../view-harness.js';

const block: ToolResultBlock = {kind: 'tool-result', index: 0, isDone: true, toolUseId: 'a', content: []};

describe('the view of a tool result', () => {
  it('shows text as it is, JSON in good order and of bytes their number', async () => {
    const content = [
      {text: 'Shipped'},
      {json: {status: 'shipped'}},
      {image: {format: 'png', source: {bytes: new Uint8Array(3)}}},
      'odd',
    ];
    const card = await draw({...block, content});
    expect(card.part.contains('block-tool-result')).to.equal(true);
    const shown = card.querySelector('pre')?.textContent ?? '';
    expect(shown)
      .to.contain('Shipped\n{\n  "status": "shipped"\n}')
      .and.to.contain('(3 bytes)')
      .and.to.contain('"odd"');
  });

  it('says whether the tool failed', async () => {
    expect(readText(await draw(block))).to.equal('Result');
    const failed = await draw({...block, status: 'error', content: [{text: 'No such order'}]});
    expect(readText(failed)).to.equal('This step failed No such order');
  });
});
