import {expect} from '@open-wc/testing';
import {cutEvery} from './conformance/cut.js';
import {mixedAnswer} from './mixed-answer.js';
import {startMarkdown} from './write.js';

const length = 100_000;

/** The blocks that are closed: all but the last. Removals in them, while a text goes on, by what was removed. */
function watchClosed(root: HTMLElement) {
  const removed: string[] = [];
  const observer = new MutationObserver(() => undefined);
  observer.observe(root, {childList: true, subtree: true});
  return {
    removed,
    /** Looks at what changed since the last time, when `open` was the last block. */
    look(open: Element | null) {
      for (const {target, removedNodes} of observer.takeRecords()) {
        const isOpen = open?.contains(target) === true || root.lastElementChild?.contains(target) === true;
        for (const node of removedNodes) {
          const isOpenBlock = target === root && node === open;
          if (!isOpen && !isOpenBlock && (target !== root || node.nodeType === 1)) removed.push(node.nodeName);
        }
      }
    },
  };
}

describe('a text of 100,000 characters in pieces of 4', () => {
  const text = mixedAnswer(length);

  it('removes and replaces no node in a closed block, and keeps a selection in the first paragraph', () => {
    const started = startMarkdown({loadHighlighter: undefined});
    const {root} = started;
    const watched = watchClosed(root);
    const kept: Node[] = [];
    let selected: Node | undefined;
    for (const piece of cutEvery(text, 4)) {
      const open = root.lastElementChild;
      started.show(piece);
      watched.look(open);
      if (!selected && root.children.length > 1) {
        selected = root.querySelector('p')?.firstChild ?? undefined;
        if (selected) getSelection()?.setBaseAndExtent(selected, 2, selected, 17);
      }
      if (open && open !== root.lastElementChild && open.isConnected) kept.push(open);
    }
    started.markdown.end();
    expect(watched.removed).to.deep.equal([]);
    expect(kept.length).to.be.greaterThan(150);
    expect(kept.every((block) => block.parentNode === root)).to.equal(true);
    const selection = getSelection();
    expect(selection?.toString()).to.equal('first paragraph');
    expect(selection?.anchorNode).to.equal(selected);
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
