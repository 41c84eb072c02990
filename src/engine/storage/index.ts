import type {HistoryPlace, HistoryStore, HistoryTrouble} from '../../model/index.js';
import type {EncryptionKey} from './cipher.js';
import {readEnvironment, type StorageEnvironment} from './environment.js';
import {KeptHistory} from './history.js';
import {hashOwner} from './scope.js';
import {takeTabId} from './tab-id.js';
import {Troubles} from './trouble.js';

export type {EncryptionKey} from './cipher.js';
export type {StorageEnvironment} from './environment.js';

/** Whose conversations, where, and who is told when something is not kept. */
export interface HistoryOptions {
  /** `device`: for all tabs, until they are removed. `tab`: for one tab and its reloads. */
  readonly place: Exclude<HistoryPlace, 'off'>;
  /** Chats with the same key share their conversations. */
  readonly historyKey: string;
  /** Names the visitor. Only a hash of it is stored. */
  readonly user: string;
  /** Called once for each kind of trouble. */
  readonly onTrouble: (trouble: HistoryTrouble) => void;
  /** AES-GCM: encrypts titles, messages and their bytes. Default: they are stored as they are. */
  readonly encryptionKey?: EncryptionKey;
  /** Parts of the browser to use in place of its own. */
  readonly environment?: Partial<StorageEnvironment>;
}

/**
 * Opens the conversations of one visitor. It never rejects: where nothing can be kept, that is told, and conversations
 * live as long as the page.
 */
export async function openHistory(options: HistoryOptions): Promise<HistoryStore> {
  const {place, historyKey, user, onTrouble, encryptionKey} = options;
  const environment = readEnvironment(options.environment);
  const owner = await hashOwner(historyKey, user, environment.subtle);
  const tab = place === 'tab' ? await takeTabId(environment) : '';
  const history = new KeptHistory({
    scope: {owner, tab: tab ?? ''},
    // What no tab could find again need not be written.
    environment: tab === undefined ? {...environment, indexedDB: undefined} : environment,
    troubles: new Troubles(onTrouble),
    encryptionKey,
  });
  await history.ready();
  return history;
}
