import {expect} from '@open-wc/testing';
import {cutEvery} from './conformance/cut.js';
import {findGrowth} from './growth.js';
import {outlineOf, startMarkdown} from './write.js';

/** What makes parsers slow: each unit is repeated to the length wanted. */
const units: Readonly<Record<string, string>> = {
  'quote marks': '> ',
  'list marks': '- ',
  'nested lists': '- a\n  ',
  'bars and backslashes': '|\\',
  'a table': '| a | b |\n',
  definitions: '[a]: /b\n',
  'unfinished definitions': '[a]: <b',
  'hard breaks': 'a\\\n',
  'trailing spaces': 'a    \n',
  'blank lines': '\n',
  'number signs': '# ',
  'rules that are none': '* * a',
  'fences that are none': '``` ` ',
  spaces: ' ',
  tabs: '\t-',
  'delimiter rows that are none': ' ',
  'rows without words': 'a\n',
  'addresses in a bracket that never closes': 'www.a.b ',
};

const wide = `${'|a'.repeat(50)}|\n${'|-'.repeat(50)}|\n`;

const heads: Readonly<Record<string, string>> = {
  'a table': '| a | b |\n| - | - |\n',
  'delimiter rows that are none': 'a\n:-',
  'rows without words': wide,
  'addresses in a bracket that never closes': '[',
};

const tails: Readonly<Record<string, string>> = {'delimiter rows that are none': 'x'};

describe('lines that are made to be slow', () => {
  for (const [name, unit] of Object.entries(units)) {
    it(`takes as long for each character of 1 MB as of 10 KB: ${name}`, () => {
      // What is quadratic takes 20 or 100 times as long.
      expect(findGrowth(unit, heads[name], tails[name])).to.be.below(8);
    }).timeout(60_000);
  }

  it('nests no deeper than 32, and shows what is deeper', () => {
    const started = startMarkdown();
    started.show(`${'> '.repeat(100)}deep\n\n${'- '.repeat(100)}deep\n\n${'*a '.repeat(200)}x${'*'.repeat(200)}`);
    started.markdown.end();
    const depth = (element: Element): number => 1 + Math.max(0, ...[...element.children].map((child) => depth(child)));
    expect(depth(started.root)).to.be.below(80);
    expect(started.root.textContent).to.include('deep');
  });

  it('shows the first MB of a text, and says so', () => {
    const started = startMarkdown();
    started.root.remove();
    started.show(`${'words '.repeat(200_000)}the end`);
    started.show('more');
    started.markdown.end();
    expect(started.root.textContent?.length).to.be.below(1024 * 1024 + 100);
    expect(started.root.lastElementChild?.textContent).to.include('too long');
  });

  it('shows no more than 50 columns as a table, and 2,000 rows', () => {
    const started = startMarkdown();
    started.show(`${'| a '.repeat(51)}|\n${'| - '.repeat(51)}|\n\n| a | b |\n| - | - |\n${'| c | d |\n'.repeat(2100)}`);
    started.markdown.end();
    expect(started.root.querySelectorAll('table')).to.have.length(1);
    const cells = [...started.root.querySelectorAll('tbody td')].map(({textContent}) => textContent);
    expect(cells.filter((words) => words === 'd')).to.have.length(2000);
    expect(cells).to.have.length(2000 * 2 + 100);
  });

  it('makes no more cells than a text has words for, and 20,000', () => {
    const started = startMarkdown();
    started.root.remove();
    started.show(`${wide}${'a\n'.repeat(1900)}\n${wide}${'a\n'.repeat(1900)}`);
    started.markdown.end();
    expect(started.root.querySelectorAll('td').length).to.be.within(20_000, 20_000 + 2 * 1900);
  });

  it('makes the cells that have words where no more are made, in their columns', () => {
    const text = `${'|a'.repeat(50)}|\n${'|-'.repeat(49)}|-:|\n${'a\n'.repeat(420)}|b||c\\|d|\n${'|e'.repeat(60)}|\n`;
    const more = `${'a\n'.repeat(1578)}|f\\|g|h\n`;
    const shown = [[text + more], cutEvery(text + more, 1)].map((pieces) => {
      const started = startMarkdown();
      started.root.remove();
      for (const piece of pieces) started.show(piece);
      started.markdown.end();
      return started.root;
    });
    const [whole, pieces] = shown.map((root) => outlineOf(root));
    expect(pieces === whole).to.equal(true);
    expect(whole).to.include('<tr><td>b</td><td></td><td>c|d</td></tr>');
    expect(whole).to.include('<td>e</td><td align="right">e</td></tr>');
    expect(whole).to.include('<tr><td>|f|g|h</td></tr>');
  });
});
