import type {HistoryTrouble, StoredBlock, StoredError, StoredNode} from '../../model/index.js';
import {isSealed, type Cipher} from './cipher.js';
import {isNodeWithAnyBlocks, isStoredBlock} from './guards.js';
import {isNewer, migrate, type AnyRecord, type Migration} from './migrate.js';
import {isPacked, readJsonGap, unpack, type Note, type Packed} from './pack.js';
import {placeOf, type Place} from './records.js';
import {replaceUnreadable} from './unreadable.js';

/** What reading takes. */
export interface ReadContext {
  readonly place: Place;
  readonly migrations: readonly Migration[];
  readonly cipher: Cipher | undefined;
}

/** What reading a message takes. */
export interface NodeContext extends ReadContext {
  /** The bytes of that id; rejects when they are gone. */
  readonly readBytes: (id: string) => Promise<Uint8Array>;
}

/** What a record gave. */
export interface Read<T> {
  readonly value: T;
  /** Why it is not all that was saved. */
  readonly trouble?: HistoryTrouble;
  /** The ids of all bytes in it, also of those that are lost. */
  readonly bytesIds?: readonly string[];
}

type Bytes = ReadonlyMap<string, Uint8Array>;

const noBytes: Bytes = new Map();

/**
 * The message in a record, with placeholders for what cannot be read. Most are there at once: a promise for each of
 * thousands would take as long as the database does.
 */
export function readNode(record: AnyRecord, context: NodeContext): Read<StoredNode> | Promise<Read<StoredNode>> {
  if (isNewer(record, context.migrations)) return {value: placeholderFor(record, newerError), trouble: 'newer'};
  if (isSealed(record['content'])) return readSlowly(record, context);
  try {
    const packed = readPacked(record, context.migrations);
    return packed.notes.some(({bytes}) => bytes) ? readSlowly(record, context) : readWith(noBytes, packed, record);
  } catch {
    return broken(record);
  }
}

async function readSlowly(record: AnyRecord, context: NodeContext): Promise<Read<StoredNode>> {
  try {
    const content = await openContent(record, context);
    const packed = readPacked({...record, content}, context.migrations);
    return readWith(await findBytes(packed, context.readBytes), packed, record);
  } catch {
    return broken(record);
  }
}

async function openContent(record: AnyRecord, {cipher, place}: ReadContext): Promise<unknown> {
  const {content} = record;
  if (!isSealed(content)) return content;
  if (!cipher) throw new TypeError('It was encrypted.');
  return JSON.parse(await cipher.openText(content, placeOf(place, 'message', String(record['message']))));
}

function readPacked(record: AnyRecord, migrations: readonly Migration[]): Packed {
  const {content} = migrate(record, 'messages', migrations);
  if (!isPacked(content)) throw new TypeError('Nothing was packed.');
  return content;
}

async function findBytes({notes}: Packed, readBytes: NodeContext['readBytes']): Promise<Bytes> {
  const found = new Map<string, Uint8Array>();
  for (const {bytes: id} of notes) {
    try {
      if (id !== undefined) found.set(id, await readBytes(id));
    } catch {
      // Told with the message that they are missing in.
    }
  }
  return found;
}

function readWith(found: Bytes, packed: Packed, {message: id}: AnyRecord): Read<StoredNode> {
  const node = unpack(packed, ({bytes, text = 'undefined'}) => (bytes ? found.get(bytes) : readJsonGap(text)));
  if (!isNodeWithAnyBlocks(node) || node.message.id !== id) throw new TypeError('This is no message of ours.');
  const lost = packed.notes.filter(({bytes}) => bytes && !found.has(bytes)).map(({path}) => path);
  const blocks = node.message.blocks.map((block, at) => readBlock(block, at, lost));
  const bytesIds = packed.notes.flatMap(({bytes}) => bytes ?? []);
  if (blocks.every((block, at) => block === node.message.blocks[at])) return {value: node, bytesIds};
  return {value: {...node, message: {...node.message, blocks}}, trouble: 'broken', bytesIds};
}

/** `lost` are paths in the node: `message`, `blocks`, the number of the block, the way in it. */
function readBlock(block: unknown, at: number, lost: readonly Note['path'][]): StoredBlock {
  const inBlock = lost.filter((path) => path[1] === 'blocks' && path[2] === at).map((path) => path.slice(3));
  return isStoredBlock(block) && inBlock.length === 0 ? block : replaceUnreadable(block, at, inBlock);
}

function broken(record: AnyRecord): Read<StoredNode> {
  return {value: placeholderFor(record, brokenError), trouble: 'broken'};
}

const brokenError: StoredError = {
  code: 'unknown',
  message: 'This message could not be read from storage.',
  hint: 'Its record is damaged, or was encrypted with another key. It is left as it is.',
  retryable: false,
};

const newerError: StoredError = {
  code: 'unknown',
  message: 'This message was saved by a later version. Reload the page to read it.',
  hint: 'Two versions of this library keep conversations on this origin.',
  retryable: false,
};

/** A message that holds the place of one which cannot be read: those that follow it still have their way to the root. */
function placeholderFor(record: AnyRecord, error: StoredError): StoredNode {
  const {message: id, parentId, role, createdAt} = record;
  return {
    message: {
      id: String(id),
      role: role === 'user' ? 'user' : 'assistant',
      blocks: [],
      status: 'failed',
      createdAt: typeof createdAt === 'number' ? createdAt : 0,
      error,
    },
    ...(typeof parentId === 'string' && {parentId}),
  };
}
