import type {ConversationSummary} from '../../model/index.js';
import {isSealed} from './cipher.js';
import {isSummary} from './guards.js';
import {isNewer, isRecord, migrate, type AnyRecord} from './migrate.js';
import type {Read, ReadContext} from './read-node.js';
import {placeOf, type Place} from './records.js';

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

/** What stands beside a title that cannot be read. */
function guessSummary(record: AnyRecord, {conversation}: Place): ConversationSummary {
  const title = typeof record['title'] === 'string' ? record['title'] : '';
  const summary = {...(isRecord(record['summary']) ? record['summary'] : {}), id: conversation, title};
  return isSummary(summary) ? summary : {id: conversation, title, createdAt: 0, updatedAt: 0};
}
