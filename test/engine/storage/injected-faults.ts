import type {StorageEnvironment} from '../../../src/engine/storage/index.js';
import {watchDatabases} from './stage.js';

/** Whatever asks for it is refused, as where an origin is opaque. */
export function refuse(): never {
  throw new DOMException('Access is denied.', 'SecurityError');
}

/** An IndexedDB whose `open` does something else. */
export function factoryWith(open: () => IDBOpenDBRequest): IDBFactory {
  return Object.assign(Object.create(indexedDB) as IDBFactory, {open});
}

/** A request that fails, or that nobody ever answers. */
export function requestThat(error?: DOMException): IDBOpenDBRequest {
  const request = Object.assign(new EventTarget(), {error, result: undefined});
  if (error) queueMicrotask(() => request.dispatchEvent(new Event('error')));
  return request as unknown as IDBOpenDBRequest;
}

/** A disk that fills up. */
export interface Disk {
  readonly environment: Pick<StorageEnvironment, 'indexedDB'>;
  /** How many records it still takes in one transaction, of which stores. */
  room: number;
  stores: readonly string[];
}

/** A database on a disk that is full after some records of each transaction: it then aborts, as browsers do. */
export function createDisk(): Disk {
  const disk: Disk = {
    room: Infinity,
    stores: ['summaries', 'messages', 'bytes'],
    environment: watchDatabases((database) => {
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        const transaction = begin(stores, mode, options);
        if (mode === 'readwrite') fillUp(transaction, disk);
        return transaction;
      };
    }),
  };
  return disk;
}

function fillUp(transaction: IDBTransaction, disk: Disk): void {
  let written = 0;
  let isOver = false;
  const end = () => {
    if (written <= disk.room || isOver) return;
    isOver = true;
    const error = new DOMException('There is no more room.', 'QuotaExceededError');
    Object.defineProperty(transaction, 'error', {value: error});
    transaction.abort();
  };
  const find = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = find(name);
    store.put = (record) => {
      if (disk.stores.includes(name)) written += 1;
      queueMicrotask(end);
      return IDBObjectStore.prototype.put.call(store, record);
    };
    return store;
  };
  transaction.commit = () => {
    end();
    if (!isOver) IDBTransaction.prototype.commit.call(transaction);
  };
}

/** Opens the database by hand and keeps it, whoever wants to change it; resolves with what lets it go. */
export function occupy(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No reason given.')));
  });
}

/** Keeps a transaction that writes alive, so that all others wait; returns what ends it. */
export function hog(database: IDBDatabase): () => Promise<void> {
  const transaction = database.transaction(['summaries', 'messages', 'bytes', 'tabs'], 'readwrite');
  const store = transaction.objectStore('summaries');
  let isOver = false;
  const goOn = () => {
    if (!isOver) store.count().addEventListener('success', goOn);
  };
  goOn();
  const done = new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
  return () => {
    isOver = true;
    return done;
  };
}
