/** Of ASCII; the classes of Unicode are slow to begin with. */
const plainPunctuation = /[!-/:-@[-`{-~]/;
const punctuation = /[\p{P}\p{S}]/u;
const eastAsian = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\u3000-\u303f\uff00-\uffef]/u;

/** A character of its own right as the flanking rules see it, read at `index`; a line ending past the end. */
export function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 10);
}

/** The character that ends before `index`; a line ending at the begin. */
export function characterBefore(text: string, index: number): string {
  const isPair = (text.charCodeAt(index - 1) & 0xfc00) === 0xdc00 && index > 1;
  return index > 0 ? characterAt(text, index - (isPair ? 2 : 1)) : '\n';
}

/** White space in the sense of CommonMark. */
export function isWhitespace(character: string): boolean {
  return character === ' ' || (!isPlainLetter(character) && /\s/.test(character));
}

/** Punctuation in the sense of CommonMark: Unicode's P and S. */
export function isPunctuation(character: string): boolean {
  return character < '\x7f' ? plainPunctuation.test(character) : punctuation.test(character);
}

/** What most characters are, told without a regular expression: a letter of ASCII. */
function isPlainLetter(character: string): boolean {
  const code = character.charCodeAt(0) | 32;
  return code > 96 && code < 123;
}

/** A character of a script that puts no spaces between words. */
export function isEastAsian(character: string): boolean {
  return character > '\u1100' && eastAsian.test(character);
}

/** An ASCII letter or digit stands before `index`: what comes there is inside a word. */
export function isInWord(text: string, index: number): boolean {
  return /[a-z\d]/i.test(text.charAt(index - 1));
}

/** A space or a tab. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}
