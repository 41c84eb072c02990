import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {draw, readText} from '../view-harness.js';

const drawDocument = (document: object) => draw(blockFromContent({document: document as never}, 0));

describe('the view of a document', () => {
  it('names it and its format', async () => {
    const file = await drawDocument({name: 'Report', format: 'pdf', source: {bytes: new Uint8Array(3)}});
    expect(file.part.contains('block-document')).to.equal(true);
    expect(readText(file)).to.equal('Report PDF');
  });

  it('has a name for one without', async () => {
    expect(readText(await drawDocument({name: 7, format: null}))).to.equal('Document');
  });

  it('shows a name as it is written, whatever it wants to be', async () => {
    const file = await drawDocument({name: '<b>fdp\u202E.exe</b>', format: '<i>'});
    expect(readText(file)).to.equal('<b>fdp.exe</b> <I>');
    expect(file.querySelector('b, i')).to.equal(null);
  });
});
