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
  const records: readonly unknown[] = await database.getAll('tabs');
  for (const {owner, tab, usedAt} of records.filter(isRecord)) {
    const scope = {owner: String(owner), tab: String(tab)};
    const ageMs = nowMs - Number(usedAt);
    if (scope.tab === own.tab || ageMs < 0) await database.put('tabs', {...scope, usedAt: nowMs});
    // What has no time was never used.
    else if (!(ageMs < keptMs)) await whileClosed(scope.tab, locks, () => removeTab(database, scope));
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

/** Does something to a tab that is not open, and that cannot open meanwhile; nothing if it is. */
async function whileClosed(tab: string, locks: LockManager | undefined, work: () => Promise<void>): Promise<void> {
  if (locks) await locks.request(tabLockName(tab), {ifAvailable: true}, (lock) => (lock ? work() : undefined));
  else await work();
}
