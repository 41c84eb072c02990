import {allStores, conversationStores, type Database} from './database.js';
import type {Write} from './make-write.js';
import {isCloneError, isNamed} from './trouble.js';

/** What goes with a write. */
export interface PutOptions {
  /** Says that the tab is in use. */
  readonly tab: object | undefined;
  /** Called for a message that the database does not take: it stays in memory. */
  readonly onUnfit: () => void;
}

/**
 * Writes all of it in one transaction, or nothing. All requests are made before this returns, and nothing is waited for
 * in between: a page that is being left has no time for answers.
 */
export async function putWrite(database: Database, write: Write, {tab, onUnfit}: PutOptions): Promise<void> {
  const durability = write.isGrowing ? 'relaxed' : 'default';
  const stores = tab ? allStores : conversationStores;
  const transaction = database.transaction(stores, 'readwrite', {durability});
  const requests: Promise<unknown>[] = [transaction.done];
  try {
    for (const key of write.gone) requests.push(transaction.objectStore('bytes').delete(key));
    for (const {data, ...record} of write.bytes) {
      const stored = {...record, data: write.isWithoutBlobs ? data : new Blob([data])};
      requests.push(transaction.objectStore('bytes').put(stored));
    }
    for (const record of write.messages) {
      try {
        requests.push(transaction.objectStore('messages').put(record));
      } catch (error) {
        if (!isCloneError(error)) throw error;
        onUnfit();
      }
    }
    if (write.summary) requests.push(transaction.objectStore('summaries').put(write.summary));
    if (tab) requests.push(transaction.objectStore('tabs').put(tab));
    // A page that is being left needs it. With bytes it has to wait: WebKit commits the rest when a Blob is refused.
    if (write.bytes.length === 0) transaction.commit();
  } catch (error) {
    requests.unshift(Promise.reject(error));
    abort(transaction);
  }
  await settleAll(requests);
}

/** Waits for all; throws the reason that says most: when one request fails, the others are merely aborted. */
async function settleAll(requests: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(requests);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !isNamed(reason, 'AbortError')) ?? reasons[0];
}

function abort(transaction: {abort(): void}): void {
  try {
    transaction.abort();
  } catch {
    // It was over already.
  }
}
