import type {HistoryPlace, HistoryStore} from '../model/index.js';

/** Remembers, without any library, whether there is anything to fetch the code for that reads it. */
export class KeptMark {
  readonly #place: HistoryPlace | HistoryStore;
  readonly #name: string;
  #isWritten = false;

  constructor(place: HistoryPlace | HistoryStore = 'off', historyKey = 'outcrop') {
    this.#place = place;
    this.#name = `outcrop kept ${historyKey}`;
  }

  /** Conversations are to be kept. */
  get isWanted(): boolean {
    return this.#place !== 'off';
  }

  get isSet(): boolean {
    return (
      typeof this.#place === 'object' ||
      (this.isWanted && this.#try((storage) => storage.getItem(this.#name)) === 'yes')
    );
  }

  set(): void {
    if (this.#isWritten || typeof this.#place === 'object') return;
    this.#isWritten = true;
    this.#try((storage) => storage.setItem(this.#name, 'yes'));
  }

  remove(): void {
    this.#isWritten = false;
    this.#try((storage) => storage.removeItem(this.#name));
  }

  /** Blocked storage keeps no conversations either; on a full disk nothing will be found the next time. */
  #try<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return act(this.#place === 'tab' ? sessionStorage : localStorage);
    } catch {
      return undefined;
    }
  }
}
