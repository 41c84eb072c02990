import type {ConversationSummary, StoredNode} from '../../model/index.js';
import type {Cipher} from './cipher.js';
import {conversationStores, type Connection, type Database} from './database.js';
import type {StorageEnvironment} from './environment.js';
import type {KnownConversation} from './known-conversation.js';
import {learnSummary} from './learn.js';
import {isRecord, type AnyRecord} from './migrate.js';
import {createBytesReader} from './read-bytes.js';
import {readNode, type NodeContext, type Read, type ReadContext} from './read-node.js';
import {readSummary} from './read-summary.js';
import {keysBelow, type Scope} from './scope.js';
import type {Troubles} from './trouble.js';

/** What a reader works with. */
export interface ReaderParts {
  readonly environment: StorageEnvironment;
  readonly connection: Connection;
  readonly troubles: Troubles;
  readonly scope: Scope;
  readonly cipher: Cipher | undefined;
}

/** Reads conversations. Nothing rejects: what cannot be read is told, and `undefined` where that is everything. */
export class Reader {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** The summaries of all conversations. */
  async list(): Promise<readonly ConversationSummary[] | undefined> {
    const {connection, scope, troubles} = this.#parts;
    const keys = keysBelow([scope.owner, scope.tab]);
    const records = await connection.use<readonly unknown[]>((database) => database.getAll('summaries', keys));
    if (!records) return undefined;
    const reads = await Promise.all(
      records.filter(isRecord).map((record) => readSummary(record, this.#context(String(record['conversation'])))),
    );
    for (const {trouble} of reads) if (trouble) troubles.tell(trouble);
    return reads.map(({value}) => value);
  }

  /** Learns all that stands in the database of a conversation, and returns its summary, if there is one. */
  async open(known: KnownConversation): Promise<ConversationSummary | undefined> {
    const found = await this.#parts.connection.use((database) => this.#readRecords(database, known.id));
    if (!found) return undefined;
    await learnSummary(found.summary, known, this.#parts);
    if (!isRecord(found.summary)) return undefined;
    const readBytes = createBytesReader(found.bytes, known, this.#parts);
    const context = {...this.#context(known.id), readBytes};
    const summary = await readSummary(found.summary, context);
    await this.#readAll(found.messages, context, (record, read) => this.#learn(known, record, read));
    if (summary.trouble) this.#parts.troubles.tell(summary.trouble);
    return summary.value;
  }

  /** All messages of a conversation without their pictures and documents: what a search looks at. */
  async readTexts(id: string): Promise<readonly StoredNode[]> {
    const {connection, scope} = this.#parts;
    const keys = keysBelow([scope.owner, scope.tab, id]);
    const records = await connection.use<readonly unknown[]>((database) => database.getAll('messages', keys));
    const context = {...this.#context(id), readBytes: async () => new Uint8Array()};
    const nodes: StoredNode[] = [];
    await this.#readAll(records ?? [], context, (_, {value}) => nodes.push(value));
    return nodes;
  }

  async #readAll(
    records: readonly unknown[],
    context: NodeContext,
    take: (record: AnyRecord, read: Read<StoredNode>) => void,
  ): Promise<void> {
    const inOrder = records.filter(isRecord).toSorted((a, b) => orderOf(a) - orderOf(b));
    const pending: Promise<void>[] = [];
    for (const record of inOrder) {
      const read = readNode(record, context);
      if (read instanceof Promise) pending.push(read.then((late) => take(record, late)));
      else take(record, read);
    }
    await Promise.all(pending);
  }

  async #readRecords(database: Database, id: string) {
    const {owner, tab} = this.#parts.scope;
    const transaction = database.transaction(conversationStores);
    const keys = keysBelow([owner, tab, id]);
    const [summary, messages, bytes]: [unknown, readonly unknown[], readonly unknown[]] = await Promise.all([
      transaction.objectStore('summaries').get([owner, tab, id]),
      transaction.objectStore('messages').getAll(keys),
      transaction.objectStore('bytes').getAll(keys),
    ]);
    return {summary, messages, bytes};
  }

  #learn(known: KnownConversation, record: AnyRecord, {value, trouble, bytesIds}: Read<StoredNode>): void {
    const {id} = value.message;
    const hasBetter = trouble !== undefined && known.has(id);
    known.learn(id, orderOf(record), hasBetter ? undefined : value);
    if (bytesIds) known.bytes.replace(id, bytesIds);
    if (!trouble) return;
    this.#parts.troubles.tell(trouble);
    if (!hasBetter) known.leaveAlone(id);
  }

  #context(conversation: string): ReadContext {
    const {scope, environment, cipher} = this.#parts;
    return {place: {...scope, conversation}, migrations: environment.migrations, cipher};
  }
}

function orderOf({order}: AnyRecord): number {
  return typeof order === 'number' ? order : 0;
}
