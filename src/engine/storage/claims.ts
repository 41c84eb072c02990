import type {StorageEnvironment} from './environment.js';
import {isNamed} from './trouble.js';

/** Where Web Locks are missing, at least the chats of one page wait for each other. */
const lastInPage = new Map<string, Promise<void>>();

/** Waits for a name that only one may have, in all tabs of the origin; returns what lets the next one have it. */
export async function claimName(
  name: string,
  signal: AbortSignal,
  {locks}: Pick<StorageEnvironment, 'locks'>,
): Promise<() => void> {
  signal.throwIfAborted();
  return (await claimInBrowser(name, signal, locks)) ?? claimInPage(name, signal);
}

/** `undefined` where the browser has no locks for this page. */
function claimInBrowser(name: string, signal: AbortSignal, locks: LockManager | undefined) {
  if (!locks) return undefined;
  return new Promise<(() => void) | undefined>((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    const onFailure = () => (signal.aborted ? reject(signal.reason as Error) : resolve(undefined));
    try {
      locks.request(name, {signal}, hold).catch(onFailure);
    } catch {
      resolve(undefined);
    }
  });
}

async function claimInPage(name: string, signal: AbortSignal): Promise<() => void> {
  const before = lastInPage.get(name);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const last = (before ?? Promise.resolve()).then(() => held);
  lastInPage.set(name, last);
  void last.then(() => {
    if (lastInPage.get(name) === last) lastInPage.delete(name);
  });
  await Promise.race([before, aborted(signal)]);
  if (!signal.aborted) return release;
  release();
  throw signal.reason;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}));
}

/** How a lock is asked for that may be taken. */
export type Patience = Pick<StorageEnvironment, 'locks' | 'schedule'> & {readonly waitMs: number};

/** Waits a while for a name; `false` when somebody else keeps it. Where there are no locks, nobody can tell. */
export async function claimSoon(name: string, {locks, schedule, waitMs}: Patience): Promise<(() => void) | false> {
  if (!locks) return () => {};
  const controller = new AbortController();
  const cancel = schedule(() => controller.abort(), waitMs);
  try {
    return (await claimInBrowser(name, controller.signal, locks)) ?? (() => {});
  } catch (error) {
    if (isNamed(error, 'AbortError')) return false;
    throw error;
  } finally {
    cancel();
  }
}
