import type {ConversationSummary, StoredNode} from '../../model/index.js';
import {attempt, type StorageEnvironment} from './environment.js';
import {isNode, isSummary} from './guards.js';
import {isRecord, versionAfter} from './migrate.js';
import {isPacked, pack, readJsonGap, takeJsonGap, unpack} from './pack.js';
import type {Scope} from './scope.js';

/** What was saved while a page was being left. */
export interface LastWord {
  readonly summary: ConversationSummary;
  readonly nodes: readonly StoredNode[];
}

/**
 * Keeps what is saved while the page is being left where that is done at once: WebKit forgets transactions that have not
 * ended when a page goes, committed or not. The next page in this tab brings it into the database.
 */
export class LastWords {
  readonly #key: string;
  readonly #version: number;
  readonly #session: Storage | undefined;
  readonly #closed = new AbortController();
  #isLeaving = false;

  /** @param onLeave Called when the page is left, for what was saved before and may not arrive any more. */
  constructor(
    {owner, tab}: Scope,
    {databaseName, migrations, sessionStorage, page}: StorageEnvironment,
    onLeave: () => void,
  ) {
    this.#key = `${databaseName} ${owner} ${tab}`;
    this.#version = versionAfter(migrations);
    this.#session = sessionStorage;
    // Before all others, so that whoever saves when it hears of this is heard.
    const options = {capture: true, signal: this.#closed.signal};
    page?.addEventListener('pagehide', () => this.#leave(onLeave), options);
    page?.addEventListener('pageshow', () => this.#comeBack(), options);
  }

  /** Keeps it if the page is being left; messages with pictures or documents are too large for that. */
  keep(summary: ConversationSummary, nodes: readonly StoredNode[]): void {
    if (!this.#isLeaving) return;
    const packed = nodes.flatMap((node) => attempt(() => pack(node, takeText)) ?? []);
    const words = [...this.#read(), {version: this.#version, summary, nodes: packed}];
    // Where there is no room, what the database has is all there is.
    attempt(() => this.#session?.setItem(this.#key, JSON.stringify(words)));
  }

  /** What the page before this one kept. From now on nobody has it. */
  take(): readonly LastWord[] {
    const words = this.#read();
    this.forget();
    return words.flatMap((word) => attempt(() => readWord(word, this.#version)) ?? []);
  }

  /** Removes it. */
  forget(): void {
    attempt(() => this.#session?.removeItem(this.#key));
  }

  /** Listens no more. */
  close(): void {
    this.#closed.abort();
  }

  #leave(onLeave: () => void): void {
    this.#isLeaving = true;
    onLeave();
  }

  /** From the browser's cache of pages: whatever was not written is still at hand. */
  #comeBack(): void {
    if (this.#isLeaving) this.forget();
    this.#isLeaving = false;
  }

  #read(): readonly unknown[] {
    const words: unknown = attempt(() => JSON.parse(this.#session?.getItem(this.#key) ?? '[]'));
    return Array.isArray(words) ? words : [];
  }
}

function takeText(leaf: unknown): {text: string} | undefined {
  if (leaf instanceof Uint8Array) throw new TypeError('This is no text.');
  return takeJsonGap(leaf);
}

function readWord(word: unknown, version: number): LastWord | undefined {
  if (!isRecord(word) || word['version'] !== version || !isSummary(word['summary'])) return undefined;
  if (!Array.isArray(word['nodes'])) return undefined;
  const nodes = word['nodes'].filter(isPacked).map((packed) => unpack(packed, ({text = ''}) => readJsonGap(text)));
  return {summary: word['summary'], nodes: nodes.filter(isNode)};
}
