import type {Cipher} from './cipher.js';
import type {KnownConversation} from './known-conversation.js';
import {makeMessage, makeSummary, sealBytes, sealMessage, sealSummary} from './records.js';
import type {BytesRecord, MadeMessage, MessageRecord, RecordMaker, SummaryRecord} from './records.js';
import type {Scope} from './scope.js';

/** Records that go into the database together or not at all. */
export interface Write {
  readonly summary: SummaryRecord | undefined;
  readonly messages: readonly MessageRecord[];
  readonly bytes: readonly BytesRecord[];
  /** Keys of bytes that nobody has any more. */
  readonly gone: readonly [string, string, string, string][];
  readonly isWithoutBlobs: boolean;
  /** An answer grows: the next write follows soon, so this one need not wait for the disk. */
  readonly isGrowing: boolean;
  /** Says that nothing was written. */
  giveBack(): void;
  /** Says that it was written, so that only what was left out is still due. */
  settle(): void;
}

/** How a write is made. */
export interface WriteOptions {
  readonly scope: Scope;
  readonly maker: RecordMaker;
  /** New bytes stay in memory. */
  readonly withoutBytes: boolean;
  /** Bytes are no Blobs. */
  readonly withoutBlobs: boolean;
  /** Called for a message that is no plain data: it stays in memory. */
  readonly onUnfit: () => void;
}

/** What is due of a conversation, as records. */
export function makeWrite(known: KnownConversation, options: WriteOptions): Write {
  const {scope, maker, withoutBytes, withoutBlobs, onUnfit} = options;
  const place = {...scope, conversation: known.id};
  const batch = known.takeBatch();
  const made = batch.nodes.flatMap((node): MadeMessage | readonly MadeMessage[] => {
    try {
      return makeMessage(node, place, known, maker);
    } catch {
      onUnfit();
      return [];
    }
  });
  // Two messages may bring the same bytes.
  const brought = new Map(made.flatMap((each) => each.newBytes).map((each) => [each.bytes, each]));
  const newBytes = withoutBytes ? [] : [...brought.values()];
  const left = made.flatMap(({record, bytesIds}) => known.bytes.replace(record.message, bytesIds));
  const newIds = newBytes.map(({bytes}) => bytes);
  known.bytes.note(newIds, left);
  return {
    summary: batch.summary && makeSummary(batch.summary, place, known, maker),
    messages: made.map(({record}) => record),
    bytes: newBytes,
    gone: left.map((bytes) => [place.owner, place.tab, place.conversation, bytes]),
    isWithoutBlobs: withoutBlobs,
    isGrowing: batch.nodes.some(({message}) => message.status === 'streaming'),
    giveBack() {
      known.bytes.giveBack(newIds);
      known.giveBack(batch);
    },
    settle() {
      known.settle(batch);
      if (!withoutBytes) return;
      const due = made.filter((each) => each.newBytes.length > 0).map(({record}) => record.message);
      known.giveBack({summary: undefined, nodes: batch.nodes.filter(({message}) => due.includes(message.id))});
    },
  };
}

/** The same with everything encrypted that says something. */
export async function sealWrite(write: Write, cipher: Cipher): Promise<Write> {
  const [summary, messages, bytes] = await Promise.all([
    write.summary && sealSummary(write.summary, cipher),
    Promise.all(write.messages.map((record) => sealMessage(record, cipher))),
    Promise.all(write.bytes.map((record) => sealBytes(record, cipher))),
  ]);
  return {...write, summary, messages, bytes};
}
