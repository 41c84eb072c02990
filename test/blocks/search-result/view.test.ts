import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {draw, readText} from '../view-harness.js';

const drawResult = (searchResult: object) => draw(blockFromContent({searchResult: searchResult as never}, 0));

describe('the view of a search result', () => {
  it('names it, says where it is from, and holds its words', async () => {
    const content = [{text: 'Granite is hard.'}, {text: 'Chalk is not.'}];
    const card = await drawResult({source: 'https://example.org/stones', title: 'Stones', content});
    expect(card.part.contains('block-search-result')).to.equal(true);
    expect(readText(card.querySelector('summary') ?? card)).to.equal('Stones');
    const link = card.querySelector('a');
    expect([link?.href, link?.rel]).to.deep.equal(['https://example.org/stones', 'noopener noreferrer nofollow ugc']);
    expect([...card.querySelectorAll('.words p')].map(readText)).to.deep.equal(['Granite is hard.', 'Chalk is not.']);
  });

  it('links nowhere but to the web', async () => {
    const card = await drawResult({source: 'javascript:alert(1)', title: 'Evil', content: []});
    expect(card.querySelector('a')).to.equal(null);
    expect(readText(card)).to.equal('Evil javascript:alert(1)');
  });

  it('takes nothing for granted', async () => {
    expect(readText(await drawResult({source: 7, title: null, content: [1, null, {text: 2}]}))).to.equal(
      'Search result',
    );
  });
});
