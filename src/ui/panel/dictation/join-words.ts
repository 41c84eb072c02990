/** Scripts that put no space between words, and marks that follow a word at once. */
const closeBegin =
  /^[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar},.;:!?)\]}»”’…、。，．？！]/u;

/** Puts words behind others, with a space where their script has one. */
export function joinWords(before: string, after: string): string {
  const isClose = before === '' || after === '' || /\s$/.test(before) || closeBegin.test(after);
  return isClose ? before + after : `${before} ${after}`;
}
