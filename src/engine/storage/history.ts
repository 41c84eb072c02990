import type {
  ConversationSummary,
  HistoryChange,
  HistoryStore,
  StoredConversation,
  StoredNode,
} from '../../model/index.js';
import {Cipher, type EncryptionKey} from './cipher.js';
import {claimName} from './claims.js';
import {allStores, Connection, conversationStores} from './database.js';
import type {StorageEnvironment} from './environment.js';
import {KnownConversation} from './known-conversation.js';
import {LastWords, type LastWord} from './last-words.js';
import {versionAfter} from './migrate.js';
import {OtherTabs} from './other-tabs.js';
import {Reader} from './reader.js';
import {tidyTabs} from './tidy-tabs.js';
import {keysBelow, type Scope} from './scope.js';
import {hasAllWords, readWords} from './search.js';
import {callSafely, type Troubles} from './trouble.js';
import {Writer} from './writer.js';

/** What a history is made of. */
export interface HistoryParts {
  readonly scope: Scope;
  readonly environment: StorageEnvironment;
  readonly troubles: Troubles;
  readonly encryptionKey: EncryptionKey | undefined;
}

/** Conversations in IndexedDB; what this page saves also stays in memory, for the case that it cannot be written. */
export class KeptHistory implements HistoryStore {
  readonly #scope: Scope;
  readonly #environment: StorageEnvironment;
  readonly #troubles: Troubles;
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #writer: Writer;
  readonly #tabs: OtherTabs | undefined;
  /** Missing where nothing may lie in the clear. */
  readonly #lastWords: LastWords | undefined;
  readonly #listeners = new Set<(change: HistoryChange) => void>();
  readonly #claims = new Set<() => void>();
  /** The conversations that this page has saved something of. */
  readonly #saved = new Map<string, KnownConversation>();
  /** The one that is shown, probably; if it is saved, all of it is at hand. */
  #opened: KnownConversation | undefined;
  #isClosed = false;

  constructor({scope, environment, troubles, encryptionKey}: HistoryParts) {
    const cipher = encryptionKey && new Cipher(encryptionKey, environment);
    const connection = new Connection(environment, troubles, {
      onRecreated: () => this.#forEachKnown((known) => known.forgetWritten()),
      onLateArrival: () => this.#forEachKnown((known) => void this.#writer.write(known)),
    });
    const parts = {scope, environment, troubles, connection, cipher};
    const maker = {version: versionAfter(environment.migrations), createId: environment.createId, cipher};
    this.#scope = scope;
    this.#environment = environment;
    this.#troubles = troubles;
    this.#connection = connection;
    this.#reader = new Reader(parts);
    this.#writer = new Writer({...parts, maker});
    this.#lastWords = cipher ? undefined : new LastWords(scope, environment, () => this.#onLeave());
    // Without a database tabs have nothing in common, and an open channel keeps Node from ending.
    this.#tabs =
      environment.indexedDB &&
      new OtherTabs(scope, environment, {
        onChange: (change) => this.#follow(change),
        onNewer: (id) => this.#leaveAlone(id),
      });
  }

  /** Resolves when the database is open, or is known not to open soon. */
  async ready(): Promise<void> {
    const database = await this.#connection.get();
    if (!database) return;
    for (const word of this.#lastWords?.take() ?? []) await this.#takeOver(word);
    // Nobody waits for it, and what it does not get done the next page does.
    tidyTabs(database, this.#scope, this.#environment).catch(() => undefined);
  }

  async list(): Promise<readonly ConversationSummary[]> {
    const stored = await this.#reader.list();
    const all = new Map((stored ?? []).map((summary) => [summary.id, summary]));
    for (const known of this.#saved.values()) {
      // A summary that was written and is gone was removed elsewhere.
      const summary = stored && !known.isLeftAlone ? known.dueSummary : known.summary;
      if (summary) all.set(known.id, summary);
    }
    return [...all.values()].toSorted((a, b) => b.updatedAt - a.updatedAt || b.createdAt - a.createdAt);
  }

  async open(id: string): Promise<StoredConversation | undefined> {
    const known = this.#saved.get(id) ?? new KnownConversation(id);
    const stored = await this.#reader.open(known);
    if (!this.#saved.has(id)) this.#opened = known;
    const summary = known.dueSummary ?? stored ?? known.summary;
    return summary && {summary, nodes: known.nodes};
  }

  save(summary: ConversationSummary, nodes: readonly StoredNode[]): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    const known = this.#take(summary.id);
    known.save(summary, nodes);
    const written = this.#writer.write(known);
    this.#lastWords?.keep(summary, nodes);
    this.#tabs?.tell({kind: 'saved', summary, nodes});
    return written;
  }

  async remove(id: string): Promise<void> {
    this.#forget(id);
    this.#tabs?.tell({kind: 'removed', id});
    const {owner, tab} = this.#scope;
    await this.#connection.use(async (database) => {
      const transaction = database.transaction(conversationStores, 'readwrite');
      const keys = keysBelow([owner, tab, id]);
      const removals = [
        transaction.objectStore('summaries').delete([owner, tab, id]),
        transaction.objectStore('messages').delete(keys),
        transaction.objectStore('bytes').delete(keys),
      ];
      await Promise.all([...removals, transaction.done]);
    });
  }

  async search(text: string): Promise<readonly ConversationSummary[]> {
    const words = readWords(text);
    const found: ConversationSummary[] = [];
    for (const summary of await this.list()) {
      const readNodes = () => this.#readTexts(summary.id);
      if (await hasAllWords(words, summary, readNodes)) found.push(summary);
    }
    return found;
  }

  async wipe(): Promise<void> {
    this.#forgetAll();
    this.#lastWords?.forget();
    this.#tabs?.tell({kind: 'wiped'});
    await this.#connection.use(async (database) => {
      const transaction = database.transaction(allStores, 'readwrite');
      const removals = allStores.map((name) => transaction.objectStore(name).delete(keysBelow([this.#scope.owner])));
      await Promise.all([...removals, transaction.done]);
    });
  }

  async claim(id: string, signal: AbortSignal): Promise<() => void> {
    const {owner, tab} = this.#scope;
    const name = `${this.#environment.databaseName} ${JSON.stringify([owner, tab, id])}`;
    const letGo = await claimName(name, signal, this.#environment);
    const release = () => {
      this.#claims.delete(release);
      letGo();
    };
    this.#claims.add(release);
    if (this.#isClosed) release();
    return release;
  }

  subscribe(listener: (change: HistoryChange) => void): () => void {
    const own = (change: HistoryChange) => listener(change);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#tabs?.close();
    this.#lastWords?.close();
    for (const release of this.#claims) release();
    const waiting = [...this.#saved.values()].filter((known) => known.waiting > 0).map((known) => known.queue);
    if (waiting.length === 0) this.#connection.close();
    else void Promise.all(waiting).then(() => this.#connection.close());
  }

  #onLeave(): void {
    for (const known of this.#saved.values()) {
      const {summary, nodes} = known.unsettled;
      if (summary && nodes.length > 0 && !known.isRemoved && !known.isLeftAlone) this.#lastWords?.keep(summary, nodes);
    }
  }

  /** Brings what the page before this one said last into the database, unless that has it, or something later. */
  async #takeOver({summary, nodes}: LastWord): Promise<void> {
    const stored = new Map((await this.open(summary.id))?.nodes.map(({message}) => [message.id, message.status]));
    const missed = nodes.filter(({message: {id}}) => !stored.has(id) || stored.get(id) === 'streaming');
    if (missed.length > 0) await this.save(summary, missed);
  }

  async #readTexts(id: string): Promise<readonly StoredNode[]> {
    const stored = await this.#reader.readTexts(id);
    const own = this.#saved.get(id)?.nodes ?? [];
    return [...stored.filter(({message}) => !this.#saved.get(id)?.has(message.id)), ...own];
  }

  #take(id: string): KnownConversation {
    const known = this.#saved.get(id) ?? (this.#opened?.id === id ? this.#opened : new KnownConversation(id));
    if (this.#opened === known) this.#opened = undefined;
    this.#saved.set(id, known);
    return known;
  }

  #follow(change: HistoryChange): void {
    if (change.kind === 'wiped') this.#forgetAll();
    else if (change.kind === 'removed') this.#forget(change.id);
    else this.#find(change.summary.id)?.follow(change.summary, change.nodes);
    for (const listener of [...this.#listeners]) callSafely(() => listener(change));
  }

  #leaveAlone(id: string | undefined): void {
    const known = id === undefined ? undefined : this.#find(id);
    if (known) known.isLeftAlone = true;
    this.#troubles.tell('newer');
  }

  #find(id: string): KnownConversation | undefined {
    return this.#saved.get(id) ?? (this.#opened?.id === id ? this.#opened : undefined);
  }

  #forget(id: string): void {
    const known = this.#find(id);
    if (known) known.isRemoved = true;
    this.#saved.delete(id);
    if (this.#opened === known) this.#opened = undefined;
  }

  #forgetAll(): void {
    this.#forEachKnown((known) => (known.isRemoved = true));
    this.#saved.clear();
    this.#opened = undefined;
  }

  #forEachKnown(visit: (known: KnownConversation) => void): void {
    for (const known of this.#saved.values()) visit(known);
    if (this.#opened) visit(this.#opened);
  }
}
