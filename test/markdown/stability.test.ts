import {expect} from '@open-wc/testing';
import {growWatched, watchClosed} from './closed-blocks.js';
import {cutEvery} from './conformance/cut.js';
import {mixedAnswer} from './mixed-answer.js';
import {startMarkdown} from './write.js';

const length = 100_000;

describe('a text of 100,000 characters in pieces of 4', () => {
  const text = mixedAnswer(length);

  it('removes and replaces no node in a closed block, and keeps a selection in the first paragraph', () => {
    const started = startMarkdown({loadHighlighter: undefined});
    const {root} = started;
    const {removed, closed, isSelectionKept} = growWatched(root, cutEvery(text, 4), (piece) => started.show(piece));
    started.markdown.end();
    expect(removed).to.deep.equal([]);
    expect(closed.length).to.be.greaterThan(150);
    expect(closed.every((block) => block.parentNode === root)).to.equal(true);
    expect(isSelectionKept()).to.equal(true);
  }).timeout(60_000);

  it('notices a node that is replaced in a closed block', () => {
    const started = startMarkdown();
    const watched = watchClosed(started.root);
    started.show('one\n\ntwo\n\nthree');
    watched.look(started.root.lastElementChild);
    started.root.querySelector('p')?.replaceChildren('one');
    watched.look(started.root.lastElementChild);
    expect(watched.removed).to.deep.equal(['#text']);
  });

  it('makes a paragraph anew only when a definition comes that it waited for', () => {
    const started = startMarkdown();
    started.show('see [docs][1]\n\n' + 'other\n\n'.repeat(50));
    const [first, second] = [...started.root.children].map((block) => block.firstChild);
    started.show('[1]: https://example.org/\n\nend');
    expect(started.root.querySelector('a')?.getAttribute('href')).to.equal('https://example.org/');
    expect(started.root.children[0]?.firstChild).not.to.equal(first);
    expect(started.root.children[1]?.firstChild).to.equal(second);
  });

  it('makes one list of items that stand apart, and moves none of them', () => {
    const started = startMarkdown();
    for (const piece of cutEvery('1. a\n\n2. b\n3. c\n', 1)) started.show(piece);
    const items = [...started.root.querySelectorAll('li')];
    started.show('\n4. d');
    expect(started.root.children).to.have.length(1);
    expect(started.root.querySelector('ol')?.className).to.equal('');
    expect([...started.root.querySelectorAll('li')].slice(0, 3)).to.deep.equal(items);
  });
});
