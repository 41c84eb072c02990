/** Whose conversations, and of which tab: the beginning of every key in the database. */
export interface Scope {
  /** Hash of history key and visitor. */
  readonly owner: string;
  /** Id of the tab; empty when the whole device shares the conversations. */
  readonly tab: string;
}

/** The beginning of a key: everything of a visitor, of a scope, of a conversation. */
export type KeyPrefix = readonly [owner: string, ...more: string[]];

/** The name that an owner has in the database: nobody can read from it who they are. */
export async function hashOwner(historyKey: string, user: string, subtle: SubtleCrypto | undefined): Promise<string> {
  const text = JSON.stringify([historyKey, user]);
  if (!subtle) return `p${hashPlainly(text)}`;
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `s${Array.from(new Uint8Array(hash), toHex).join('')}`;
}

/** All keys that begin so: arrays sort behind strings. */
export function keysBelow(prefix: KeyPrefix): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []]);
}

/**
 * Four rounds of FNV-1a, each with a beginning of its own. Pages without TLS have no SHA-256; whoever reads their storage
 * can read their traffic too.
 */
function hashPlainly(text: string): string {
  return [0, 1, 2, 3].map((round) => fnv1a(`${round}${text}`).toString(16).padStart(8, '0')).join('');
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
