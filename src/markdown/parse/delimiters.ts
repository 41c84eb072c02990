import {characterAt, characterBefore, isEastAsian, isPunctuation, isWhitespace, isWordCode} from './characters.js';
import {InlineNode} from './inline-node.js';

/** A run of `*`, `_` or `~` that may open or close emphasis. */
export interface Delimiter {
  readonly node: InlineNode;
  readonly character: string;
  readonly position: number;
  readonly count: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Stands before a word and not inside one: worth showing as emphasis before it is closed. */
  readonly isLikely: boolean;
  left: number;
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

/** The delimiters that wait for a partner. */
export class DelimiterStack {
  top: Delimiter | undefined;
  /** The first that was not yet asked to close something. */
  #unasked: Delimiter | undefined;
  #bottoms: number[] | undefined;
  readonly #root: InlineNode;
  readonly #deepest: number;

  constructor(root: InlineNode, deepest: number) {
    this.#root = root;
    this.#deepest = deepest;
  }

  push(delimiter: Delimiter): void {
    delimiter.previous = this.top;
    if (this.top) this.top.next = delimiter;
    this.top = delimiter;
    this.#unasked ??= delimiter;
  }

  /** Pairs what came since the last time. What it leaves can only open. */
  closeNew(): void {
    const from = this.#unasked;
    this.#unasked = undefined;
    if (from) this.#close(from, -1, (this.#bottoms ??= createBottoms(-1)));
  }

  /** Pairs what came after `position`, as a link does with what is in its label. */
  pairAfter(position: number): void {
    let from = this.top;
    if (!from || from.position < position) return;
    while (from.previous && from.previous.position >= position) from = from.previous;
    this.#close(from, position, createBottoms(position));
    if (this.#unasked && this.#unasked.position >= position) this.#unasked = undefined;
  }

  /** Forgets what came after `position` and has no partner. */
  dropAfter(position: number): void {
    while (this.top && this.top.position >= position) this.#drop(this.top);
  }

  #close(from: Delimiter, bottom: number, bottoms: number[]): void {
    for (let closer: Delimiter | undefined = from; closer;) {
      if (!closer.canClose) {
        closer = closer.next;
        continue;
      }
      const slot = findSlot(closer);
      const opener = findOpener(closer, Math.max(bottom, bottoms[slot] ?? -1));
      if (opener) {
        closer = this.#pair(opener, closer);
        continue;
      }
      const next: Delimiter | undefined = closer.next;
      bottoms[slot] = closer.position;
      if (!closer.canOpen) this.#drop(closer);
      closer = next;
    }
  }

  /** Puts what is between the two into emphasis; returns the delimiter to go on with. */
  #pair(opener: Delimiter, closer: Delimiter): Delimiter | undefined {
    const used = closer.character === '~' ? closer.left : Math.min(opener.left, closer.left, 2);
    while (closer.previous && closer.previous !== opener) this.#drop(closer.previous);
    if (this.#wrap(opener, closer, used)) {
      opener.left -= used;
      closer.left -= used;
      opener.node.text = opener.node.text.slice(used);
      closer.node.text = closer.node.text.slice(used);
    } else {
      opener.left = 0;
      closer.left = 0;
    }
    if (opener.left === 0) this.#drop(opener);
    if (opener.node.text === '') this.#root.remove(opener.node);
    if (closer.left > 0) return closer;
    const {next} = closer;
    this.#drop(closer);
    if (closer.node.text === '') this.#root.remove(closer.node);
    return next;
  }

  #wrap(opener: Delimiter, closer: Delimiter, used: number): boolean {
    const emphasis = new InlineNode(nameEmphasis(closer.character, used));
    const last = closer.node.previous;
    for (let node = opener.node.next; node && node !== closer.node; node = node.next) {
      if (node.height + 1 < this.#deepest) continue;
      // Tells the pairs around this one without a walk over all that is between them.
      opener.node.height = this.#deepest;
      return false;
    }
    if (last && last !== opener.node) emphasis.takeFrom(this.#root, opener.node.next, last);
    this.#root.insertAfter(emphasis, opener.node);
    return true;
  }

  #drop(delimiter: Delimiter): void {
    const {previous, next} = delimiter;
    if (previous) previous.next = next;
    if (next) next.previous = previous;
    else this.top = previous;
    if (this.#unasked === delimiter) this.#unasked = next;
  }
}

/** What a pair of such runs makes. */
export function nameEmphasis(character: string, used: number): 'strike' | 'strong' | 'emphasis' {
  if (character === '~') return 'strike';
  return used === 2 ? 'strong' : 'emphasis';
}

/** Reads the run of delimiters from `start` on, by the flanking rules. */
export function readDelimiter(text: string, start: number): Delimiter {
  const character = text.charAt(start);
  let end = start + 1;
  while (text[end] === character) end += 1;
  const previous = characterBefore(text, start);
  const next = characterAt(text, end);
  const isLeft = isFlanking(next, previous);
  const isRight = isFlanking(previous, next);
  const count = end - start;
  const isUnderscore = character === '_';
  const isUsable = character !== '~' || count <= 2;
  return {
    node: new InlineNode('text', text.slice(start, end)),
    character,
    position: start,
    count,
    left: count,
    canOpen: isUsable && isLeft && (!isUnderscore || !isRight || isPunctuation(previous)),
    canClose: isUsable && isRight && (!isUnderscore || !isLeft || isPunctuation(next)),
    isLikely: previous === '' || !isWordCode(previous.charCodeAt(0)),
    previous: undefined,
    next: undefined,
  };
}

/**
 * Where words have no spaces between them, emphasis that ends or begins with punctuation touches the next word, so a
 * character of such a script counts like a space: https://github.com/commonmark/commonmark-spec/issues/650
 */
function isFlanking(inside: string, outside: string): boolean {
  if (isWhitespace(inside)) return false;
  return !isPunctuation(inside) || isWhitespace(outside) || isPunctuation(outside) || isEastAsian(outside);
}

function findOpener(closer: Delimiter, bottom: number): Delimiter | undefined {
  let opener = closer.previous;
  for (; opener && opener.position >= bottom; opener = opener.previous) {
    if (opener.character === closer.character && opener.canOpen && fits(opener, closer)) return opener;
  }
  return undefined;
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.character === '~') return opener.left === closer.left;
  const isEither = closer.canOpen || opener.canClose;
  return !isEither || closer.count % 3 === 0 || (opener.count + closer.count) % 3 !== 0;
}

function createBottoms(position: number): number[] {
  return Array.from({length: 18}, () => position);
}

/** Closers of one slot look for the same openers, so one need not look where another found none. */
function findSlot({character, canOpen, count}: Delimiter): number {
  const kind = character === '*' ? 0 : character === '_' ? 6 : 12;
  return kind + (canOpen ? 3 : 0) + (count % 3);
}
