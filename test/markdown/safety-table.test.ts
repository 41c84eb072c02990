import {expect} from '@open-wc/testing';
import {outlineOf, writeWhole} from './write.js';

/** Where the writer does another thing than the specifications say, as the README of the folder lists it. */
describe('safety overrides the specification', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['raw HTML in a line is words', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
    ['a block of raw HTML is words', '<div>\n*a*\n</div>', '<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>'],
    ['a line break in a cell is one', '| a |\n| - |\n| b<br>c |', 'b<br></br>c'],
    [
      'an image is a chip',
      '![a](https://example.org/b.png)',
      '<a href="https://example.org/b.png">Image: a<span> (example.org)</span></a>',
    ],
    ['a dangerous address is none', '[a](javascript:b)', '<p><a>a</a></p>'],
    ['a relative address is none', '[a](/b)', '<p><a>a</a></p>'],
    ['an address with credentials is none', '[a](https://b:c@d.example/)', '<p><a>a</a></p>'],
    ['an address with deceiving characters is none', '[a](https://b\u200b.example/)', '<p><a>a</a></p>'],
    [
      'an address of more than 2,048 characters is none',
      `[a](https://b.example/${'c'.repeat(2048)})`,
      '<p><a>a</a></p>',
    ],
    [
      'a label like another address has the real host',
      '[a.example](https://b.example/)',
      'a.example<span> (b.example)',
    ],
    ['control and direction characters are dropped', 'a\u0007b\u202ec\u{e0041}d', '<p>abcd</p>'],
    ['a command to a terminal is dropped', 'a\u001b[31mb', '<p>ab</p>'],
  ];
  for (const [name, markdown, expected] of rows) {
    it(name, async () => {
      const shown = outlineOf(await writeWhole(markdown));
      expect(shown).to.include(expected.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    });
  }

  it('an image is one where the page allows its origin and the begin of its path', async () => {
    const images = {allow: ['https://a.example/public/']};
    const write = (path: string) => writeWhole(`![a](https://a.example/${path})`, {images});
    expect((await write('public/b.png')).querySelector('img')?.src).to.equal('https://a.example/public/b.png');
    expect((await write('private/b.png')).querySelector('img')).to.equal(null);
  });

  it('emphasis ends at 32', async () => {
    const root = await writeWhole(`${'*a '.repeat(40)}b${'*'.repeat(40)}`);
    expect(root.querySelectorAll('em, strong').length).to.be.within(16, 32);
    expect(root.textContent).to.include('b');
  });

  it('a table ends at 50 columns and 2,000 rows', async () => {
    const wide = await writeWhole(`${'| a '.repeat(51)}|\n${'| - '.repeat(51)}|`);
    expect(wide.querySelector('table')).to.equal(null);
    const long = await writeWhole(`| a | b |\n| - | - |\n${'| c | d |\n'.repeat(2100)}`);
    expect([...long.querySelectorAll('td')].filter(({textContent}) => textContent === 'd')).to.have.length(2000);
    expect(long.querySelectorAll('td')).to.have.length(4100);
  });

  it('cells without words end at 20,000', async () => {
    const root = await writeWhole(`${'|a'.repeat(50)}|\n${'|-'.repeat(50)}|\n${'b\n'.repeat(1000)}`);
    const empty = [...root.querySelectorAll('td')].filter(({textContent}) => textContent === '');
    expect(empty.length).to.be.within(19_000, 20_000);
  });

  it('a text ends at 1 MB', async () => {
    const root = await writeWhole(`${'words '.repeat(180_000)}the end`);
    expect(root.textContent?.length).to.be.below(1024 * 1024 + 100);
    expect(root.querySelector('.md-cut')).not.to.equal(null);
  });

  it('nesting ends at 32', async () => {
    const root = await writeWhole(`${'> '.repeat(40)}a`);
    expect(root.querySelectorAll('blockquote')).to.have.length(32);
    expect(root.textContent).to.equal(`${'> '.repeat(8)}a`);
  });
});
