import {expect} from '@open-wc/testing';
import {createMarkdown} from '../../src/markdown/index.js';
import {loadRare, rare} from '../../src/markdown/rare.js';

/** Nothing of what few texts need has been fetched on this page before these tests, which go on from each other. */
function start() {
  const root = document.createElement('div');
  const waits: (() => void)[] = [];
  const markdown = createMarkdown(root, {
    schedule: () => undefined,
    wait: (done) => {
      waits.push(done);
      return () => undefined;
    },
    loadHighlighter: undefined,
    loadMath: undefined,
  });
  const show = (text: string) => {
    markdown.write(text);
    markdown.flush();
  };
  return {root, markdown, show, runOutOfPatience: () => waits.splice(0).forEach((done) => done())};
}

/** What few texts need, and fails to come. */
function breakLoading(): () => void {
  let fail: (error: Error) => void = () => undefined;
  void loadRare(() => new Promise((_done, reject) => (fail = reject)));
  return () => fail(new Error('offline'));
}

describe('what few texts need', () => {
  it('is not fetched for what most have', async () => {
    const {root, markdown, show} = start();
    show('# Head\n\nWords *in* **a** `line`, ~~two~~ lines\nand [more]\n\n1. one\n   - two\n\n> quote\n\n---\n');
    markdown.end();
    await markdown.settle();
    expect(root.querySelectorAll('h1, p, em, strong, code, del, ol, ul, li, blockquote, hr')).to.have.length(15);
    expect(rare).to.equal(undefined);
  });

  it('holds no words back for long when it neither comes nor fails', async () => {
    const fail = breakLoading();
    const {root, markdown, show, runOutOfPatience} = start();
    show('Fine. Then $5 & more\n\n');
    expect(root.textContent).to.equal('Fine. Then');
    runOutOfPatience();
    markdown.flush();
    expect(root.textContent).to.equal('Fine. Then $5 & more');
    show('the **end**');
    markdown.end();
    fail();
    await markdown.settle();
    expect([...root.children].map(({textContent}) => textContent)).to.deep.equal(['Fine. Then $5 & more', 'the end']);
  });

  it('leaves texts plainer when it does not come, and no word out', async () => {
    const fail = breakLoading();
    const {root, markdown, show} = start();
    show('Fine. Then $5 & <b>more');
    expect(root.textContent).to.equal('Fine. Then');
    show('</b>\n\n![a cat](https://example.org/cat.png) [there](https://example.org/)\n\nthe **end');
    markdown.end();
    expect(root.textContent).to.equal('Fine. Then');
    fail();
    await markdown.settle();
    expect([...root.children].map(({textContent}) => textContent)).to.deep.equal([
      'Fine. Then $5 & <b>more</b>',
      'a cat there',
      'the **end',
    ]);
    expect(root.querySelector('[href]'), 'what checks addresses is not there').to.equal(null);
    expect(root.querySelector('img, b, strong')).to.equal(null);
  });

  it('is fetched with the first sign of it, and the text waits there', async () => {
    const {root, markdown, show} = start();
    show('Before. A [');
    show('^1] note &eacute; \\*');
    expect(root.textContent).to.equal('Before. A');
    show('\n\n[^1]: It *is*.\n\n| a |\n| - |\n| b |');
    markdown.end();
    expect(root.textContent).to.equal('Before. A');
    await markdown.settle();
    expect(root.querySelector('p')?.textContent).to.equal('Before. A 1 note é *');
    expect(root.querySelector('td')?.textContent).to.equal('b');
    expect(root.querySelector('.md-note em')?.textContent).to.equal('is');
    expect(root.querySelector('.md-back'), 'the end came').not.to.equal(null);
    expect(rare).not.to.equal(undefined);
  });

  it('makes no text wait once it is there', () => {
    const {root, markdown, show} = start();
    show('| a | b |\n| - | - |\n| c');
    expect(root.querySelector('td')?.textContent).to.equal('c');
    markdown.end();
  });
});
