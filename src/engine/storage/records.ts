import type {ConversationSummary, StoredNode} from '../../model/index.js';
import type {Cipher, Sealed} from './cipher.js';
import type {KnownConversation} from './known-conversation.js';
import {pack, takeBytes, takeJsonGap, type Packed} from './pack.js';
import type {Scope} from './scope.js';

/** Where a record belongs. */
export interface Place extends Scope {
  readonly conversation: string;
}

/** A conversation in a list. */
export interface SummaryRecord extends Place {
  readonly version: number;
  /** The place of the next new message. */
  readonly nextOrder: number;
  readonly summary: Omit<ConversationSummary, 'title'>;
  readonly title: string | Sealed;
}

/** One message. What stands beside `content` is left of it when that cannot be read. */
export interface MessageRecord extends Place {
  readonly version: number;
  readonly message: string;
  readonly order: number;
  readonly parentId: string | undefined;
  readonly role: string;
  readonly createdAt: number;
  readonly content: Packed | Sealed;
}

/** A picture or a document; the database gets a Blob where it takes one. */
export interface BytesRecord extends Place {
  readonly bytes: string;
  readonly data: Uint8Array<ArrayBuffer>;
  /** There when `data` is encrypted. */
  readonly iv?: Uint8Array<ArrayBuffer>;
}

/** How records are made. */
export interface RecordMaker {
  readonly version: number;
  readonly createId: () => string;
  readonly cipher: Cipher | undefined;
}

/** A message as records: itself, the bytes in it that are not written yet, and the ids of all of them. */
export interface MadeMessage {
  readonly record: MessageRecord;
  readonly newBytes: readonly BytesRecord[];
  readonly bytesIds: readonly string[];
}

/** The record of a summary; those of its messages are made first, since they take their places. */
export function makeSummary(
  {title, ...summary}: ConversationSummary,
  place: Place,
  known: KnownConversation,
  {version}: RecordMaker,
): SummaryRecord {
  return {...place, version, nextOrder: known.nextOrder, summary, title};
}

/** The record of a message; throws when it is no plain data. */
export function makeMessage(
  node: StoredNode,
  place: Place,
  known: KnownConversation,
  {version, createId, cipher}: RecordMaker,
): MadeMessage {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  const takeNoted = takeBytes((bytes) => {
    const id = known.bytes.idOf(bytes, createId);
    found.set(id, isWhole(bytes) ? bytes : bytes.slice());
    return id;
  });
  const content = pack(node, cipher ? (leaf) => takeNoted(leaf) ?? takeJsonGap(leaf) : takeNoted);
  const {id, role, createdAt} = node.message;
  const order = known.takeOrder(id);
  return {
    record: {...place, version, message: id, order, parentId: node.parentId, role, createdAt, content},
    newBytes: [...found].flatMap(([bytes, data]) => (known.bytes.isWritten(bytes) ? [] : {...place, bytes, data})),
    bytesIds: [...found.keys()],
  };
}

/** The record with its title encrypted. */
export async function sealSummary(record: SummaryRecord, cipher: Cipher): Promise<SummaryRecord> {
  if (typeof record.title !== 'string') return record;
  return {...record, title: await cipher.sealText(record.title, placeOf(record, 'title'))};
}

/** The record with its content encrypted. */
export async function sealMessage(record: MessageRecord, cipher: Cipher): Promise<MessageRecord> {
  const text = JSON.stringify(record.content);
  return {...record, content: await cipher.sealText(text, placeOf(record, 'message', record.message))};
}

/** The record with its bytes encrypted. */
export async function sealBytes(record: BytesRecord, cipher: Cipher): Promise<BytesRecord> {
  const {iv, data} = await cipher.seal(record.data, placeOf(record, 'bytes', record.bytes));
  return {...record, iv, data: new Uint8Array(data)};
}

/** What ties something encrypted to its place. */
export function placeOf({owner, tab, conversation}: Place, ...more: readonly string[]): string {
  return JSON.stringify([owner, tab, conversation, ...more]);
}

/** A view of more memory would take all of that along, and shared memory can neither be kept nor encrypted. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}
