import {expect} from '@open-wc/testing';
import type {Citation, CitationsBlock} from '../../../src/model/index.js';
import {draw, readText} from '../view-harness.js';

const cite = (spans: CitationsBlock['spans']): CitationsBlock => ({kind: 'citations', index: 0, isDone: true, spans});
const web = (url: string, title?: string): Citation => ({location: {web: {url}}, ...(title && {title})});

/** What is said of a source, without the button that leads back. */
const readSource = (item: Element) => readText(item).replace(/ ?↩$/, '');

describe('the view of citations', () => {
  it('marks the words with the numbers of their sources and lists these', async () => {
    const block = await draw(
      cite([
        {text: 'Granite is hard.', citations: [web('https://example.org/a', 'On granite')]},
        {
          text: ' Chalk is not.',
          citations: [web('https://example.org/b', 'On chalk'), web('https://example.org/a', 'On granite')],
        },
      ]),
    );
    expect(block.part.contains('block-citations')).to.equal(true);
    expect(readText(block.querySelector('p') ?? block)).to.equal('Granite is hard.[1] Chalk is not.[2][1]');
    expect([...block.querySelectorAll('li')].map(readSource)).to.deep.equal([
      'On granite example.org',
      'On chalk example.org',
    ]);
  });

  it('leads from a mark to its source and back, by focus', async () => {
    const sources = [web('https://example.org/a', 'On granite'), web('https://example.org/b', 'On chalk')];
    const block = await draw(
      cite([
        {text: 'Both.', citations: sources},
        {text: ' One.', citations: sources.slice(1)},
      ]),
    );
    const marks = [...block.querySelectorAll<HTMLElement>('.mark')];
    expect(marks.map(({ariaLabel}) => ariaLabel)).to.deep.equal(['Source 1', 'Source 2', 'Source 2']);
    const {href} = location;
    marks[2]?.click();
    expect(document.activeElement).to.equal(block.querySelectorAll('li')[1]);
    const back = block.querySelectorAll<HTMLElement>('.back')[1];
    expect(back?.ariaLabel).to.equal('Back to the text');
    back?.click();
    expect(document.activeElement).to.equal(marks[1]);
    expect(location.href).to.equal(href);
    await expect(block).to.be.accessible();
  });

  it('links with care', async () => {
    const link = (await draw(cite([{text: 'x', citations: [web('https://example.org/a')]}]))).querySelector('a');
    expect(link?.href).to.equal('https://example.org/a');
    expect(link?.textContent).to.equal('example.org');
    expect([link?.target, link?.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow ugc']);
  });

  it('shows where a link really leads, whatever its title says', async () => {
    const title = 'https://www.mybank.com/\u202Elogin';
    const block = await draw(cite([{text: 'x', citations: [web('https://evil.example/a', title)]}]));
    expect(readSource(block.querySelector('li') ?? block)).to.equal('https://www.mybank.com/login evil.example');
  });

  it('links to no telephone and no mailbox', async () => {
    const block = await draw(
      cite([{text: 'x', citations: [web('tel:0900', 'Call'), web('mailto:a@b.example', 'Write')]}]),
    );
    expect(block.querySelector('a')).to.equal(null);
  });

  it('names a source that must not be linked, and counts one without a name', async () => {
    const block = await draw(
      cite([{text: 'x', citations: [web('javascript:alert(1)', 'Evil'), {source: 'handbook.pdf'}, {}]}]),
    );
    expect(block.querySelector('a')).to.equal(null);
    expect([...block.querySelectorAll('li')].map(readSource)).to.deep.equal(['Evil', 'handbook.pdf', 'Source 3']);
  });

  const locations: [string, Citation['location'], string][] = [
    ['a page of the web', {web: {url: 'https://example.org/a', domain: 'example.org'}}, 'Book example.org “Hard.”'],
    ['pages of a document', {documentPage: {documentIndex: 0, start: 3, end: 4}}, 'Book pages 3–4 “Hard.”'],
    ['one page of a document', {documentPage: {documentIndex: 0, start: 3, end: 3}}, 'Book page 3 “Hard.”'],
    ['parts of a document', {documentChunk: {documentIndex: 0, start: 5}}, 'Book part 5 “Hard.”'],
    ['characters of a document', {documentChar: {documentIndex: 0, start: 10, end: 15}}, 'Book “Hard.”'],
    ['a search result', {searchResultLocation: {searchResultIndex: 0, start: 0, end: 1}}, 'Book “Hard.”'],
    ['a location of an unknown kind', {moon: {crater: 4}}, 'Book “Hard.”'],
    ['a location that is none', {documentPage: {start: 'x'}, documentChunk: null}, 'Book “Hard.”'],
  ];
  for (const [what, location, shown] of locations) {
    it(`tells of ${what} behind the words that it supports`, async () => {
      const citation = {title: 'Book', sourceContent: [{text: 'Hard.'}], ...(location && {location})};
      const block = await draw(cite([{text: 'Granite is hard.', citations: [citation]}]));
      const item = block.querySelector('li');
      const quote = item?.querySelector('q');
      quote?.replaceWith(` “${quote.textContent}”`);
      expect(readText(block.querySelector('p') ?? block)).to.equal('Granite is hard.[1]');
      expect(readSource(item ?? block)).to.equal(shown);
    });
  }

  it('gathers the places and words of one document, and keeps documents of the same name apart', async () => {
    const page = (documentIndex: number, start: number, text: string): Citation => ({
      title: 'Report',
      sourceContent: [{text}],
      location: {documentPage: {documentIndex, start, end: start}},
    });
    const block = await draw(
      cite([
        {text: 'One.', citations: [page(0, 1, 'a'), page(0, 1, 'a')]},
        {text: ' Two.', citations: [page(0, 7, 'b'), page(1, 7, 'b')]},
      ]),
    );
    expect(readText(block.querySelector('p') ?? block)).to.equal('One.[1] Two.[1][2]');
    expect([...block.querySelectorAll('li')].map(readSource)).to.deep.equal([
      'Report page 1 page 7ab',
      'Report page 7b',
    ]);
  });

  it('puts the way back beside the last words of each source', async () => {
    const quoted = ['a', 'b'].map((text) => ({source: 'x', sourceContent: [{text}]}));
    const block = await draw(cite([{text: 'x', citations: [...quoted, {title: 'Book'}]}]));
    const ways = [...block.querySelectorAll('.back')].map((button) => button.previousElementSibling?.textContent);
    expect(ways).to.deep.equal(['b', undefined]);
    expect(block.querySelectorAll('li')[1]?.lastElementChild).to.equal(block.querySelectorAll('.back')[1]);
  });

  it('quotes little of a source that says much, and never half a character', async () => {
    const citations = ['😀'.repeat(5000), 'b', 'c', 'd', 'e'].map((text) => ({source: 'x', sourceContent: [{text}]}));
    const quotes = [...(await draw(cite([{text: 'x', citations}]))).querySelectorAll('q')];
    expect(quotes.map(({textContent}) => textContent)).to.deep.equal([`${'😀'.repeat(120)} …`, 'b', 'c']);
  });

  it('takes nothing for granted in what a model says of its sources', async () => {
    const odd = [{sourceContent: 'x'}, {sourceContent: [null, 1]}, {location: null}, {title: 7, source: {}}];
    const block = await draw(cite([{text: 'x', citations: odd as never}]));
    expect([...block.querySelectorAll('li')].map(readSource)).to.deep.equal(['Source 1']);
  });

  it('shows words without sources as words', async () => {
    const block = await draw(cite([{text: 'Plain.', citations: []}]));
    expect([readText(block), block.querySelector('ol')]).to.deep.equal(['Plain.', null]);
  });
});
