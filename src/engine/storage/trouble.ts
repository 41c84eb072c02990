import type {HistoryTrouble} from '../../model/index.js';

/** Tells of each kind of trouble once. */
export class Troubles {
  readonly #told = new Set<HistoryTrouble>();
  readonly #listener: (trouble: HistoryTrouble) => void;

  constructor(listener: (trouble: HistoryTrouble) => void) {
    this.#listener = listener;
  }

  tell(trouble: HistoryTrouble): void {
    if (this.#told.has(trouble)) return;
    this.#told.add(trouble);
    callSafely(() => this.#listener(trouble));
  }

  /** Tells what a failure of the storage means. */
  tellOf(error: unknown): void {
    this.tell(readTrouble(error));
  }
}

function readTrouble(error: unknown): HistoryTrouble {
  if (isQuotaError(error)) return 'full';
  if (isNamed(error, 'VersionError')) return 'newer';
  return isCloneError(error) ? 'broken' : 'unavailable';
}

/** There is no more room. */
export function isQuotaError(error: unknown): boolean {
  return isNamed(error, 'QuotaExceededError');
}

/** Something is no plain data. */
export function isCloneError(error: unknown): boolean {
  return isNamed(error, 'DataCloneError');
}

/** True for an error of that name. */
export function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}

/** Calls a function of the page. Its mistake must be seen, but may not stop the chat. */
export function callSafely(call: () => void): void {
  try {
    call();
  } catch (error) {
    if (typeof reportError === 'function') reportError(error);
    else
      setTimeout(() => {
        throw error;
      }, 0);
  }
}
