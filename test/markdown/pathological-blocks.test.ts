import {expect} from '@open-wc/testing';
import {findGrowth} from './growth.js';
import {startMarkdown} from './write.js';

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
};

const heads: Readonly<Record<string, string>> = {'a table': '| a | b |\n| - | - |\n'};

describe('lines that are made to be slow', () => {
  for (const [name, unit] of Object.entries(units)) {
    it(`takes as long for each character of 1 MB as of 10 KB: ${name}`, () => {
      // What is quadratic takes 20 or 100 times as long.
      expect(findGrowth(unit, heads[name])).to.be.below(8);
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
  });
});
