import type {ChatError} from '../../model/index.js';
import type {Strings} from '../strings.js';

/** What a visitor reads or hears of an error, and in which language that is. */
export type ErrorWords = readonly [sentence: string, lang: string];

/** Says what went wrong in the visitor's language; where that has nothing for it, as the error does, in English. */
export function describeError({code, message}: ChatError, {errors, lang}: Strings): ErrorWords {
  const sentence = errors?.[code];
  // Who empties a sentence writes their errors themselves, in the language of the page.
  return [sentence || message, sentence === undefined ? 'en' : lang];
}
