import {expect} from '@open-wc/testing';
import type {Citation, CitationsBlock} from '../../../src/model/index.js';
import {draw, readText} from '../view-harness.js';

const cite = (spans: CitationsBlock['spans']): CitationsBlock => ({kind: 'citations', index: 0, isDone: true, spans});
const web = (url: string, title?: string): Citation => ({location: {web: {url}}, ...(title && {title})});

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
    expect([...block.querySelectorAll('li')].map(readText)).to.deep.equal([
      'On granite example.org',
      'On chalk example.org',
    ]);
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
    expect(readText(block.querySelector('li') ?? block)).to.equal('https://www.mybank.com/login evil.example');
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
    expect([...block.querySelectorAll('li')].map(readText)).to.deep.equal(['Evil', 'handbook.pdf', 'Source 3']);
  });

  it('shows words without sources as words', async () => {
    const block = await draw(cite([{text: 'Plain.', citations: []}]));
    expect([readText(block), block.querySelector('ol')]).to.deep.equal(['Plain.', null]);
  });
});
