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

/** Below which position a closer of some kind need not look for its opener: another one found none. */
type Bottoms = (number | undefined)[];

/** The delimiters that wait for a partner. */
export class DelimiterStack {
  top: Delimiter | undefined = undefined;
  /** The first that was not yet asked to close something. */
  #unasked: Delimiter | undefined;
  #bottoms: Bottoms | undefined;
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
    if (from) this.#close(from, -1, (this.#bottoms ??= []));
  }

  /** Pairs what came after `position`, as a link does with what is in its label, and forgets what has no partner. */
  closeAfter(position: number, onPaired?: () => void): void {
    let from: Delimiter | undefined;
    for (let at = this.top; at && at.position >= position; at = at.previous) from = at;
    this.#close(from, position, []);
    onPaired?.();
    while (this.top && this.top.position >= position) this.#drop(this.top);
  }

  #close(from: Delimiter | undefined, bottom: number, bottoms: Bottoms): void {
    for (let closer = from; closer;) {
      const {character, count, canOpen, canClose, position} = closer;
      if (canClose) {
        // The three characters are in different rows of ASCII.
        const slot = (character.charCodeAt(0) >> 5) * 6 + Number(canOpen) * 3 + (count % 3);
        const opener = findOpener(closer, bottoms[slot] ?? bottom);
        if (opener) {
          closer = this.#pair(opener, closer);
          continue;
        }
        bottoms[slot] = position;
        if (!canOpen) this.#drop(closer);
      }
      closer = closer.next;
    }
  }

  /** Puts what is between the two into emphasis; returns the delimiter to go on with. */
  #pair(opener: Delimiter, closer: Delimiter): Delimiter | undefined {
    const used = closer.character === '~' ? closer.left : Math.min(opener.left, closer.left, 2);
    while (closer.previous && closer.previous !== opener) this.#drop(closer.previous);
    const isWrapped = this.#wrap(opener.node, closer.node, nameEmphasis(closer.character, used));
    for (const delimiter of [opener, closer]) {
      delimiter.left = isWrapped ? delimiter.left - used : 0;
      if (isWrapped) delimiter.node.text = delimiter.node.text.slice(used);
      if (delimiter.left === 0) this.#drop(delimiter);
      if (delimiter.node.text === '') this.#root.remove(delimiter.node);
    }
    return closer.left > 0 ? closer : closer.next;
  }

  #wrap(opener: InlineNode, closer: InlineNode, kind: EmphasisKind): boolean {
    for (let node = opener.next; node && node !== closer; node = node.next) {
      if (node.height + 1 < this.#deepest) continue;
      // Tells the pairs around this one without a walk over all that is between them.
      opener.height = this.#deepest;
      return false;
    }
    const emphasis = new InlineNode(kind);
    if (opener.next !== closer) emphasis.takeFrom(this.#root, opener.next, closer.previous);
    this.#root.insert(emphasis, opener);
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

type EmphasisKind = 'strike' | 'strong' | 'emphasis';

/** What a pair of such runs makes. */
export function nameEmphasis(character: string, used: number): EmphasisKind {
  if (character === '~') return 'strike';
  return used === 2 ? 'strong' : 'emphasis';
}

/** Reads the run of delimiters from `start` on, by the flanking rules. */
export function readDelimiter(text: string, start: number): Delimiter {
  const character = text.charAt(start);
  let end = start + 1;
  while (text[end] === character) end += 1;
  const count = end - start;
  const previous = characterBefore(text, start);
  const next = characterAt(text, end);
  const isUsable = character !== '~' || count <= 2;
  const isLeft = isUsable && isFlanking(next, previous);
  const isRight = isUsable && isFlanking(previous, next);
  const isFree = character !== '_';
  return {
    node: new InlineNode('text', text.slice(start, end)),
    character,
    position: start,
    count,
    left: count,
    canOpen: isLeft && (isFree || !isRight || isPunctuation(previous)),
    canClose: isRight && (isFree || !isLeft || isPunctuation(next)),
    isLikely: !isWordCode(text.charCodeAt(start - 1)),
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
  while (opener && opener.position >= bottom && !fits(opener, closer)) opener = opener.previous;
  return opener && opener.position >= bottom ? opener : undefined;
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.character !== closer.character || !opener.canOpen) return false;
  if (closer.character === '~') return opener.left === closer.left;
  const isEither = closer.canOpen || opener.canClose;
  return !isEither || closer.count % 3 === 0 || (opener.count + closer.count) % 3 !== 0;
}
