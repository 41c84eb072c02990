import {expect} from '@open-wc/testing';
import {cutEvery} from './conformance/cut.js';
import {outlineOf, startMarkdown, writeWhole} from './write.js';

/** What a text looks like that came in small pieces, each of them shown. */
function writeInPieces(text: string, length = 1): HTMLElement {
  const {root, markdown, show} = startMarkdown();
  for (const piece of cutEvery(text, length)) show(piece);
  markdown.end();
  return root;
}

describe('what a text waits for', () => {
  // The first to run: the table is in no page before it is asked for.
  it('is the table of rare characters too, also in a paragraph that ends after it came, or waits for a footnote', async () => {
    const open = startMarkdown();
    open.show('Use &check; for yes');
    const ended = startMarkdown();
    ended.show('Text [^x] and &Zopf; more');
    ended.markdown.end();
    await Promise.all([open.markdown.settle(), ended.markdown.settle()]);
    open.show(' and no.\n\nThe &check; end');
    open.markdown.end();
    expect(outlineOf(open.root)).to.equal('<p>Use ✓ for yes and no.</p><p>The ✓ end</p>');
    expect(outlineOf(ended.root)).to.equal('<p>Text [^x] and ℤ more</p>');
  });

  it('leaves nothing out when it waited for more than it needs', async () => {
    const text =
      'See [foo][bar] now.\n\nMore words here.\n\n[bar]: https://b.example/\n\n[foo]: https://f.example/\n\nThe end';
    expect(outlineOf(writeInPieces(text))).to.equal(outlineOf(await writeWhole(text)));
    const [first] = writeInPieces(text, 11).children;
    expect(first?.textContent).to.equal('See foo now.');
  });

  it('is made anew no more often than the text is long, whatever comes when', () => {
    const labels = Array.from({length: 60}, (_, at) => `label${at}`);
    const paragraph = `${labels.map((label) => `[${label}]`).join(' ')}\n\n`;
    const definitions = labels
      .map((label) => `[${label}]: https://a.example/\n\n${'some words '.repeat(15)}\n\n`)
      .join('');
    const text = paragraph.repeat(40) + definitions;
    const {root, markdown, show} = startMarkdown();
    const observer = new MutationObserver(() => undefined);
    observer.observe(root, {childList: true, subtree: true});
    for (const piece of cutEvery(text, 200)) show(piece);
    markdown.end();
    const made = observer
      .takeRecords()
      .flatMap(({addedNodes}) => [...addedNodes])
      .reduce((sum, node) => sum + (node.textContent?.length ?? 0), 0);
    expect(made).to.be.below(8 * text.length);
    expect(root.querySelectorAll('a[href]')).to.have.length(40 * 60);
  });

  it('is not made of spaces that are no ordinary ones', async () => {
    for (const text of ['\\[\u00a0d', '$$\u00a0d', '$$\na\n$$\u00a0\nb']) {
      expect(outlineOf(writeInPieces(text))).to.equal(outlineOf(await writeWhole(text)));
    }
  });

  it('is no end of a fence that is too long for most', async () => {
    for (const sign of ['`', '~']) {
      const fence = sign.repeat(100_000);
      const root = await writeWhole(`${fence}\na\n${sign.repeat(99_999)}\n${fence}${sign}\n\nb`);
      expect(root.querySelector('code')?.textContent).to.equal(`a\n${sign.repeat(99_999)}\n`);
      expect(root.querySelector('p')?.textContent).to.equal('b');
    }
  });
});
