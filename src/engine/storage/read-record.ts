import type {ConversationSummary, HistoryTrouble, StoredBlock, StoredError, StoredNode} from '../../model/index.js';
import {isSealed, type Cipher} from './cipher.js';
import {isNodeWithAnyBlocks, isStoredBlock, isSummary} from './guards.js';
import {isNewer, isRecord, migrate, type AnyRecord, type Migration} from './migrate.js';
import {isPacked, readJsonGap, unpack, type Note} from './pack.js';
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

/** The summary in a record; without a title when that cannot be read. */
export async function readSummary(record: AnyRecord, context: ReadContext): Promise<Read<ConversationSummary>> {
  const {place, migrations, cipher} = context;
  if (isNewer(record, migrations)) return {value: guessSummary(record, place), trouble: 'newer'};
  try {
    const sealed = record['title'];
    const title = isSealed(sealed) ? await cipher?.openText(sealed, placeOf(place, 'title')) : sealed;
    const migrated = migrate({...record, title}, 'summaries', migrations);
    const summary = isRecord(migrated['summary']) && {...migrated['summary'], title: migrated['title']};
    if (isSummary(summary) && summary.id === place.conversation) return {value: summary};
  } catch {
    // A wrong key, or no record of ours: told below.
  }
  return {value: guessSummary(record, place), trouble: 'broken'};
}

/** The message in a record, with placeholders for what cannot be read. */
export async function readNode(record: AnyRecord, context: NodeContext): Promise<Read<StoredNode>> {
  if (isNewer(record, context.migrations)) return {value: placeholderFor(record, newerError), trouble: 'newer'};
  try {
    const content = await openContent(record, context);
    const migrated = migrate({...record, content}, 'messages', context.migrations);
    const {node, lost, bytesIds} = await putBytesBack(migrated['content'], context.readBytes);
    if (!isNodeWithAnyBlocks(node) || node.message.id !== record['message']) throw new TypeError('No message.');
    const blocks = node.message.blocks.map((block, at) => readBlock(block, at, lost));
    if (blocks.every((block, at) => block === node.message.blocks[at])) return {value: node, bytesIds};
    return {value: {...node, message: {...node.message, blocks}}, trouble: 'broken', bytesIds};
  } catch {
    return {value: placeholderFor(record, brokenError), trouble: 'broken'};
  }
}

async function openContent(record: AnyRecord, {cipher, place}: ReadContext): Promise<unknown> {
  const {content} = record;
  if (!isSealed(content)) return content;
  if (!cipher) throw new TypeError('It was encrypted.');
  return JSON.parse(await cipher.openText(content, placeOf(place, 'message', String(record['message']))));
}

async function putBytesBack(content: unknown, readBytes: NodeContext['readBytes']) {
  if (!isPacked(content)) throw new TypeError('Nothing was packed.');
  const found = new Map<Note, Uint8Array>();
  const lost: Note['path'][] = [];
  for (const note of content.notes) {
    if (note.bytes === undefined) continue;
    try {
      found.set(note, await readBytes(note.bytes));
    } catch {
      // Told with the message that they are missing in.
      lost.push(note.path);
    }
  }
  const node = unpack(content, (note) => (note.text === undefined ? found.get(note) : readJsonGap(note.text)));
  return {node, lost, bytesIds: content.notes.flatMap(({bytes}) => bytes ?? [])};
}

/** `lost` are paths in the node: `message`, `blocks`, the number of the block, the way in it. */
function readBlock(block: unknown, at: number, lost: readonly Note['path'][]): StoredBlock {
  const inBlock = lost.filter((path) => path[1] === 'blocks' && path[2] === at).map((path) => path.slice(3));
  return isStoredBlock(block) && inBlock.length === 0 ? block : replaceUnreadable(block, at, inBlock);
}

/** What stands beside a title that cannot be read. */
function guessSummary(record: AnyRecord, {conversation}: Place): ConversationSummary {
  const title = typeof record['title'] === 'string' ? record['title'] : '';
  const summary = {...(isRecord(record['summary']) ? record['summary'] : {}), id: conversation, title};
  return isSummary(summary) ? summary : {id: conversation, title, createdAt: 0, updatedAt: 0};
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
