import {expect} from '@open-wc/testing';
import {joinWords} from '../../../../src/ui/panel/dictation/join-words.js';
import {Spot} from '../../../../src/ui/panel/dictation/spot.js';

/** A text field whose caret, or selection, stands at the bars. */
function field(text: string): HTMLTextAreaElement {
  const input = document.createElement('textarea');
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|');
  input.value = text.replaceAll('|', '');
  input.setSelectionRange(start, end > start ? end - 1 : start);
  return input;
}

const read = ({value, selectionStart, selectionEnd}: HTMLTextAreaElement) =>
  selectionStart === selectionEnd
    ? `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`
    : `${value.slice(0, selectionStart)}|${value.slice(selectionStart, selectionEnd)}|${value.slice(selectionEnd)}`;

/** Writes words one after the other; returns what stands in the field then. */
function dictate(text: string, ...words: readonly string[]): string {
  const input = field(text);
  const spot = new Spot(input);
  for (const each of words) spot.write(each);
  return read(input);
}

describe('words', () => {
  it('are put together with a space, where their script has one', () => {
    expect(['Hello', 'world', '!'].reduce(joinWords)).to.equal('Hello world!');
    expect(['مرحبا', 'بك'].reduce(joinWords)).to.equal('مرحبا بك');
    expect(['今日は', '雨です', '。'].reduce(joinWords)).to.equal('今日は雨です。');
    expect(['안녕', '하세요'].reduce(joinWords)).to.equal('안녕 하세요');
    expect([joinWords('', 'a'), joinWords('a', ''), joinWords('a ', 'b'), joinWords('a', ' b')]).to.deep.equal([
      'a',
      'a',
      'a b',
      'a b',
    ]);
  });
});

describe('the place of dictated words', () => {
  it('is the caret, and what is not sure is replaced', () => {
    expect(dictate('|', 'what', 'what is', 'What is granite?')).to.equal('What is granite?|');
    expect(dictate('Tell me:|', 'what', 'what is it')).to.equal('Tell me: what is it|');
    expect(dictate('One | two', 'and', 'and more')).to.equal('One and more| two');
    expect(dictate('One| two', 'and')).to.equal('One and| two');
    expect(dictate('One |two', 'and')).to.equal('One and |two');
    expect(dictate('One |and| two', 'or')).to.equal('One or| two');
  });

  it('can become empty again', () => {
    expect(dictate('One |', 'hm', '')).to.equal('One |');
  });

  it('keeps what is typed before and behind it meanwhile', () => {
    const input = field('|');
    const spot = new Spot(input);
    spot.write('what');
    input.setRangeText(' (quickly)', 4, 4, 'end');
    expect([spot.write('what is'), read(input)]).to.deep.equal([true, 'what is (quickly)|']);
    input.setRangeText('So: ', 0, 0, 'end');
    expect([spot.write('what is it'), read(input)]).to.deep.equal([true, 'So: |what is it (quickly)']);
  });

  it('goes with the caret as long as it has no words', () => {
    const input = field('|');
    const spot = new Spot(input);
    input.value = 'Typed ';
    expect(spot.write('and said')).to.equal(true);
    expect(read(input)).to.equal('Typed and said|');
  });

  it('gives up words that somebody has changed, and begins anew at the caret', () => {
    const input = field('|');
    const spot = new Spot(input);
    spot.write('granit');
    input.value = 'granite';
    expect([spot.write('granit is'), read(input)]).to.deep.equal([false, 'granite|']);
    expect([spot.write('is hard'), read(input)]).to.deep.equal([true, 'granite is hard|']);
  });

  it('tells whoever listens, as if somebody had written', () => {
    const input = field('|');
    let heard = 0;
    input.addEventListener('input', () => (heard += 1));
    const spot = new Spot(input);
    expect(spot.hasWords).to.equal(false);
    spot.write('what');
    expect([heard, spot.hasWords]).to.deep.equal([1, true]);
  });
});
