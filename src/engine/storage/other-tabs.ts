import type {HistoryChange} from '../../model/index.js';
import {attempt, type StorageEnvironment} from './environment.js';
import {isNode, isSummary} from './guards.js';
import {isRecord, versionAfter} from './migrate.js';
import type {Scope} from './scope.js';

/** What one tab hears of the others. */
export interface OtherTabsListener {
  readonly onChange: (change: HistoryChange) => void;
  /** A later version of this library has written a conversation. */
  readonly onNewer: (id: string | undefined) => void;
}

/** Tells other tabs what this one does, and hears of what they do. Where there is no channel, each stays alone. */
export class OtherTabs {
  readonly #scope: Scope;
  readonly #version: number;
  readonly #channel: BroadcastChannel | undefined;

  constructor(scope: Scope, environment: StorageEnvironment, listener: OtherTabsListener) {
    const {BroadcastChannel, databaseName, migrations} = environment;
    this.#scope = scope;
    this.#version = versionAfter(migrations);
    this.#channel = BroadcastChannel && attempt(() => new BroadcastChannel(`${databaseName} ${scope.owner}`));
    this.#channel?.addEventListener('message', ({data}: MessageEvent<unknown>) => this.#hear(data, listener));
  }

  tell(change: HistoryChange): void {
    // What is no plain data cannot be told; the database refuses it too, and that is told to the page.
    attempt(() => this.#channel?.postMessage({version: this.#version, tab: this.#scope.tab, change}));
  }

  close(): void {
    this.#channel?.close();
  }

  /** Anybody on the origin can write to the channel, so nothing is taken for what it looks like. */
  #hear(data: unknown, {onChange, onNewer}: OtherTabsListener): void {
    if (!isRecord(data) || !isRecord(data['change']) || typeof data['version'] !== 'number') return;
    const {version, tab, change} = data;
    // Wiping is for all places of a visitor, anything else for those who share a scope.
    if (tab !== this.#scope.tab && change['kind'] !== 'wiped') return;
    if (version > this.#version) onNewer(isRecord(change['summary']) ? String(change['summary']['id']) : undefined);
    else if (isChange(change)) onChange(change);
  }
}

function isChange(value: unknown): value is HistoryChange {
  if (!isRecord(value)) return false;
  const {kind, id, summary, nodes} = value;
  if (kind === 'saved') return isSummary(summary) && Array.isArray(nodes) && nodes.every(isNode);
  return kind === 'wiped' || (kind === 'removed' && typeof id === 'string');
}
