const unicodePunctuation = /[\p{P}\p{S}]/u;
const unicodeSpace = /[\s\p{Zs}]/u;
const eastAsian =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** A character of its own right as the flanking rules see it, read at `index`; the empty string past either end. */
export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The character that ends before `index`. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return '';
  const isLow = (text.charCodeAt(index - 1) & 0xfc00) === 0xdc00;
  return characterAt(text, isLow && index > 1 ? index - 2 : index - 1);
}

/** White space in the sense of CommonMark; the end of the text counts as a line ending. */
export function isWhitespace(character: string): boolean {
  return character === '' || unicodeSpace.test(character);
}

/** Punctuation in the sense of CommonMark: Unicode's P and S. */
export function isPunctuation(character: string): boolean {
  return character !== '' && unicodePunctuation.test(character);
}

/** A character of a script that puts no spaces between words. */
export function isEastAsian(character: string): boolean {
  return character !== '' && eastAsian.test(character);
}

/** An ASCII letter or digit. */
export function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** A space or a tab. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}
