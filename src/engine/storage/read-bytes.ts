import type {Cipher} from './cipher.js';
import {withTimeLimit, type StorageEnvironment} from './environment.js';
import type {KnownConversation} from './known-conversation.js';
import {isRecord, type AnyRecord} from './migrate.js';
import {placeOf, type Place} from './records.js';
import type {Scope} from './scope.js';

/** What reading bytes takes. */
export interface BytesContext {
  readonly environment: StorageEnvironment;
  readonly scope: Scope;
  readonly cipher: Cipher | undefined;
}

/**
 * A function that gives bytes by their id, always the same for the same id, and rejects where they are gone: browsers
 * lose the files of Blobs, and visitors clear their disks.
 */
export function createBytesReader(
  records: readonly unknown[],
  known: KnownConversation,
  {environment, scope, cipher}: BytesContext,
): (id: string) => Promise<Uint8Array> {
  const byId = new Map(records.filter(isRecord).map((record) => [record['bytes'], record]));
  const reading = new Map<string, Promise<Uint8Array>>();
  const place = {...scope, conversation: known.id};

  async function read(id: string): Promise<Uint8Array> {
    try {
      const bytes = await withTimeLimit(readStored(byId.get(id), place, cipher), environment);
      known.bytes.learn(bytes, id);
      return bytes;
    } catch (error) {
      // Whoever still has them in memory writes them anew.
      known.bytes.giveBack([id]);
      throw error;
    }
  }

  return (id) => {
    const bytes = reading.get(id) ?? read(id);
    reading.set(id, bytes);
    return bytes;
  };
}

async function readStored(
  record: AnyRecord | undefined,
  place: Place,
  cipher: Cipher | undefined,
): Promise<Uint8Array> {
  const data = record?.['data'];
  const iv = record?.['iv'];
  const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
  if (!(bytes instanceof Uint8Array)) throw new TypeError('The bytes are gone.');
  if (iv === undefined) return bytes;
  if (!cipher || !(iv instanceof Uint8Array)) throw new TypeError('The bytes were encrypted.');
  return cipher.open(
    {iv: new Uint8Array(iv), data: new Uint8Array(bytes).buffer},
    placeOf(place, 'bytes', String(record?.['bytes'])),
  );
}
