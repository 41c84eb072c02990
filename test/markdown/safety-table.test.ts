import {expect} from '@open-wc/testing';
import {outlineOf, writeWhole} from './write.js';

/** Where the writer does another thing than the specifications say, as the README of the folder lists it. */
describe('safety overrides the specification', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['raw HTML in a line is words', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
    ['a block of raw HTML is words', '<div>\n*a*\n</div>', '<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>'],
    ['a line break in a cell is one', '| a |\n| - |\n| b<br>c |', 'b<br></br>c'],
    ['an image is a chip', '![a](https://example.org/b.png)', '<a href="https://example.org/b.png">Image: a</a>'],
    ['a dangerous address is none', '[a](javascript:b)', '<p><a>a</a></p>'],
    ['a relative address is none', '[a](/b)', '<p><a>a</a></p>'],
    ['an address with credentials is none', '[a](https://b:c@d.example/)', '<p><a>a</a></p>'],
    ['an address with deceiving characters is none', '[a](https://b\u200b.example/)', '<p><a>a</a></p>'],
    [
      'an address of more than 2,048 characters is none',
      `[a](https://b.example/${'c'.repeat(2048)})`,
      '<p><a>a</a></p>',
    ],
    ['control characters are dropped', 'a\u0007b\u202ec', '<p>abc</p>'],
  ];
  for (const [name, markdown, expected] of rows) {
    it(name, async () => {
      const shown = outlineOf(await writeWhole(markdown));
      expect(shown).to.include(expected.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    });
  }

  it('nesting ends at 32', async () => {
    const root = await writeWhole(`${'> '.repeat(40)}a`);
    expect(root.querySelectorAll('blockquote')).to.have.length(32);
    expect(root.textContent).to.equal(`${'> '.repeat(8)}a`);
  });
});
