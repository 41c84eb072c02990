import {expect} from '@open-wc/testing';
import {cutEvery} from './conformance/cut.js';
import {startMarkdown, writeWhole} from './write.js';

describe('links', () => {
  const link = async (text: string) => (await writeWhole(text)).querySelector('a');

  it('open safely in a page of their own', async () => {
    const found = await link('[words](https://example.org/a)');
    expect(found?.getAttribute('rel')).to.equal('noopener noreferrer nofollow ugc');
    expect(found?.getAttribute('target')).to.equal('_blank');
  });

  it('stay words when they lead where no visitor should be sent', async () => {
    expect((await link('[words](javascript:alert)'))?.outerHTML).to.equal('<a>words</a>');
  });

  it('say their real host where the label looks like another', async () => {
    expect((await link('[https://bank.example](https://evil.example/x)'))?.textContent).to.equal(
      'https://bank.example (evil.example)',
    );
    expect((await link('[bank.example/login](mailto:a@evil.example)'))?.textContent).to.include('evil.example');
    expect((await link('[www.example.org](https://example.org/)'))?.textContent).to.equal('www.example.org');
    expect((await link('https://example.org/a'))?.textContent).to.equal('https://example.org/a');
    expect((await link('[the docs](https://example.org/)'))?.textContent).to.equal('the docs');
  });

  const deceiving = [
    'bank.example.',
    'bank.example…',
    '"bank.example"',
    '(https://bank.example/)',
    '→ bank.example',
    'Visit https://bank.example',
    '\u2060bank.example',
    'ba&shy;nk.example',
    'bank．example',
    'https://bank.example@evil.example',
    'bank.xn--p1ai',
    'https://192.168.0.1/',
    'help@bank.example',
    'b\u034fank.example',
    'ba\ufe0fnk.example',
    'bank.exam\u0332ple',
    'bank。example',
    'bank｡example',
    '$\\text{bank.example}$',
    '**words** and $x^2$',
    'evil.example https://bank.example',
    'evil.example@bank.example',
  ];
  for (const label of deceiving) {
    it(`say it however the label is written: ${label}`, async () => {
      expect((await link(`[${label}](https://evil.example/)`))?.textContent).to.match(/ \(evil\.example\)$/);
    });
  }

  it('say the address of a letter where the label has another, and nothing where it has the same', async () => {
    expect((await link('[help@bank.example](mailto:a@evil.example)'))?.textContent).to.include(
      '(mailto:a@evil.example)',
    );
    for (const label of ['a@bank.example', 'A@Bank.example', 'mailto:a@bank.example']) {
      expect((await link(`[${label}](mailto:a@bank.example)`))?.textContent).to.equal(label);
    }
    for (const address of ['b@bank.example', 'b@evil.example,a@bank.example', 'b@evil.example?cc=a@bank.example']) {
      expect((await link(`[a@bank.example](mailto:${address})`))?.textContent).to.include('(mailto:b@');
    }
  });

  for (const label of ['e.g. this', 'version 1.2.3', 'v1.25', 'Mr. Smith', 'docs: the rest']) {
    it(`say nothing beside what is no address: ${label}`, async () => {
      expect((await link(`[${label}](https://example.org/)`))?.textContent).to.equal(label);
    });
  }

  for (const pieceLength of [1, 1000]) {
    it(`lead to one place only, in pieces of ${pieceLength}`, () => {
      const started = startMarkdown();
      const text =
        '[![badge](https://image.example/)](https://a.example/)\n\n[a <https://b.example/> c](https://d.example/)';
      for (const piece of cutEvery(text, pieceLength)) started.show(piece);
      started.markdown.end();
      const links = [...started.root.querySelectorAll('a[href]')].map((found) => found.getAttribute('href'));
      expect(links).to.deep.equal(['https://a.example/', 'https://d.example/']);
      const [badge, address] = [...started.root.querySelectorAll('p > a')].map(({textContent}) => textContent);
      expect(badge, 'not where its image comes from').to.equal('Image: badge');
      expect(address).to.equal('a https://b.example/ c (d.example)');
    });
  }

  it('keep nothing of one when they lead nowhere after all', () => {
    const started = startMarkdown();
    for (const piece of cutEvery('http://x.]_', 1)) started.show(piece);
    started.markdown.end();
    for (const found of started.root.querySelectorAll('a:not([href])')) {
      expect(found.getAttributeNames()).to.deep.equal([]);
    }
  });

  it('do not ask the page when a footnote inside is chosen', () => {
    const asked: string[] = [];
    const started = startMarkdown({onLink: (url) => asked.push(url) > 0});
    started.show('[words[^a]](https://example.org/)\n\n[^a]: note\n\nend');
    const click = new MouseEvent('click', {bubbles: true, cancelable: true});
    started.root.querySelector('a .md-footnote-button')?.dispatchEvent(click);
    expect(click.defaultPrevented, 'nor follow the link').to.equal(true);
    expect(asked).to.deep.equal([]);
  });

  it('ask the page first', () => {
    const asked: string[] = [];
    const started = startMarkdown({
      onLink: (url) => {
        asked.push(url);
        return false;
      },
    });
    started.show('[*words*](https://example.org/)\n\n');
    const click = new MouseEvent('click', {bubbles: true, cancelable: true});
    started.root.querySelector('em')?.dispatchEvent(click);
    expect(asked).to.deep.equal(['https://example.org/']);
    expect(click.defaultPrevented).to.equal(true);
    const middle = new MouseEvent('auxclick', {bubbles: true, cancelable: true, button: 1});
    started.root.querySelector('em')?.dispatchEvent(middle);
    started.root.querySelector('em')?.dispatchEvent(new MouseEvent('auxclick', {bubbles: true, button: 2}));
    expect(asked).to.have.length(2);
    expect(middle.defaultPrevented).to.equal(true);
  });
});
