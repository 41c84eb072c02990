import {expect} from '@open-wc/testing';
import {findGrowth} from './growth.js';

/** What makes parsers slow: each unit is repeated to the length wanted. */
const units: Readonly<Record<string, string>> = {
  'opening brackets': '[',
  'nested brackets': '[a](',
  'nested images': '![',
  'brackets and stars': '[a*',
  'stars that open': '*a ',
  'stars that open and close': 'a*',
  'stars and underscores': '*_a ',
  'nested strong': '**a **b ',
  tildes: '~~a ~',
  'rising backticks': '`a``b```c````',
  'angle brackets': '<a ',
  'attributes that never end': '<a b="',
  comments: '<!-- a ',
  'processing instructions': '<?a ',
  'CDATA sections': '<![CDATA[a ',
  dollars: '$a $',
  'open formulas': '\\(a ',
  'one long line': 'word ',
  'one long word': 'a',
  'mail addresses': 'a@b.c@',
  'addresses in brackets': '[http://a]',
  'mail addresses in brackets': '[a@b.c]',
  'addresses with parentheses': 'http://a.b/(',
  'escaped brackets': '\\[',
  'unknown references': '[a][b] [c] ',
  footnotes: 'a[^b] ',
  'character references': '&a ',
};

describe('words that are made to be slow', () => {
  for (const [name, unit] of Object.entries(units)) {
    it(`takes as long for each character of 1 MB as of 10 KB: ${name}`, () => {
      // What is quadratic takes 20 or 100 times as long.
      expect(findGrowth(unit)).to.be.below(8);
    }).timeout(60_000);
  }
});
