import {expect} from '@open-wc/testing';
import {fold} from '../../../../src/ui/panel/extras/fold.js';
import {findAll, foldText} from '../../../../src/ui/panel/search/folded.js';

const find = (text: string, wanted: string) =>
  findAll(foldText(text), fold(wanted)).map(([start, end]) => text.slice(start, end));

describe('a folded text', () => {
  it('has no capitals and no accents', () => {
    expect(['ÉTÉ', 'Straße', 'Ὀδυσσεύς', 'İstanbul', 'مُدَرِّس', 'שָׁלוֹם', 'ﬁ', 'ＡＢＣ'].map(fold)).to.deep.equal([
      'ete',
      'strasse',
      'οδυσσευσ',
      'istanbul',
      'مدرس',
      'שלום',
      'fi',
      'abc',
    ]);
  });

  it('keeps what makes another letter in other scripts', () => {
    expect(['が', '한국', 'कि'].map(fold)).to.deep.equal(['が', '한국', 'कि']);
  });
});

describe('words in a text', () => {
  it('are found where they stand, however they are written', () => {
    expect(find('Été comme été, ete.', 'ÉTE')).to.deep.equal(['Été', 'été', 'ete']);
    expect(find('Die Straße, die STRASSE', 'strasse')).to.deep.equal(['Straße', 'STRASSE']);
    expect(find('Eine Straße', 'ß')).to.deep.equal(['ß']);
    expect(find('👩🏽‍💻 writes café\u0301s', 'cafe')).to.deep.equal(['café']);
  });

  it('may have more or other white space between them', () => {
    expect(find('two \n\t words, two\u00a0words', 'two words')).to.deep.equal(['two \n\t words', 'two\u00a0words']);
  });

  it('do not overlap, and are not found in nothing', () => {
    expect(find('aaaa', 'aa')).to.deep.equal(['aa', 'aa']);
    expect(find('aaaa', '')).to.deep.equal([]);
    expect(find('', 'a')).to.deep.equal([]);
  });
});
