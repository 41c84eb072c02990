import {readLang} from '../read-lang.js';
import {english, type Strings} from '../strings.js';
import type {PanelHost} from './panel-host.js';

/** The texts as they are to be shown: the page's own, and where it has none, ours in the language of the page. */
export class Words {
  readonly #host: PanelHost;
  #base: Strings = english;
  #own: PanelHost['strings'];
  #strings: Strings = english;
  #lang = 'en';

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** The same object until something changes. */
  get strings(): Strings {
    const {strings} = this.#host;
    if (strings !== this.#own) this.#merge(strings);
    return this.#strings;
  }

  /** Looks at the language of the page, and fetches its texts; until they are there, those before stay. */
  async refresh(): Promise<void> {
    const lang = readLang(this.#host) || 'en';
    if (lang === this.#lang) return;
    this.#lang = lang;
    // What fails to load is asked for again once the language changes.
    const base = await loadStrings(lang).catch(() => undefined);
    if (lang !== this.#lang) return;
    this.#base = base ?? english;
    this.#merge(this.#own);
    this.#host.requestUpdate();
  }

  #merge(own: PanelHost['strings']): void {
    this.#own = own;
    const {errors, markdown} = this.#base;
    this.#strings = {
      ...this.#base,
      ...own,
      errors: {...errors, ...own?.errors},
      markdown: {...markdown, ...own?.markdown},
    };
  }
}

async function loadStrings(lang: string): Promise<Strings | undefined> {
  if (/^en\b/i.test(lang)) return english;
  const {loadLocale} = await import('../../locales/index.js');
  return loadLocale(lang);
}
