import {expect} from '@open-wc/testing';
import type {ToolResultBlock} from '../../../src/model/index.js';
import {draw, readText} from '../view-harness.js';

const block: ToolResultBlock = {kind: 'tool-result', index: 0, isDone: true, toolUseId: 'a', content: []};

describe('the view of a tool result', () => {
  it('shows text as it is, JSON in good order and of bytes their number', async () => {
    const content = [{text: 'Shipped'}, {json: {status: 'shipped'}}, {hologram: {bytes: new Uint8Array(3)}}, 'odd'];
    const card = await draw({...block, content});
    expect(card.part.contains('block-tool-result')).to.equal(true);
    const shown = card.querySelector('pre')?.textContent ?? '';
    expect(shown)
      .to.contain('Shipped\n{\n  "status": "shipped"\n}')
      .and.to.contain('(3 bytes)')
      .and.to.contain('"odd"');
  });

  it('shows what a tool brought like what a visitor brings', async () => {
    const source = {bytes: new Uint8Array(3)};
    const card = await draw({
      ...block,
      content: [
        {image: {format: 'png', source}},
        {document: {format: 'pdf', name: 'Report', source}},
        {video: {format: 'mp4', source}},
        {searchResult: {source: 'https://example.org/', title: 'Granite', content: [{text: 'Hard.'}]}},
      ],
    });
    expect(card.querySelector('pre')).to.equal(null);
    expect([...card.querySelectorAll('[part]')].map((piece) => piece.part.item(1))).to.deep.equal([
      'block-image',
      'block-document',
      'block-video',
      'block-search-result',
    ]);
  });

  it('shows what a program wrote, as the code interpreter of the service tells it', async () => {
    const json = {stdOut: '7006652', stdErr: 'careful', exitCode: 0, isError: false};
    const card = await draw({...block, type: 'nova_code_interpreter_result', content: [{json}]});
    expect(card.querySelector('pre')?.textContent).to.equal('7006652\ncareful');
  });

  it('says whether the tool failed', async () => {
    expect(readText(await draw(block))).to.equal('Result');
    const failed = await draw({...block, status: 'error', content: [{text: 'No such order'}]});
    expect(readText(failed)).to.equal('This step failed No such order');
  });
});
