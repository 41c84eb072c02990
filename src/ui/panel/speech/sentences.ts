import {findOpenCode} from './plain-words.js';

/** The number of a list entry, which ends like a sentence. */
const bareNumber = /(?:^|\n)\s*\d+[.)]\s*$/;
/** A line that goes on in the next one. */
const softBreak = /(?<![`~]{3})\n(?=[^\n\s#>*+|`~\d-])/g;

/**
 * How many characters of growing markdown are whole sentences, or lines that stand for themselves. The last one may
 * still grow, and so may code that is open.
 */
export function countWhole(markdown: string, lang: string): number {
  let start = findOpenCode(markdown);
  if (start !== undefined) return start;
  // Of the same length, so that what is counted is what stands there.
  for (const {index} of segmenter(lang).segment(markdown.replaceAll(softBreak, ' '))) start = index;
  const whole = markdown.slice(0, start);
  return findOpenCode(whole) ?? bareNumber.exec(whole)?.index ?? whole.length;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, {granularity: 'sentence'});
  segmenters.set(lang, known);
  return known;
}
