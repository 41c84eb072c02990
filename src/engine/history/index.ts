import type {ConversationSummary, HistoryChange, HistoryPlace, HistoryStore, StoredNode} from '../../model/index.js';
import {restoreMessage, storeMessage} from '../../transcript/stored-message.js';
import type {Entry, MessageTree} from '../message-tree.js';
import {openHistory, type HistoryOptions} from '../storage/index.js';

/** How often a growing answer is kept. */
const savingMs = 250;

/** What is kept of a conversation: all of it, or what another tab has just changed. */
export interface Kept {
  readonly summary: ConversationSummary;
  readonly entries: readonly Entry[];
}

/** A conversation that is kept while it goes on. */
export interface KeptThread {
  readonly summary: ConversationSummary;
  readonly tree: MessageTree;
  readonly isBusy: boolean;
}

/** What other tabs did, or that one more conversation is kept. */
export type KeeperChange =
  | {readonly kind: 'listed'}
  | {readonly kind: 'saved'; readonly kept: Kept}
  | Exclude<HistoryChange, {readonly kind: 'saved'}>;

/** What the keeper needs besides its store. */
export interface KeeperOptions {
  readonly store: HistoryStore;
  onChange(change: KeeperChange): void;
  readonly events?: EventTarget;
  readonly schedule?: (callback: () => void, ms: number) => void;
}

/** How conversations are to be kept: in a place of ours, or by the page. */
export interface OpenKeeperOptions extends Omit<HistoryOptions, 'place'>, Omit<KeeperOptions, 'store'> {
  readonly history: HistoryPlace | HistoryStore | undefined;
}

/** Opens what is kept of one visitor, and reads which conversations there are. */
export async function openKeeper({history, ...options}: OpenKeeperOptions): Promise<HistoryKeeper> {
  const place = history === 'device' ? 'device' : 'tab';
  const store = typeof history === 'object' ? history : await openHistory({...options, place});
  const keeper = new HistoryKeeper({...options, store});
  await keeper.list();
  return keeper;
}

/** Keeps conversations as they grow, and knows which there are. */
export class HistoryKeeper {
  /** Every conversation that is kept, newest first. */
  summaries: readonly ConversationSummary[] = [];
  readonly #options: KeeperOptions;
  readonly #schedule: (callback: () => void, ms: number) => void;
  readonly #unsaved = new Set<KeptThread>();
  readonly #closing = new AbortController();
  #isScheduled = false;

  constructor(options: KeeperOptions) {
    const {store, events = globalThis, schedule = setTimeout} = options;
    this.#options = options;
    this.#schedule = (callback, ms) => void schedule(callback, ms);
    const unsubscribe = store.subscribe((change) => this.#onChange(change));
    const {signal} = this.#closing;
    signal.addEventListener('abort', unsubscribe);
    // The last chances: after them, the page may be gone; many phones tell only that it is hidden.
    for (const name of ['pagehide', 'visibilitychange']) events.addEventListener?.(name, () => this.flush(), {signal});
  }

  /** Reads which conversations there are. */
  async list(): Promise<readonly ConversationSummary[]> {
    this.summaries = await this.#options.store.list();
    return this.summaries;
  }

  async open(id: string): Promise<Kept | undefined> {
    const stored = await this.#options.store.open(id);
    if (!stored) return undefined;
    const {summary, nodes} = stored;
    return {summary, entries: withoutFailures(toEntries(nodes, false), summary.leafId)};
  }

  /** A conversation has changed. It is kept soon, and at once when its turn is over. */
  note(thread: KeptThread): void {
    this.#unsaved.add(thread);
    if (!thread.isBusy) return this.flush();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => {
      this.#isScheduled = false;
      this.flush();
    }, savingMs);
  }

  /** Keeps whatever has not been kept yet. */
  flush(): void {
    for (const thread of this.#unsaved) this.#save(thread);
    this.#unsaved.clear();
  }

  async rename(summary: ConversationSummary): Promise<void> {
    this.#remember(summary);
    await this.#options.store.save(summary, []);
  }

  async remove(id: string): Promise<void> {
    this.forget(id);
    await this.#options.store.remove(id);
  }

  search(text: string): Promise<readonly ConversationSummary[]> {
    return this.#options.store.search(text);
  }

  async wipe(): Promise<void> {
    this.#unsaved.clear();
    this.summaries = [];
    await this.#options.store.wipe();
  }

  /** Waits until no other tab writes to a conversation; returns what lets others again. */
  claim(id: string, signal: AbortSignal): Promise<() => void> {
    return this.#options.store.claim(id, signal);
  }

  close(): void {
    this.flush();
    this.#closing.abort();
    this.#options.store.close();
  }

  /** Takes a conversation from the list. */
  forget(id: string): void {
    for (const thread of this.#unsaved) if (thread.summary.id === id) this.#unsaved.delete(thread);
    this.summaries = this.summaries.filter((summary) => summary.id !== id);
  }

  #save({summary, tree}: KeptThread): void {
    const nodes = tree.takeChanges().map(({message, parentId}) => {
      return {message: storeMessage(message), ...(parentId !== undefined && {parentId})};
    });
    const known = this.summaries.find(({id}) => id === summary.id);
    if (nodes.length === 0 && known?.leafId === summary.leafId) return;
    this.#remember(summary);
    void this.#options.store.save(summary, nodes);
  }

  #remember(summary: ConversationSummary): void {
    const others = this.summaries.filter(({id}) => id !== summary.id);
    const isNew = others.length === this.summaries.length;
    this.summaries = [summary, ...others].toSorted((a, b) => b.updatedAt - a.updatedAt);
    if (isNew) this.#options.onChange({kind: 'listed'});
  }

  #onChange(change: HistoryChange): void {
    if (change.kind === 'removed') this.forget(change.id);
    if (change.kind === 'wiped') this.summaries = [];
    if (change.kind !== 'saved') return this.#options.onChange(change);
    const {summary, nodes} = change;
    this.#remember(summary);
    this.#options.onChange({kind: 'saved', kept: {summary, entries: toEntries(nodes, true)}});
  }
}

/** @param isLive The tab where it is being said still lives: what grows there grows here. */
function toEntries(nodes: readonly StoredNode[], isLive: boolean): readonly Entry[] {
  return nodes.flatMap(({message, parentId}) => {
    const restored = restoreMessage(message, {isLive});
    return restored ? [{message: restored, ...(parentId !== undefined && {parentId})}] : [];
  });
}

/** Answers that never came, and that nothing follows, were only in the way of the next try. */
function withoutFailures(entries: readonly Entry[], leafId: string | undefined): readonly Entry[] {
  const followed = new Set([leafId, ...entries.map(({parentId}) => parentId)]);
  return entries.filter(({message: {id, role, content}}) => {
    return role === 'user' || content.length > 0 || followed.has(id);
  });
}
