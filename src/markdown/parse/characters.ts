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
  return character === ' ' || (!isWordCode(character.charCodeAt(0)) && /\s/.test(character));
}

/** Punctuation in the sense of CommonMark: Unicode's P and S. */
export function isPunctuation(character: string): boolean {
  const code = character.charCodeAt(0);
  // The classes of Unicode are slow to begin with.
  return code < 127 ? code > 32 && !isWordCode(code) : punctuation.test(character);
}

/** What most characters are: a letter or digit of ASCII. */
export function isWordCode(code: number): boolean {
  const lower = code | 32;
  return (lower > 96 && lower < 123) || (code > 47 && code < 58);
}

/** A character of a script that puts no spaces between words. */
export function isEastAsian(character: string): boolean {
  return character > '\u1100' && eastAsian.test(character);
}

/** A space or a tab. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

/** Where the last space is, or -1. Most often it is near: a loop finds it sooner than what finds any string. */
export function findLastSpace(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && text.charCodeAt(at) !== 32) at -= 1;
  return at;
}
