import {expect} from '@open-wc/testing';
import {describeIn, formatBytes} from '../../../../src/ui/panel/attachments/tray/refusal-words.js';
import {english} from '../../../../src/ui/strings.js';
import {allStrings} from '../../../../src/ui/strings-rich.js';

const describeRefusal = describeIn(allStrings(english));
const megabyte = 1024 * 1024;

describe('the sentence of a refusal', () => {
  it('names the file in its own direction, whatever that of the sentence is', () => {
    expect(describeRefusal('a.txt', 'empty', {})).to.equal('“\u2068a.txt\u2069” is empty.');
  });

  it('names the limit where there is one', () => {
    expect(describeRefusal('a', 'too-large', {most: 3.75 * megabyte})).to.contain('At most 3.75 MB can be sent.');
    expect(describeRefusal('a', 'too-large', {})).to.match(/is too large\.$/);
    expect(describeRefusal('a', 'too-many', {kind: 'document', most: 5})).to.contain('kind is 5.');
    expect(describeRefusal('a', 'too-many', {kind: 'video', most: 0})).to.match(/no room left for .*\.$/);
    expect(describeRefusal('a', 'not-for-model', {kind: 'video', most: 7})).to.not.contain('7');
  });

  it('leaves the middle of a long name out, not its ending', () => {
    const sentence = describeRefusal(`${'long '.repeat(60)}.pdf`, 'empty', {});
    expect(sentence.length).to.be.lessThan(90);
    expect(sentence).to.match(/^“\u2068long .*….*\.pdf\u2069” is empty\.$/);
  });
});

describe('a size', () => {
  it('is written as in the language', () => {
    expect(formatBytes(1, 'en')).to.equal('1 kB');
    expect(formatBytes(1500, 'en')).to.equal('2 kB');
    expect(formatBytes(megabyte, 'en')).to.equal('1 MB');
    expect(formatBytes(4.5 * megabyte, 'de')).to.equal('4,5 MB');
  });
});
