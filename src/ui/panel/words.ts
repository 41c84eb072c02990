import {english, type Strings} from '../strings.js';
import type {PanelHost} from './panel-host.js';

/** The texts as they are to be shown: the page's own, and where it has none, ours. */
export class Words {
  readonly #host: PanelHost;
  #base: Strings = english;
  #own: PanelHost['strings'];
  #strings: Strings = english;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** The same object until something changes. */
  get strings(): Strings {
    const {strings} = this.#host;
    if (strings !== this.#own) this.#strings = {...this.#base, ...strings};
    this.#own = strings;
    return this.#strings;
  }
}
