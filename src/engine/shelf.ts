import type {HistoryTrouble} from '../model/index.js';
import type {Asker} from './asker.js';
import type {ChatOptions} from './chat-options.js';
import type {HistoryKeeper, KeeperChange, KeptThread} from './history/index.js';
import {KeptMark} from './kept-mark.js';

/** What the shelf needs from the chat. */
export interface ShelfOptions {
  readonly readOptions: () => ChatOptions;
  /** Says whose conversations are opened. */
  readonly asker: Pick<Asker, 'meet'>;
  /** Told of what other tabs did, and of whatever else there is to show. */
  onChange(change: KeeperChange | {readonly kind: 'opened' | 'trouble'}): void;
}

/** Where conversations are put away. Its code is fetched when there are some, or the first one has begun. */
export class Shelf {
  /** Why something is not kept. */
  trouble: HistoryTrouble | undefined;
  readonly #options: ShelfOptions;
  readonly #mark: KeptMark;
  /** What is to be kept as soon as that is possible. */
  readonly #unnoted = new Set<KeptThread>();
  #opening: Promise<HistoryKeeper | undefined> | undefined;
  #keeper: HistoryKeeper | undefined;
  /** Counts those who were here: what one has opened is not for the next. */
  #visit = 0;
  #isClosed = false;

  constructor(options: ShelfOptions) {
    const {history, historyKey} = options.readOptions();
    this.#options = options;
    this.#mark = new KeptMark(history, historyKey);
  }

  /** There may be something on it. */
  get isUsed(): boolean {
    return this.#mark.isSet;
  }

  /** The keeper, once it is there. */
  get keeper(): HistoryKeeper | undefined {
    return this.#keeper;
  }

  /** Fetches what is needed to keep the first conversation. */
  prepare(): void {
    if (this.#mark.isWanted && !this.#isClosed) void this.open();
  }

  /** Keeps a conversation as it is now. */
  note(thread: KeptThread): void {
    if (!this.#mark.isWanted || this.#isClosed) return;
    this.#mark.set();
    if (this.#keeper) return this.#keeper.note(thread);
    this.#unnoted.add(thread);
    void this.open();
  }

  /** Does something with what is kept; nothing where nothing is. */
  async use<T>(act: (keeper: HistoryKeeper) => T | Promise<T>): Promise<T | undefined> {
    const keeper = await this.open();
    return keeper && act(keeper);
  }

  open(): Promise<HistoryKeeper | undefined> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Forgets that there was something. */
  unmark(): void {
    this.#mark.remove();
  }

  /** Puts away what is unsaved. What is asked for afterwards is that of whoever is here then. */
  put(): void {
    this.#unnoted.clear();
    this.#visit += 1;
    this.#keeper?.close();
    this.#keeper = undefined;
    this.#opening = undefined;
  }

  close(): void {
    this.#isClosed = true;
    this.put();
  }

  async #open(): Promise<HistoryKeeper | undefined> {
    if (!this.#mark.isWanted) return undefined;
    const visit = this.#visit;
    try {
      const keeper = await this.#createKeeper();
      if (this.#isClosed || visit !== this.#visit) keeper.close();
      else {
        this.#keeper = keeper;
        for (const thread of this.#unnoted) keeper.note(thread);
        this.#unnoted.clear();
        this.#options.onChange({kind: 'opened'});
      }
      return this.#keeper;
    } catch {
      // Without it the chat works on, and forgets.
      this.#opening = undefined;
      this.#onTrouble('unavailable');
      return undefined;
    }
  }

  async #createKeeper(): Promise<HistoryKeeper> {
    const {history, historyKey = 'outcrop', historyEncryption} = this.#options.readOptions();
    const [{openKeeper}, user = ''] = await Promise.all([import('./history/index.js'), this.#options.asker.meet()]);
    return openKeeper({
      history,
      historyKey,
      user,
      ...(historyEncryption && {encryptionKey: historyEncryption}),
      onTrouble: (trouble) => this.#onTrouble(trouble),
      onChange: (change) => this.#options.onChange(change),
    });
  }

  #onTrouble(trouble: HistoryTrouble): void {
    this.trouble = trouble;
    this.#options.onChange({kind: 'trouble'});
  }
}
