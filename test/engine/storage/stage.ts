import {openHistory, type HistoryOptions, type StorageEnvironment} from '../../../src/engine/storage/index.js';
import type {ConversationSummary, HistoryStore, HistoryTrouble, StoredNode} from '../../../src/model/index.js';

/** A store as one tab has it, and what it told. */
export interface TestTab {
  readonly history: HistoryStore;
  readonly troubles: readonly HistoryTrouble[];
}

/** Options of a tab; the environment is that of the stage, except what is given. */
export type TabOptions = Partial<Omit<HistoryOptions, 'onTrouble'>>;

/** A database of its own for one test, and the tabs that use it. */
export interface Stage {
  readonly databaseName: string;
  openTab(options?: TabOptions): Promise<TestTab>;
  /** Every record of a store, as it lies in the database. */
  readRecords(store: string): Promise<Record<string, unknown>[]>;
  /** Changes a record behind the back of everybody. */
  putRecord(store: string, record: object): Promise<void>;
  /** Empties a store behind the back of everybody. */
  clearStore(store: string): Promise<void>;
  /** Closes all tabs and deletes the database. */
  clear(): Promise<void>;
}

/** Sets a stage that others who test at the same time do not see. */
export function setStage(): Stage {
  const databaseName = `outcrop-test-${crypto.randomUUID()}`;
  const open: HistoryStore[] = [];
  return {
    databaseName,
    async openTab({environment, ...options} = {}) {
      const troubles: HistoryTrouble[] = [];
      const history = await openHistory({
        place: 'device',
        historyKey: 'key',
        user: 'guest',
        onTrouble: (trouble) => troubles.push(trouble),
        environment: {databaseName, sessionStorage: createSession(), ...environment},
        ...options,
      });
      open.push(history);
      return {history, troubles};
    },
    readRecords: (name) =>
      withDatabase(databaseName, async (database) => {
        return readResult(database.transaction(name).objectStore(name).getAll());
      }),
    putRecord: (name, record) =>
      withDatabase(databaseName, async (database) => {
        await readResult(database.transaction(name, 'readwrite').objectStore(name).put(record));
      }),
    clearStore: (name) =>
      withDatabase(databaseName, async (database) => {
        await readResult(database.transaction(name, 'readwrite').objectStore(name).clear());
      }),
    async clear() {
      for (const history of open.splice(0)) history.close();
      await readResult(indexedDB.deleteDatabase(databaseName));
    },
  };
}

/** Opens a database by hand, at the version it has, and closes it again. */
async function withDatabase<T>(name: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await readResult(indexedDB.open(name));
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** What a request gives. */
export function readResult<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No reason given.')));
  });
}

/** What a tab keeps for its session; with the entries of another one it is a duplicate of that tab. */
export function createSession(of?: Storage): Storage {
  const entries = new Map<string, string>(of && Object.entries(Object.fromEntries(readEntries(of))));
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (at) => [...entries.keys()][at] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}

function readEntries(session: Storage): [string, string][] {
  return Array.from({length: session.length}, (_, at) => {
    const key = session.key(at) ?? '';
    return [key, session.getItem(key) ?? ''];
  });
}

/** A summary with a title, of some time. */
export function summaryOf(id: string, updatedAt = 1, title = `Title of ${id}`): ConversationSummary {
  return {id, title, createdAt: 0, updatedAt};
}

/** A message that says something. */
export function nodeOf(
  id: string,
  text: string,
  fields: Partial<StoredNode['message']> = {},
  parentId?: string,
): StoredNode {
  return {
    message: {
      id,
      role: 'user',
      status: 'complete',
      createdAt: 1,
      blocks: [{block: {kind: 'text', index: 0, isDone: true, text}}],
      ...fields,
    },
    ...(parentId !== undefined && {parentId}),
  };
}

/** A message with bytes. */
export function pictureOf(id: string, bytes: Uint8Array, fields: Partial<StoredNode['message']> = {}): StoredNode {
  return nodeOf(id, '', {blocks: [{block: {kind: 'image', index: 0, isDone: true, format: 'png', bytes}}], ...fields});
}

/** An environment whose databases go through the hands of a test. */
export function watchDatabases(onOpen: (database: IDBDatabase) => void): Pick<StorageEnvironment, 'indexedDB'> {
  const open: IDBFactory['open'] = (name, version) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => onOpen(request.result));
    return request;
  };
  return {indexedDB: Object.assign(Object.create(indexedDB) as IDBFactory, {open})};
}
