import type {Message} from '../../model/index.js';

/** The answers that began and those that ended between two states of a conversation. */
export interface ReplyChanges {
  readonly started: readonly Message[];
  readonly ended: readonly Message[];
}

/** What else is known of two states of a conversation. */
export interface StateChange {
  /** A question was being answered. Without one, answers that appear whole were kept, or stand in another branch. */
  readonly isTurn: boolean;
}

/**
 * Compares two states of a conversation. An answer that came and went in one step has both begun and ended; one that
 * was cleared away while it grew has been stopped.
 */
export function findReplyChanges(
  before: readonly Message[],
  after: readonly Message[],
  {isTurn}: StateChange,
): ReplyChanges {
  // However long a conversation is, nearly all of it is what it was.
  const start = countSame(before, after);
  const old = before.slice(start);
  const all = after.slice(start);
  const known = new Map(old.map((message) => [message.id, message]));
  const isNews = ({id, status}: Message) => isTurn || status === 'streaming' || known.has(id);
  const changed = all.filter(
    (message) => message.role === 'assistant' && known.get(message.id) !== message && isNews(message),
  );
  const present = new Set(all.map((message) => message.id));
  const dropped = old.filter((message) => message.status === 'streaming' && !present.has(message.id));
  return {
    started: changed.filter((message) => !known.has(message.id)),
    ended: [
      ...changed.filter((message) => message.status !== 'streaming' && isGrowing(known.get(message.id))),
      ...dropped.map((message) => ({...message, status: 'stopped' as const})),
    ],
  };
}

function countSame(before: readonly Message[], after: readonly Message[]): number {
  let count = 0;
  while (count < before.length && before[count] === after[count]) count += 1;
  return count;
}

/** A message that was not there yet counts as growing: it had no end. */
function isGrowing(message: Message | undefined): boolean {
  return message === undefined || message.status === 'streaming';
}
