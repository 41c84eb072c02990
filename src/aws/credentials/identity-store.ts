/** Remembers which Cognito identity a visitor has, so that a returning one stays the same. Never throws. */
export interface IdentityStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Keeps identity ids in the page’s local storage, or in memory where that is blocked. An identity id is a name and no
 * secret: credentials and tokens never come here. (The SDK’s own store would open a database on the page’s origin.)
 */
export function createIdentityStore(storage: Storage | undefined = findLocalStorage()): IdentityStore {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => memory.get(key) ?? attempt(() => storage?.getItem(prefix + key)) ?? null,
    setItem(key, value) {
      memory.set(key, value);
      attempt(() => storage?.setItem(prefix + key, value));
    },
    removeItem(key) {
      memory.delete(key);
      attempt(() => storage?.removeItem(prefix + key));
    },
  };
}

const prefix = 'outcrop:identity:';

function findLocalStorage(): Storage | undefined {
  return attempt(() => globalThis.localStorage);
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    // Blocked or full storage is no reason for a chat to fail: memory serves.
    return undefined;
  }
}
