/** Accents, and the vowel signs of Arabic and Hebrew: a search goes without them. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** A text as a search compares it: without capitals and accents. `ß` is as good as `ss`. */
export function fold(text: string): string {
  // Capitals first: ß has no other way to its kin. A sigma at the end of a word is one like all others.
  const small = text.normalize('NFKD').replace(accents, '').toUpperCase().toLowerCase();
  return small.replaceAll('ς', 'σ').normalize('NFC');
}
