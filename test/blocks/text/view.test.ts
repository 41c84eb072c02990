import {expect, fixture, html} from '@open-wc/testing';
import {render} from 'lit';
import {growingText, splitParagraphs} from '../../../src/blocks/view-words.js';
import {draw} from '../view-harness.js';

describe('the view of text', () => {
  it('makes a paragraph of each piece between blank lines, and keeps single breaks', async () => {
    const block = await draw({kind: 'text', index: 0, isDone: true, text: '\nOne\nstill one\n \n\nTwo\n'});
    expect(block.part.contains('block-text')).to.equal(true);
    expect([...block.querySelectorAll('p')].map((p) => p.textContent)).to.deep.equal(['One\nstill one', 'Two']);
  });

  it('finds the direction of each paragraph by its letters', async () => {
    const block = await draw({kind: 'text', index: 0, isDone: true, text: 'شلوم\n\nHello'});
    const directions = [...block.querySelectorAll('p')].map((p) => getComputedStyle(p).direction);
    expect(directions).to.deep.equal(['rtl', 'ltr']);
  });

  it('takes markup for text', async () => {
    const block = await draw({kind: 'text', index: 0, isDone: true, text: '<b onclick="x()">bold</b>'});
    expect(block.querySelector('b')).to.equal(null);
    expect(block.textContent).to.contain('<b onclick="x()">bold</b>');
  });
});

describe('splitParagraphs', () => {
  it('only ever lets the last paragraph grow, or adds one', () => {
    const text = 'One two\n\n  Three\n\n\n\nfour \n five\n \n';
    let before: readonly string[] = [];
    for (let end = 1; end <= text.length; end += 1) {
      const after = splitParagraphs(text.slice(0, end));
      expect(after.slice(0, Math.max(0, before.length - 1))).to.deep.equal(before.slice(0, -1));
      expect(
        (after[before.length - 1] ?? '').startsWith(before.at(-1) ?? ''),
        JSON.stringify([before, after]),
      ).to.equal(true);
      before = after;
    }
    expect(before).to.deep.equal(['One two', '  Three', 'four \n five']);
  });

  it('takes time in proportion to the text', () => {
    const time = (text: string) => {
      const start = performance.now();
      splitParagraphs(text);
      return performance.now() - start;
    };
    const hostile = `x\n${' \t'.repeat(1000)}`;
    const small = Math.max(1, time(hostile.repeat(20)));
    expect(time(hostile.repeat(200)) / small).to.be.lessThan(100);
  });
});

describe('growingText', () => {
  it('shows every text that it is given, also one that does not continue the last', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const show = (text: string) => {
      render(html`<p>${growingText(text)}</p>`, box);
      return box.textContent;
    };
    for (const text of ['One', 'One two', 'One', 'Else', '', 'One', 'One']) expect(show(text)).to.equal(text);
  });
});
