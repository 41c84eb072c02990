import type {ConversationSummary} from '../../model/index.js';
import {wrongCall} from '../failure.js';
import type {Shelf} from '../shelf.js';
import type {Thread} from '../thread.js';
import {readTranscript, writeTranscript} from './transcript-file.js';

/** The conversations of a chat that are at hand. */
export interface Desk {
  readonly threads: ReadonlySet<Thread>;
  /** The one that is shown. */
  readonly thread: Thread;
  readonly shelf: Shelf;
  createThread(summary?: ConversationSummary): Thread;
  show(thread: Thread): void;
  /** Takes a conversation away without a trace; another one is shown in its place. */
  drop(thread: Thread): void;
  keep(thread: Thread): void;
  /** Something else than a conversation has changed. */
  onChange(): void;
}

/** Shows a conversation that is kept. */
export async function openConversation(desk: Desk, id: string): Promise<void> {
  const known = findThread(desk, id);
  if (known) return desk.show(known);
  const kept = await desk.shelf.use((keeper) => keeper.open(id));
  if (!kept) throw noSuch(id);
  const thread = desk.createThread(kept.summary);
  desk.show(thread);
  thread.takeIn(kept.entries, kept.summary.leafId);
  thread.resume();
}

export async function renameConversation(desk: Desk, id: string, title: string): Promise<void> {
  const thread = findThread(desk, id);
  const keeper = await desk.shelf.open();
  const summary = thread?.summary ?? keeper?.summaries.find((each) => each.id === id);
  if (!summary) throw noSuch(id);
  const renamed = {...summary, title};
  if (thread) thread.summary = renamed;
  await keeper?.rename(renamed);
  desk.onChange();
}

export async function deleteConversation(desk: Desk, id: string): Promise<void> {
  const thread = findThread(desk, id);
  if (thread) desk.drop(thread);
  await desk.shelf.use((keeper) => keeper.remove(id));
  desk.onChange();
}

export async function searchConversations(desk: Desk, text: string): Promise<readonly ConversationSummary[]> {
  return (await desk.shelf.use((keeper) => keeper.search(text))) ?? [];
}

/** Deletes everything that is kept of this visitor. */
export async function wipe(desk: Desk): Promise<void> {
  for (const thread of [...desk.threads]) desk.drop(thread);
  await desk.shelf.use((keeper) => keeper.wipe());
  desk.shelf.unmark();
  desk.onChange();
}

export async function exportTranscript(desk: Desk, format: 'markdown' | 'json'): Promise<string> {
  return writeTranscript(desk.thread, format);
}

/** Shows a conversation that was exported, as a new one. */
export async function importTranscript(desk: Desk, json: string): Promise<void> {
  const {entries, leafId, title} = readTranscript(json);
  const thread = desk.createThread();
  thread.summary = {...thread.summary, title};
  desk.show(thread);
  thread.takeIn(entries, leafId);
  thread.tree.markAllChanged();
  desk.keep(thread);
}

function findThread({threads}: Desk, id: string): Thread | undefined {
  return [...threads].find(({summary}) => summary.id === id);
}

function noSuch(id: string): Error {
  return wrongCall(`There is no conversation with the id ${id}.`);
}
