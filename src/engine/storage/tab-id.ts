import {attempt, type StorageEnvironment} from './environment.js';
import {claimSoon} from './claims.js';

const key = 'outcrop-tab';

/** The name of the lock that a living tab holds. */
export function tabLockName(id: string): string {
  return `outcrop-tab ${id}`;
}

/**
 * The id of this tab. It survives reloads; where a tab was duplicated, with all that it had in its session, the copy
 * finds the id taken and gets a new one. `undefined` where the browser keeps nothing for a tab.
 */
export async function takeTabId(environment: StorageEnvironment): Promise<string | undefined> {
  const {sessionStorage} = environment;
  if (!sessionStorage) return undefined;
  const known = tabIds();
  const id = known.get(sessionStorage) ?? takeAnew(sessionStorage, environment);
  known.set(sessionStorage, id);
  return id;
}

/** All chats of a page live in one tab, also those of another copy of this library. */
function tabIds(): WeakMap<Storage, Promise<string | undefined>> {
  const name = Symbol.for('outcrop.tab');
  const known: unknown = Reflect.get(globalThis, name);
  if (known instanceof WeakMap) return known;
  const created = new WeakMap<Storage, Promise<string | undefined>>();
  Reflect.set(globalThis, name, created);
  return created;
}

async function takeAnew(storage: Storage, environment: StorageEnvironment): Promise<string | undefined> {
  const {createId, locks, schedule, tabPatienceMs} = environment;
  const item = nameItem();
  const before = attempt(() => storage.getItem(item));
  // The page before this one, in the same tab, may take a moment to go; with a new id, only the browser itself is slow.
  for (const [id, waitMs] of [
    [before, tabPatienceMs],
    [createId(), tabPatienceMs * 10],
  ] as const) {
    if (!id) continue;
    const release = await claimSoon(tabLockName(id), {locks, schedule, waitMs});
    if (!release) continue;
    letGoWithPage(id, release, environment);
    return attempt(() => {
      storage.setItem(item, id);
      return id;
    });
  }
  return undefined;
}

/** A frame has the session of its tab, but conversations of its own. */
function nameItem(): string {
  const isFrame = typeof window === 'object' && window.top !== window;
  return isFrame ? `${key} ${location.pathname}` : key;
}

/** The next page in this tab takes the id over; a page that comes back from the browser's cache takes it again. */
function letGoWithPage(id: string, release: () => void, environment: StorageEnvironment): void {
  const {page, locks, schedule} = environment;
  let letGo: (() => void) | false = release;
  page?.addEventListener('pagehide', () => {
    if (letGo) letGo();
    letGo = false;
  });
  page?.addEventListener('pageshow', () => {
    if (letGo) return;
    void claimSoon(tabLockName(id), {locks, schedule, waitMs: environment.tabPatienceMs}).then(
      (again) => (letGo = again),
    );
  });
}
