import type {
  HistoryChange,
  HistoryStore,
  StoredConversation,
  StoredNode,
  ConversationSummary,
} from '../../../src/model/index.js';

/** A place for conversations that any number of tabs can look into, as long as the test lives. */
export class MemoryPlace {
  readonly conversations = new Map<string, {summary: ConversationSummary; nodes: Map<string, StoredNode>}>();
  readonly #listeners = new Set<{readonly store: HistoryStore; readonly tell: (change: HistoryChange) => void}>();
  readonly #locks = new Map<string, Promise<void>>();
  saves = 0;

  /** What one tab sees. */
  open(): HistoryStore {
    const tell = (change: HistoryChange): void => {
      for (const each of this.#listeners) if (each.store !== store) each.tell(structuredClone(change));
    };
    const store: HistoryStore = {
      list: async () =>
        [...this.conversations.values()].map(({summary}) => summary).toSorted((a, b) => b.updatedAt - a.updatedAt),
      open: async (id) => this.#read(id),
      save: async (summary, nodes) => {
        this.saves += 1;
        const known = this.conversations.get(summary.id)?.nodes ?? new Map<string, StoredNode>();
        for (const node of nodes) known.set(node.message.id, structuredClone(node));
        this.conversations.set(summary.id, {summary, nodes: known});
        tell({kind: 'saved', summary, nodes});
      },
      remove: async (id) => {
        this.conversations.delete(id);
        tell({kind: 'removed', id});
      },
      search: async (text) => {
        const found = [...this.conversations.values()].filter(({nodes}) =>
          JSON.stringify([...nodes.values()]).includes(text),
        );
        return found.map(({summary}) => summary);
      },
      wipe: async () => {
        this.conversations.clear();
        tell({kind: 'wiped'});
      },
      claim: async (id) => {
        const before = this.#locks.get(id);
        let release = (): void => undefined;
        this.#locks.set(id, new Promise((resolve) => (release = resolve)));
        await before;
        return release;
      },
      subscribe: (listener) => {
        const entry = {store, tell: listener};
        this.#listeners.add(entry);
        return () => void this.#listeners.delete(entry);
      },
      close: () => undefined,
    };
    return store;
  }

  /** Ends every tab without a word; only what it had saved is left. */
  crash(): void {
    this.#locks.clear();
    this.#listeners.clear();
  }

  #read(id: string): StoredConversation | undefined {
    const found = this.conversations.get(id);
    return found && structuredClone({summary: found.summary, nodes: [...found.nodes.values()]});
  }
}
