import type {HistoryPlace, HistoryStore} from '../model/index.js';

/** Remembers, without any library, whether there is anything to fetch the code for that reads it. */
export class KeptMark {
  /** Conversations are to be kept. */
  readonly isWanted: boolean;
  readonly #name: string;
  readonly #readStorage: () => Storage | undefined;
  readonly #isAlwaysSet: boolean;
  #isWritten = false;

  constructor(history: HistoryPlace | HistoryStore = 'off', historyKey = 'outcrop') {
    this.isWanted = history !== 'off';
    this.#isAlwaysSet = typeof history === 'object';
    this.#name = `outcrop kept ${historyKey}`;
    this.#readStorage = () => {
      try {
        return history === 'tab' ? globalThis.sessionStorage : globalThis.localStorage;
      } catch {
        // Blocked storage keeps no conversations either.
        return undefined;
      }
    };
  }

  get isSet(): boolean {
    return this.#isAlwaysSet || (this.isWanted && this.#readStorage()?.getItem(this.#name) === 'yes');
  }

  set(): void {
    if (this.#isAlwaysSet || this.#isWritten) return;
    this.#isWritten = true;
    try {
      this.#readStorage()?.setItem(this.#name, 'yes');
    } catch {
      // A full disk: then nothing will be found the next time.
    }
  }

  remove(): void {
    this.#isWritten = false;
    this.#readStorage()?.removeItem(this.#name);
  }
}
