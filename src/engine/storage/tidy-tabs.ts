import {allStores, type Database} from './database.js';
import type {StorageEnvironment} from './environment.js';
import {isRecord} from './migrate.js';
import {keysBelow, type Scope} from './scope.js';
import {tabLockName} from './tab-id.js';

const keptMs = 7 * 24 * 3_600_000;

/**
 * Notes that this tab is in use, and removes what other tabs have left that are not open and that nobody has used for
 * seven days. A tab that was last used in the future, by a clock that was wrong, was last used now.
 */
export async function tidyTabs(database: Database, own: Scope, {now, locks}: StorageEnvironment): Promise<void> {
  const nowMs = now();
  const held = await listHeldLocks(locks);
  const records: readonly unknown[] = await database.getAll('tabs');
  for (const {owner, tab, usedAt} of records.filter(isRecord)) {
    const scope = {owner: String(owner), tab: String(tab)};
    const ageMs = nowMs - Number(usedAt);
    if (scope.tab === own.tab || ageMs < 0) await database.put('tabs', {...scope, usedAt: nowMs});
    // What has no time was never used.
    else if (!(ageMs < keptMs) && !held.has(tabLockName(scope.tab))) await removeTab(database, scope);
  }
}

async function removeTab(database: Database, {owner, tab}: Scope): Promise<void> {
  const transaction = database.transaction(allStores, 'readwrite');
  const removals = allStores.map((name) => {
    const keys = name === 'tabs' ? IDBKeyRange.only([owner, tab]) : keysBelow([owner, tab]);
    return transaction.objectStore(name).delete(keys);
  });
  await Promise.all([...removals, transaction.done]);
}

/** The names of all locks that somebody holds; none where pages of this origin have no locks. */
async function listHeldLocks(locks: LockManager | undefined): Promise<ReadonlySet<string | undefined>> {
  try {
    return new Set((await locks?.query())?.held?.map(({name}) => name));
  } catch {
    return new Set();
  }
}
