import {expect} from '@open-wc/testing';
import {findSelected, toCleanHtml, toText} from '../../src/markdown/rare/copy.js';
import {startMarkdown} from './write.js';

/** Selects from where one text begins to where another ends, and copies that. */
function copy(root: HTMLElement, from: string, to = from) {
  const [start, startOffset] = findWords(root, from);
  const [end, endOffset] = findWords(root, to);
  getSelection()?.setBaseAndExtent(start, startOffset, end, endOffset + to.length);
  const content = findSelected(root);
  return content && {text: toText(content), html: toCleanHtml(content)};
}

function findWords(root: Node, words: string): [Node, number] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at >= 0) return [node, at];
  }
  throw new Error(`"${words}" is nowhere.`);
}

function show(text: string): HTMLElement {
  const started = startMarkdown({loadHighlighter: undefined, loadMath: undefined});
  started.show(text);
  started.markdown.end();
  return started.root;
}

const list = '5. five\n6. six\n7. seven\n8. eight\n\nafter';
const table = '| a | b |\n| - | -: |\n| c | d |\n| e | f |\n';

describe('a selection', () => {
  it('is found in a shadow root', () => {
    const host = document.createElement('div');
    document.body.append(host);
    const place = host.attachShadow({mode: 'open'});
    const root = show('one **two** three\n\n| four |\n| - |\n\nfive');
    place.append(root);
    expect(copy(root, 'two', 'five')?.text).to.equal('two three\n\nfour\n\nfive');
    expect(copy(root, 'two', 'three')?.html).to.equal('<strong>two</strong> three');
    host.remove();
  });

  it('is none where nothing is selected, or something else', () => {
    const root = show('one');
    getSelection()?.removeAllRanges();
    expect(findSelected(root)).to.equal(undefined);
    const other = show('two');
    getSelection()?.selectAllChildren(other);
    expect(findSelected(root)).to.equal(undefined);
  });

  it('of more than the text is left to the browser', () => {
    const [first, second] = [show('one two'), show('three four')];
    const [start] = findWords(first, 'one');
    const [end] = findWords(second, 'three');
    getSelection()?.setBaseAndExtent(start, 0, end, 5);
    expect(findSelected(first)).to.equal(undefined);
    expect(findSelected(second)).to.equal(undefined);
  });

  it('that ends where the next block begins, as with a triple click, holds nothing of that', () => {
    const root = show(`before\n\n${list}\n\n- [x] last`);
    root.after(document.createElement('p'));
    root.after(document.createComment('between'), '\n  ');
    const end = (element: Element | null | undefined) => {
      getSelection()?.setBaseAndExtent(...findWords(root, 'last'), element ?? root, 0);
      return findSelected(root);
    };
    expect(toText(end(root.nextElementSibling) ?? new Text())).to.equal('last');
    root.nextElementSibling?.remove();
    for (const [words, next] of [
      ['before', 'ol'],
      ['five', 'li + li'],
      ['after', 'ul'],
    ] as const) {
      const place = root.querySelector(next);
      getSelection()?.setBaseAndExtent(...findWords(root, words), place ?? root, 0);
      const content = findSelected(root);
      expect(content && toText(content)).to.equal(words);
      expect(content && toCleanHtml(content)).to.equal(words);
    }
  });

  it('that begins between items counts from there', () => {
    const root = show(list);
    const items = root.querySelector('ol');
    if (items) getSelection()?.setBaseAndExtent(items, 1, items, 3);
    const content = findSelected(root);
    expect(content && toText(content)).to.equal('6. six\n7. seven');
  });

  it('in code is code, with its indentation', () => {
    const root = show('```\nif a:\n    b\n\n\n    c\nd\n```\n\nSome `e f` too');
    expect(copy(root, '    b', 'c\n')).to.deep.equal({
      text: '    b\n\n\n    c',
      html: '<pre><code>    b\n\n\n    c\n</code></pre>',
    });
    expect(copy(root, 'e f')).to.deep.equal({text: 'e f', html: '<code>e f</code>'});
  });

  it('of items has their numbers', () => {
    const root = show(list);
    expect(copy(root, 'six', 'seven')).to.deep.equal({
      text: '6. six\n7. seven',
      html: '<ol start="6"><li><p>six</p></li><li><p>seven</p></li></ol>',
    });
    expect(copy(root, 'seven', 'after')?.text).to.equal('7. seven\n8. eight\n\nafter');
    expect(copy(root, 'five', 'six')?.html).to.include('<ol start="5">');
    expect(copy(root, 'six')).to.deep.equal({text: 'six', html: 'six'});
  });

  it('of items in items has the numbers of both', () => {
    const nested = show('1. a\n2. b\n   1. c\n   2. d\n   3. e\n3. f\n   1. g');
    expect(copy(nested, 'd', 'g')?.text).to.equal('2. 2. d\n   3. e\n3. f\n   1. g');
    expect(copy(nested, 'd', 'e')?.text).to.equal('2. d\n3. e');
    expect(copy(nested, 'a', 'd')?.html.startsWith('<ol start="1"><li>')).to.equal(true);
  });

  it('of rows is a table', () => {
    const root = show(table);
    expect(copy(root, 'c', 'f')).to.deep.equal({
      text: 'c\td\ne\tf',
      html:
        '<table><tbody><tr><td>c</td><td align="right">d</td></tr>' +
        '<tr><td>e</td><td align="right">f</td></tr></tbody></table>',
    });
    expect(copy(root, 'c', 'd')?.html.startsWith('<table><tbody><tr><td>c')).to.equal(true);
    expect(copy(root, 'c')).to.deep.equal({text: 'c', html: 'c'});
  });

  it('in a formula is all of it', () => {
    const root = show('so $a b$ is');
    root.querySelector('.md-math')?.setAttribute('data-source', '$a b$');
    expect(copy(root, 'b')?.text).to.equal('$a b$');
    expect(copy(root, 'b', 'is')?.text).to.equal('$a b$ is');
  });
});
