import type {Locale} from './locale.js';

export type {Locale} from './locale.js';

/** Each language besides English, by the first part of its tag; its texts are fetched when they are wanted. */
const languages: Readonly<Record<string, () => Promise<{readonly strings: Locale}>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  zh: () => import('./zh.js'),
};

/** The languages that there are besides English. */
export const languageTags: readonly string[] = Object.keys(languages);

/** The texts in a language, whatever its region or script; nothing where there are none. */
export async function loadLocale(tag: string): Promise<Locale | undefined> {
  const [language = ''] = tag.toLowerCase().split('-');
  const load = Object.hasOwn(languages, language) ? languages[language] : undefined;
  return (await load?.())?.strings;
}
