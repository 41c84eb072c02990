/** The first letters of the first and the last word of a name, as people of its language see letters. */
export function readInitials(name: string, lang?: string): string {
  const words = name.trim().split(/\s+/);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter(lang, {granularity: 'grapheme'});
  const letters = chosen.map((word = '') => [...segmenter.segment(word)][0]?.segment ?? '');
  return letters.join('').toLocaleUpperCase(lang);
}
