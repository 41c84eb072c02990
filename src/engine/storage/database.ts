import {wrap, type DBSchema, type IDBPDatabase} from 'idb';
import {withTimeLimit, type StorageEnvironment} from './environment.js';
import {isNamed, type Troubles} from './trouble.js';

/** What stands where. Records are guarded when they are read, so nothing is promised of them here. */
interface HistorySchema extends DBSchema {
  /** One record for each conversation. */
  summaries: {key: [owner: string, tab: string, conversation: string]; value: object};
  /** One record for each message, so that a growing answer writes one. */
  messages: {key: [owner: string, tab: string, conversation: string, message: string]; value: object};
  /** Pictures and documents: once each, however often their message changes. */
  bytes: {key: [owner: string, tab: string, conversation: string, bytes: string]; value: object};
  /** When each tab was last used. */
  tabs: {key: [owner: string, tab: string]; value: object};
}

/** The open database. */
export type Database = IDBPDatabase<HistorySchema>;

/** The stores that hold conversations. */
export const conversationStores = ['summaries', 'messages', 'bytes'] as const;

/** Every store. */
export const allStores = [...conversationStores, 'tabs'] as const;

const schemaVersion = 1;
const keyPaths = {
  summaries: ['owner', 'tab', 'conversation'],
  messages: ['owner', 'tab', 'conversation', 'message'],
  bytes: ['owner', 'tab', 'conversation', 'bytes'],
  tabs: ['owner', 'tab'],
} as const;

/** What a connection tells. */
export interface ConnectionListener {
  /** Somebody has deleted the database, and it is there again, empty. */
  readonly onRecreated: () => void;
  /** The database has answered after everybody stopped waiting for it. */
  readonly onLateArrival: () => void;
}

/** The way to the database: opens it again when the browser has closed it, and never makes anybody wait for long. */
export class Connection {
  readonly #environment: StorageEnvironment;
  readonly #troubles: Troubles;
  readonly #listener: ConnectionListener;
  #current: Database | undefined;
  #opening: Promise<Database | undefined> | undefined;
  #wasOpen = false;
  #isLate = false;
  /** It cannot be opened, or may not be any more. */
  #isOver = false;

  constructor(environment: StorageEnvironment, troubles: Troubles, listener: ConnectionListener) {
    this.#environment = environment;
    this.#troubles = troubles;
    this.#listener = listener;
  }

  /** The database, if it is open at this very moment. */
  get current(): Database | undefined {
    return this.#current;
  }

  /** The database; `undefined`, and told why, where there is none. */
  async get(): Promise<Database | undefined> {
    if (this.#current || this.#isOver || this.#isLate) return this.#current;
    this.#opening ??= this.#open();
    try {
      const {schedule, openPatienceMs: patienceMs} = this.#environment;
      return await withTimeLimit(this.#opening, {schedule, patienceMs});
    } catch (error) {
      this.#isLate = true;
      this.#troubles.tellOf(error);
      return undefined;
    }
  }

  /**
   * Does something with the database, a second time with a new connection if the first one has died. What fails is told:
   * then the result is `undefined`.
   */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    for (const isLast of [false, true]) {
      const database = await this.get();
      if (!database) return undefined;
      try {
        return await withTimeLimit(work(database), this.#environment);
      } catch (error) {
        this.drop(database);
        if (!isLast && !isNamed(error, 'TimeoutError')) continue;
        this.#troubles.tellOf(error);
        return undefined;
      }
    }
    return undefined;
  }

  /** Gives up a connection that does not work; the next one who asks gets a new one. */
  drop(database: Database): void {
    database.close();
    if (this.#current === database) this.#current = undefined;
  }

  close(): void {
    this.#isOver = true;
    this.#current?.close();
    this.#current = undefined;
  }

  async #open(): Promise<Database | undefined> {
    try {
      const {database, isNew} = await openDatabase(this.#environment);
      if (this.#isOver) database.close();
      else this.#adopt(database, isNew);
    } catch (error) {
      if (!this.#isOver) this.#troubles.tellOf(error);
      this.#isOver = true;
    }
    this.#opening = undefined;
    return this.#current;
  }

  #adopt(database: Database, isNew: boolean): void {
    this.#current = database;
    database.addEventListener('close', () => this.drop(database));
    database.addEventListener('versionchange', ({newVersion}) => {
      // Whoever deletes or changes the database waits until everybody has let go of it.
      this.drop(database);
      if (newVersion === null) return;
      this.#isOver = true;
      this.#troubles.tell('newer');
    });
    if (isNew && this.#wasOpen) this.#listener.onRecreated();
    this.#wasOpen = true;
    if (!this.#isLate) return;
    this.#isLate = false;
    this.#listener.onLateArrival();
  }
}

async function openDatabase(environment: StorageEnvironment): Promise<{database: Database; isNew: boolean}> {
  const {indexedDB, databaseName} = environment;
  if (!indexedDB) throw new DOMException('There is no IndexedDB.', 'NotSupportedError');
  const request = indexedDB.open(databaseName, schemaVersion);
  let isNew = false;
  request.addEventListener('upgradeneeded', () => {
    isNew = true;
    for (const [name, keyPath] of Object.entries(keyPaths)) {
      request.result.createObjectStore(name, {keyPath: [...keyPath]});
    }
  });
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new DOMException('No reason given.')));
  });
  return {database: wrap(opened) as Database, isNew};
}
