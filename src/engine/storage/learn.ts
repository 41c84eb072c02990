import type {HistoryTrouble} from '../../model/index.js';
import {isSealed, type Cipher} from './cipher.js';
import type {Database} from './database.js';
import type {StorageEnvironment} from './environment.js';
import type {KnownConversation} from './known-conversation.js';
import {isNewer, isRecord} from './migrate.js';
import {readSummary} from './read-summary.js';
import {keysBelow, type Scope} from './scope.js';

/** A conversation that comes at once, and is not in the database, would ask it in vain for each of so many messages. */
const manyRecords = 20;

/** What learning takes. */
export interface LearnContext {
  readonly environment: StorageEnvironment;
  readonly scope: Scope;
  readonly cipher: Cipher | undefined;
}

/** Looks at what stands in the database before the first write of a conversation; says why it must be left alone. */
export async function learnBeforeWriting(
  database: Database,
  known: KnownConversation,
  context: LearnContext,
): Promise<HistoryTrouble | undefined> {
  const {owner, tab} = context.scope;
  const transaction = database.transaction(['summaries', 'messages']);
  const messages = transaction.objectStore('messages');
  const ids = known.dueIds;
  const stored = ids.length > manyRecords ? await readIds(messages, [owner, tab, known.id]) : undefined;
  const [summary, ...records] = await Promise.all([
    transaction.objectStore('summaries').get([owner, tab, known.id]),
    ...ids.filter((id) => stored?.has(id) ?? true).map((id) => messages.get([owner, tab, known.id, id])),
  ]);
  for (const record of records) {
    if (!isRecord(record)) continue;
    if (typeof record['order'] === 'number') known.learn(String(record['message']), record['order']);
    if (isNewer(record, context.environment.migrations)) known.leaveAlone(String(record['message']));
  }
  return learnSummary(summary, known, context);
}

/** The messages of a conversation that are in the database. */
async function readIds(
  messages: {getAllKeys(keys: IDBKeyRange): Promise<readonly (readonly string[])[]>},
  conversation: readonly [string, string, string],
): Promise<ReadonlySet<string | undefined>> {
  const keys = await messages.getAllKeys(keysBelow(conversation));
  return new Set(keys.map((key) => key[3]));
}

/** Takes what a record says of its conversation; says why that must be left alone. */
export async function learnSummary(
  record: unknown,
  known: KnownConversation,
  {environment: {migrations}, scope, cipher}: LearnContext,
): Promise<HistoryTrouble | undefined> {
  known.isKnown = true;
  if (!isRecord(record)) return undefined;
  if (typeof record['nextOrder'] === 'number') known.countFrom(record['nextOrder']);
  const place = {...scope, conversation: known.id};
  const {trouble} = await readSummary(record, {place, migrations, cipher});
  // A damaged summary is mended by the next write. One of another key, or of a later version, is somebody's.
  known.isLeftAlone = trouble === 'newer' || (trouble === 'broken' && isSealed(record['title']));
  return trouble;
}
