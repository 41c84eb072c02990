import type {Message} from '../model/index.js';

interface Node {
  message: Message;
  readonly parent: Branching;
  readonly children: Node[];
  /** The child that was shown last. */
  shown: Node | undefined;
}

/** What messages can follow: another message, or the beginning. */
type Branching = Pick<Node, 'children' | 'shown'>;

/** A message, and the one that it follows. */
export interface Entry {
  readonly message: Message;
  readonly parentId?: string;
}

/** Which of the versions of a message is shown, from 0, and how many there are. */
export interface Branch {
  readonly index: number;
  readonly count: number;
}

/**
 * A conversation with every version of it: who asks anew, or changes a question, begins another branch beside the one
 * before. Adding a message takes the same time however many there are.
 */
export class MessageTree {
  readonly #root: Branching = {children: [], shown: undefined};
  readonly #nodes = new Map<string, Node>();
  /** The branch that is shown. */
  readonly #path: Node[] = [];
  #messages: readonly Message[] | undefined;
  /** The messages of the path: to copy them takes a fifteenth of the time that it takes to gather them. */
  #gathered: Message[] | undefined;
  /** The messages that are new or have changed since somebody asked. */
  readonly #changed = new Set<Node>();

  /** The branch that is shown, oldest message first; the same array as long as nothing has changed. */
  get messages(): readonly Message[] {
    if (!this.#gathered) {
      this.#gathered = this.#path.map(({message}) => message);
      this.#messages = undefined;
    }
    this.#messages ??= Object.freeze(this.#gathered.slice());
    return this.#messages;
  }

  /** The newest message of the branch that is shown. */
  get last(): Message | undefined {
    return this.#path.at(-1)?.message;
  }

  /** The number of messages in the branch that is shown. */
  get length(): number {
    return this.#path.length;
  }

  /** Every message of every branch, each after the one that it follows. */
  *all(): Generator<Entry> {
    for (const node of this.#nodes.values()) yield toEntry(node);
  }

  /** What is new or has changed since this was called last. */
  takeChanges(): readonly Entry[] {
    const changes = Array.from(this.#changed, toEntry);
    this.#changed.clear();
    return changes;
  }

  /** All of it is new to whoever keeps it. */
  markAllChanged(): void {
    for (const node of this.#nodes.values()) this.#changed.add(node);
  }

  get(id: string): Message | undefined {
    return this.#nodes.get(id)?.message;
  }

  /** Adds a message at the end of the branch that is shown. */
  append(message: Message): void {
    this.#changed.add(this.#add(message, this.#path.at(-1) ?? this.#root));
    this.show(message.id);
  }

  /** Puts a message in the place of the one with the same id. */
  replace(message: Message): void {
    const node = this.#nodes.get(message.id);
    if (!node || node.message === message) return;
    node.message = message;
    this.#changed.add(node);
    this.#messages = undefined;
    // An answer grows at the end, many times a second.
    if (node === this.#path.at(-1)) this.#gathered?.splice(-1, 1, message);
    else this.#gathered = undefined;
  }

  /** Ends the shown branch before a message, which stays beside what is added next. */
  cutBefore(id: string): void {
    const at = this.#path.findLastIndex(({message}) => message.id === id);
    if (at < 0) return;
    this.#path.length = at;
    this.#gathered = undefined;
  }

  /** Takes a message that nothing follows out of the tree. */
  remove(id: string): void {
    const node = this.#nodes.get(id);
    if (!node || node.children.length > 0) return;
    this.cutBefore(id);
    this.#nodes.delete(id);
    this.#changed.delete(node);
    node.parent.children.splice(node.parent.children.indexOf(node), 1);
    if (node.parent.shown === node) node.parent.shown = node.parent.children.at(-1);
  }

  /** Forgets everything. */
  clear(): void {
    this.#root.children.length = 0;
    this.#root.shown = undefined;
    this.#nodes.clear();
    this.#changed.clear();
    this.#path.length = 0;
    this.#gathered = undefined;
  }

  branchOf(id: string): Branch {
    const node = this.#nodes.get(id);
    return node
      ? {index: node.parent.children.indexOf(node), count: node.parent.children.length}
      : {index: 0, count: 0};
  }

  /** Shows another version of a message, with what followed it when it was shown last. False where there is none. */
  step(id: string, by: number): boolean {
    const node = this.#nodes.get(id);
    const next = node?.parent.children[node.parent.children.indexOf(node) + by];
    if (!next || next === node) return false;
    this.show(next.message.id);
    return true;
  }

  /**
   * Takes in messages from elsewhere, each after the one that it follows; those that follow nothing known begin a branch
   * of their own. `leafId` is the last message of the branch to show.
   */
  merge(entries: Iterable<Entry>, leafId?: string): void {
    const byId = new Map(Array.from(entries, (entry) => [entry.message.id, entry]));
    for (const {message} of byId.values()) this.#takeOver(message);
    for (const entry of byId.values()) {
      // Parents may come after their children, and what is broken may lead in a circle.
      const line = new Set<Entry>();
      for (let next: Entry | undefined = entry; next && !line.has(next) && !this.#nodes.has(next.message.id);) {
        line.add(next);
        next = byId.get(next.parentId ?? '');
      }
      for (const {message, parentId} of [...line].toReversed()) {
        this.#add(message, this.#nodes.get(parentId ?? '') ?? this.#root);
      }
    }
    if (leafId !== undefined && this.#nodes.has(leafId)) this.show(leafId);
    else if (this.#path.length === 0 && this.#root.shown) this.show(this.#root.shown.message.id);
  }

  #add(message: Message, parent: Branching): Node {
    const node: Node = {message, parent, children: [], shown: undefined};
    parent.children.push(node);
    parent.shown ??= node;
    this.#nodes.set(message.id, node);
    return node;
  }

  /** What comes from elsewhere is kept there already. */
  #takeOver(message: Message): void {
    const node = this.#nodes.get(message.id);
    const isUnsaved = node && this.#changed.has(node);
    this.replace(message);
    if (node && !isUnsaved) this.#changed.delete(node);
  }

  /** Shows the branch of a message, down to its end. */
  show(id: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#gathered = undefined;
    // What is added is nearly always at the end: nothing before it needs to be looked at.
    const isNext = node.parent === (this.#path.at(-1) ?? this.#root);
    if (!isNext) this.#path.splice(0, this.#path.length, ...ancestorsOf(node));
    for (let next: Node | undefined = node; next; next = next.shown) {
      next.parent.shown = next;
      this.#path.push(next);
    }
  }
}

function isNode(branching: Branching): branching is Node {
  return 'message' in branching;
}

function toEntry({message, parent}: Node): Entry {
  return {message, ...(isNode(parent) && {parentId: parent.message.id})};
}

function ancestorsOf(node: Node): Node[] {
  const ancestors: Node[] = [];
  for (let {parent} = node; isNode(parent); {parent} = parent) ancestors.push(parent);
  return ancestors.toReversed();
}
