import type {Migration} from './migrate.js';

/** What of the browser the history needs. What is missing may be `undefined`, and whatever is there may throw. */
export interface StorageEnvironment {
  readonly indexedDB: IDBFactory | undefined;
  readonly BroadcastChannel: (new (name: string) => BroadcastChannel) | undefined;
  readonly locks: LockManager | undefined;
  readonly sessionStorage: Storage | undefined;
  /** Missing on pages without TLS. */
  readonly subtle: SubtleCrypto | undefined;
  /** Tells of `pagehide` and `pageshow`. */
  readonly page: EventTarget | undefined;
  readonly now: () => number;
  readonly createId: () => string;
  /** Runs a callback later; returns what calls it off. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
  /** How long the database may take to open before the chat goes on without it. Default 3 s. */
  readonly openPatienceMs: number;
  /** How long it may take for one transaction. Default 15 s. */
  readonly patienceMs: number;
  /** How long a page waits for the tab id of the page before it, which may still be going. Default 1 s. */
  readonly tabPatienceMs: number;
  /** Default `outcrop-history`. */
  readonly databaseName: string;
  /** The steps from the oldest shape of a record to today's. */
  readonly migrations: readonly Migration[];
}

/** There is none yet: all records have the first shape. A change of shape adds a step at the end. */
const migrations: readonly Migration[] = [];

/** The browser's own, except what is given. */
export function readEnvironment(given: Partial<StorageEnvironment> = {}): StorageEnvironment {
  return {
    indexedDB: attempt(() => globalThis.indexedDB),
    BroadcastChannel: attempt(() => globalThis.BroadcastChannel),
    locks: attempt(() => globalThis.navigator.locks),
    sessionStorage: attempt(() => globalThis.sessionStorage),
    subtle: attempt(() => globalThis.crypto.subtle),
    page: typeof globalThis.addEventListener === 'function' ? globalThis : undefined,
    now: Date.now,
    createId: createRandomId,
    schedule(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    openPatienceMs: 3000,
    patienceMs: 15_000,
    tabPatienceMs: 1000,
    databaseName: 'outcrop-history',
    migrations,
    ...given,
  };
}

/** What `read` gives. Where an origin is opaque or storage is blocked, only to name a storage throws. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Settles as the promise does, but rejects after a time: storage of browsers has been seen to never answer. */
export async function withTimeLimit<T>(
  promise: Promise<T>,
  {schedule, patienceMs}: Pick<StorageEnvironment, 'schedule' | 'patienceMs'>,
): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new DOMException('The storage does not answer.', 'TimeoutError'));
    cancel = schedule(giveUp, patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel?.();
  }
}

function createRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
