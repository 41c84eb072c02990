import {expect} from '@open-wc/testing';
import {countWhole} from '../../../../src/ui/panel/speech/sentences.js';
import {forSeeds} from '../../../transcript/random.js';

const whole = (text: string, lang = 'en') => text.slice(0, countWhole(text, lang));

describe('what of a growing text is whole', () => {
  const cases: readonly (readonly [text: string, whole: string])[] = [
    ['Granite is', ''],
    ['Granite is hard.', ''],
    ['Granite is hard. It', 'Granite is hard. '],
    ['Granite is hard. It is gray! And', 'Granite is hard. It is gray! '],
    ['## Granite\n\nIt', '## Granite\n'],
    ['Granite is\nhard and', ''],
    ['- one\n- two', '- one\n'],
    ['Three things:\n1. one', 'Three things:\n'],
    ['It has 3.5 parts', ''],
    ['Look:\n```js\nlet a. B', 'Look:\n'],
    ['Look:\n```js\nlet a;\n```\nThat', 'Look:\n```js\nlet a;\n```\n'],
    ['Look:\n```js\nlet a;\n```', 'Look:\n'],
  ];
  for (const [text, expected] of cases) {
    it(`is ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => expect(whole(text)).to.equal(expected));
  }

  it('is told by the marks of other languages, too', () => {
    expect(whole('花崗岩は硬い。それは', 'ja')).to.equal('花崗岩は硬い。');
    expect(whole('هل هو صلب؟ نعم', 'ar')).to.equal('هل هو صلب؟ ');
  });

  it('never takes a character twice or leaves one out, however the text arrives', () => {
    const text = '# One\n\nTwo is. Three is\nlong! 1. Four\n\n```\na. B\n```\n- five\n- six? Seven.\n';
    forSeeds(200, (random) => {
      let said = '';
      for (let end = 0; end < text.length; end += random.below(10)) said += whole(text.slice(said.length, end));
      expect(text.startsWith(said), JSON.stringify(said)).to.equal(true);
      expect(said.length).to.be.greaterThan(20);
    });
  });
});
