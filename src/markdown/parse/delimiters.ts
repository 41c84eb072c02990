import {characterAt, characterBefore, isEastAsian, isInWord, isPunctuation, isWhitespace} from './characters.js';
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
type Bottoms = Record<string, number>;

/** The delimiters that wait for a partner. */
export interface DelimiterStack {
  readonly top: Delimiter | undefined;
  push(delimiter: Delimiter): void;
  /** Pairs what came since the last time. What it leaves can only open. */
  closeNew(): void;
  /** Pairs what came after `position`, as a link does with what is in its label, and forgets what has no partner. */
  closeAfter(position: number, onPaired?: () => void): void;
}

/** Starts to collect the delimiters of a text; what they pair is moved in `root`. */
export function createDelimiters(root: InlineNode, deepest: number): DelimiterStack {
  let top: Delimiter | undefined;
  /** The first that was not yet asked to close something. */
  let unasked: Delimiter | undefined;
  const allBottoms: Bottoms = {};

  const drop = (delimiter: Delimiter) => {
    const {previous, next} = delimiter;
    if (previous) previous.next = next;
    if (next) next.previous = previous;
    else top = previous;
    if (unasked === delimiter) unasked = next;
  };

  const wrap = (opener: InlineNode, closer: InlineNode, kind: EmphasisKind): boolean => {
    for (let node = opener.next; node && node !== closer; node = node.next) {
      if (node.height + 1 < deepest) continue;
      // Tells the pairs around this one without a walk over all that is between them.
      opener.height = deepest;
      return false;
    }
    const emphasis = new InlineNode(kind);
    if (opener.next !== closer) emphasis.takeFrom(root, opener.next, closer.previous);
    root.insert(emphasis, opener);
    return true;
  };

  /** Puts what is between the two into emphasis; returns the delimiter to go on with. */
  const pair = (opener: Delimiter, closer: Delimiter): Delimiter | undefined => {
    const used = closer.character === '~' ? closer.left : Math.min(opener.left, closer.left, 2);
    while (closer.previous && closer.previous !== opener) drop(closer.previous);
    const isWrapped = wrap(opener.node, closer.node, nameEmphasis(closer.character, used));
    for (const delimiter of [opener, closer]) {
      const {node} = delimiter;
      delimiter.left = isWrapped ? delimiter.left - used : 0;
      if (isWrapped) node.text = node.text.slice(used);
      if (delimiter.left === 0) drop(delimiter);
      if (node.text === '') root.remove(node);
    }
    return closer.left > 0 ? closer : closer.next;
  };

  const close = (from: Delimiter | undefined, bottom: number, bottoms: Bottoms) => {
    for (let closer = from; closer;) {
      const {character, count, canOpen, canClose, position} = closer;
      const slot = character + canOpen + (count % 3);
      const opener = canClose ? findOpener(closer, bottoms[slot] ?? bottom) : undefined;
      if (opener) {
        closer = pair(opener, closer);
        continue;
      }
      if (canClose) {
        bottoms[slot] = position;
        if (!canOpen) drop(closer);
      }
      closer = closer.next;
    }
  };

  return {
    get top() {
      return top;
    },
    push(delimiter) {
      delimiter.previous = top;
      if (top) top.next = delimiter;
      top = delimiter;
      unasked ??= delimiter;
    },
    closeNew() {
      const from = unasked;
      unasked = undefined;
      close(from, -1, allBottoms);
    },
    closeAfter(position, onPaired) {
      let from: Delimiter | undefined;
      for (let at = top; at && at.position >= position; at = at.previous) from = at;
      close(from, position, {});
      onPaired?.();
      for (let last = top; last && last.position >= position; last = top) drop(last);
    },
  };
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
    isLikely: !isInWord(text, start),
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
