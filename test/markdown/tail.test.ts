import {expect} from '@open-wc/testing';
import {cutEvery} from './conformance/cut.js';
import {outlineOf, startMarkdown} from './write.js';

/** What is shown of a text that goes on. */
const tails: readonly (readonly [string, string])[] = [
  ['a **bo', '<p>a <strong>bo</strong></p>'],
  ['a *it', '<p>a <em>it</em></p>'],
  ['a ~~x', '<p>a <del>x</del></p>'],
  ['a `co', '<p>a <code>co</code></p>'],
  ['a **bo *it `co', '<p>a <strong>bo <em>it <code>co</code></em></strong></p>'],
  ['a **', '<p>a</p>'],
  ['a _', '<p>a</p>'],
  ['a `', '<p>a</p>'],
  ['a !', '<p>a</p>'],
  ['a [', '<p>a</p>'],
  ['a [text', '<p>a <a>text</a></p>'],
  ['a [te **x', '<p>a <a>te <strong>x</strong></a></p>'],
  ['a **b [te *x', '<p>a <strong>b <a>te <em>x</em></a></strong></p>'],
  ['a [text]', '<p>a <a>text</a></p>'],
  ['a [text](', '<p>a <a>text</a></p>'],
  ['a [text](https://exam', '<p>a <a>text</a></p>'],
  ['a [text](https://example.org "ti', '<p>a <a>text</a></p>'],
  ['a [text] b', '<p>a [text] b</p>'],
  ['a ![alt](https://exam', '<p>a </p>'],
  ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
  ['snake_case and 2*3 more', '<p>snake_case and 2*3 more</p>'],
  ['a\n-', '<p>a</p>'],
  ['a\n--', '<p>a</p>'],
  ['-', ''],
  ['12.', ''],
  ['#', ''],
  ['# ', '<h1></h1>'],
  ['# A ##', '<h1>A</h1>'],
  ['```', ''],
  ['```ts', ''],
  ['| a | b |', ''],
  ['| a | b |\n|', ''],
  ['[foo]: https://exam', ''],
  ['a http://exam', '<p>a <a>http://exam</a></p>'],
  ['a <https://exam', '<p>a</p>'],
  ['a &am', '<p>a</p>'],
  ['a 👩', '<p>a</p>'],
  ['a \ud83d', '<p>a</p>'],
  ['- [', ''],
  ['- [ ', '<ul><li></li></ul>'],
  ['- [ ] a', '<ul><li><input></input><p>a</p></li></ul>'],
];

describe('the end of a text that goes on', () => {
  for (const [text, shown] of tails) {
    for (const size of [1, 1000]) {
      it(`shows ${JSON.stringify(text)} in pieces of ${size} as ${shown || 'nothing'}`, () => {
        const started = startMarkdown();
        for (const piece of cutEvery(text, size)) started.show(piece);
        expect(outlineOf(started.root)).to.equal(shown);
      });
    }
  }

  it('shows what was styled and never closed as the words that it is, once the block ends', () => {
    const started = startMarkdown();
    started.show('a **bo `x');
    started.show('\n\nb');
    expect(outlineOf(started.root)).to.equal('<p>a **bo `x</p><p>b</p>');
  });

  it('keeps the element of a link from its label to its address', () => {
    const started = startMarkdown();
    started.show('see [the te');
    const link = started.root.querySelector('a');
    for (const piece of cutEvery('xt](https://example.org/) now', 1)) started.show(piece);
    expect(started.root.querySelector('a')).to.equal(link);
    expect(outlineOf(started.root)).to.equal('<p>see <a href="https://example.org/">the text</a> now</p>');
  });

  it('puts words to the end of the emphasis that is open, into the same text node', () => {
    const started = startMarkdown();
    started.show('a **bo *it');
    const words = started.root.querySelector('em')?.firstChild;
    for (const piece of ['al', 'ic', ' and', ' more']) {
      started.show(piece);
      expect(started.root.querySelector('em')?.firstChild, piece).to.equal(words);
    }
    expect(outlineOf(started.root)).to.equal('<p>a <strong>bo <em>italic and more</em></strong></p>');
    started.show('* x** y');
    expect(outlineOf(started.root)).to.equal('<p>a <strong>bo <em>italic and more</em> x</strong> y</p>');
  });

  it('does not read what a character reference made as the begin of another one', () => {
    const started = startMarkdown();
    for (const piece of ['a &amp;lt;', '**b** c']) started.show(piece);
    expect(started.root.textContent).to.equal('a &lt;b c');
  });

  it('changes nothing before the last word of those that grew, however the text goes on', () => {
    const started = startMarkdown();
    for (const piece of ['a **b** c', ' d e', ' f *g', '* h']) started.show(piece);
    const words = started.root.querySelector('strong')?.nextSibling;
    expect(words?.textContent).to.equal(' c d e f ');
    started.show(' [i](https://example.org/)');
    expect(outlineOf(started.root)).to.equal(
      '<p>a <strong>b</strong> c d e f <em>g</em> h <a href="https://example.org/">i</a></p>',
    );
    expect(started.root.querySelector('strong')?.nextSibling).to.equal(words);
  });

  it('puts no words into emphasis that is closed inside one that is open', () => {
    const started = startMarkdown();
    for (const piece of ['**a ', '*b* ', 'c ', 'd']) started.show(piece);
    expect(outlineOf(started.root)).to.equal('<p><strong>a <em>b</em> c d</strong></p>');
  });

  it('changes nothing while an address grows in a link', () => {
    const started = startMarkdown();
    started.show('a [b](https://ex');
    const changes = new MutationObserver(() => undefined);
    changes.observe(started.root, {subtree: true, childList: true, characterData: true, attributes: true});
    for (const piece of cutEvery('ample.org/a/long/way', 3)) started.show(piece);
    expect(changes.takeRecords()).to.deep.equal([]);
    changes.disconnect();
    started.show(') c');
    expect(outlineOf(started.root)).to.equal('<p>a <a href="https://example.org/a/long/way">b</a> c</p>');
  });

  it('links the whole of a long address, however late its last parenthesis comes', () => {
    const started = startMarkdown();
    const address = `https://example.org/${'a'.repeat(60)}?q=(x))+ok`;
    for (const piece of cutEvery(`see ${address}`, 5)) started.show(piece);
    started.markdown.end();
    expect(started.root.querySelector('a')?.getAttribute('href')).to.equal(address);
  });

  it('lets an address lead where it says, each time that it turns out to be longer, and nowhere once it deceives', () => {
    const follow = (pieces: readonly string[]) => {
      const started = startMarkdown();
      return pieces.map((piece) => {
        started.show(piece);
        return started.root.querySelector('a')?.getAttribute('href');
      });
    };
    expect(follow(['see https://a.example/b,', 'c? and'])).to.deep.equal([
      'https://a.example/b',
      'https://a.example/b,c',
    ]);
    expect(follow(['see https://a.example,', '@evil.example/ and'])).to.deep.equal(['https://a.example/', null]);
  });

  it('finds an address right behind a link, which takes none of it', () => {
    const started = startMarkdown();
    started.show('[a](https://one.example)https://two.example/ and www.three.example');
    started.markdown.end();
    const links = [...started.root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['https://one.example/', 'https://two.example/', 'http://www.three.example/']);
  });

  it('never shows the address of a link, wherever the text is cut', () => {
    const started = startMarkdown();
    for (const piece of cutEvery(
      'see [one](https://example.org/secret "title") and [two][2]\n\n[2]: /secret\n\nend',
      1,
    )) {
      started.show(piece);
      expect(started.root.textContent).not.to.include('secret');
    }
  });

  it('shows a line that is held as words when nothing comes for a while, and takes it back when it is a list', () => {
    const started = startMarkdown();
    started.show('-');
    expect(outlineOf(started.root)).to.equal('');
    started.runTimers();
    expect(outlineOf(started.root)).to.equal('<p>-</p>');
    started.show(' a');
    expect(outlineOf(started.root)).to.equal('<ul><li><p>a</p></li></ul>');
  });

  it('shows all of a line that is held for long, and takes back nothing of it while it grows', () => {
    const started = startMarkdown();
    started.show('<p align');
    started.runTimers();
    started.show('="center">');
    expect(started.root.textContent).to.equal('<p align="center">');
    const held = started.root.querySelector('.md-held');
    started.show(' and words');
    expect(started.root.querySelector('.md-held')).to.equal(held);
    expect(started.root.textContent).to.equal('<p align="center"> and words');
    started.show('\n');
    started.markdown.end();
    expect(outlineOf(started.root)).to.equal('<p><p align="center"> and words</p>');
  });

  it('waits no longer for a line that comes in many pieces', () => {
    let started = 0;
    const {show} = startMarkdown({
      wait: () => {
        started += 1;
        return () => undefined;
      },
    });
    for (const piece of cutEvery('<details open class="some">', 3)) show(piece);
    expect(started).to.equal(1);
  });

  it('opens a block of code with the line of its fence', () => {
    const started = startMarkdown({loadHighlighter: undefined});
    started.show('```ts\n');
    expect(started.root.querySelector('code')?.className).to.equal('language-ts');
    started.show('let a');
    expect(started.root.querySelector('code')?.textContent).to.equal('let a');
    started.show('\n`');
    expect(started.root.querySelector('code')?.textContent).to.equal('let a\n');
    started.markdown.end();
    expect(started.root.querySelector('code')?.textContent).to.equal('let a\n`\n');
  });

  it('opens a table with the row below its header, and fills rows cell by cell, padded', () => {
    const started = startMarkdown();
    started.show('| a | b |\n| - | - |\n');
    expect(outlineOf(started.root)).to.include('<thead><tr><th>a</th><th>b</th></tr></thead>');
    started.show('| on');
    expect(outlineOf(started.root)).to.include('<tbody><tr><td>on</td><td></td></tr></tbody>');
    started.show('e | tw');
    expect(outlineOf(started.root)).to.include('<tbody><tr><td>one</td><td>tw</td></tr></tbody>');
  });

  it('keeps a footnote that is not defined yet as a number, and the words when it never is', () => {
    const started = startMarkdown();
    started.show('a[^1] b[^2] c\n\n');
    expect(started.root.querySelectorAll('.md-footnote')).to.have.length(2);
    started.show('[^1]: note\n');
    started.markdown.end();
    expect(started.root.querySelector('p')?.textContent).to.equal('a1 b[^2] c');
  });

  it('writes no line twice and takes none back: the words only ever grow but for markup', () => {
    const started = startMarkdown();
    let before = '';
    for (const piece of cutEvery('Plain words, then a list:\n\n- one\n- two\n\nThe end.', 1)) {
      started.show(piece);
      const words = started.root.textContent ?? '';
      expect(words.startsWith(before), `${before} → ${words}`).to.equal(true);
      before = words;
    }
  });
});
