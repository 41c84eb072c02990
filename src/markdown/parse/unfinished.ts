import type {Brackets} from './brackets.js';
import {type DelimiterStack, nameEmphasis} from './delimiters.js';
import {type InlineKind, InlineNode} from './inline-node.js';

/** So many constructs may stand open and be shown as if they were closed; who has more of them does not write for people. */
const most = 8;
/** A label is shown as one up to this length. */
const longestLabel = 300;

/** Shows what stands open at the end of a text that goes on as what it will most likely be; `true` if the end is hidden. */
export function closeUnfinished(root: InlineNode, brackets: Brackets, delimiters: DelimiterStack): boolean {
  const bracket = findBracket(brackets);
  if (bracket && (bracket.isImage || isLabel(bracket.node))) {
    delimiters.closeAfter(bracket.position, () => closeEmphasis(root, delimiters, bracket.position));
    wrap(root, bracket.node, 'link').isOpen = true;
    // Nothing of an image is shown before it is complete.
    if (bracket.isImage && root.last) root.remove(root.last);
  }
  delimiters.closeNew();
  closeEmphasis(root, delimiters, 0);
  return bracket?.isImage === true;
}

/** The bracket to show as what it may become: one of an image among the last ones, or the last if a word begins there. */
function findBracket({top}: Brackets): Brackets['top'] {
  let bracket = top;
  for (let left = most; bracket && left > 0; left -= 1, bracket = bracket.previous) if (bracket.isImage) return bracket;
  return top?.isLikely ? top : undefined;
}

function closeEmphasis(root: InlineNode, delimiters: DelimiterStack, floor: number): void {
  let delimiter = delimiters.top;
  for (let left = most; left > 0 && delimiter && delimiter.position >= floor; left -= 1) {
    const {character, node} = delimiter;
    const isOpener = delimiter.canOpen && delimiter.isLikely && node.next;
    if (isOpener) wrap(root, node, nameEmphasis(character, Math.min(2, delimiter.left))).isOpen = true;
    delimiter = delimiter.previous;
  }
}

function isLabel({next}: InlineNode): boolean {
  let length = 0;
  for (let node = next; node && length <= longestLabel; node = node.next) length += node.text.length + 1;
  return length > 0 && length <= longestLabel && !next?.text.startsWith(' ');
}

/** Puts what follows a mark into an element that takes its place. */
function wrap(root: InlineNode, mark: InlineNode, kind: InlineKind): InlineNode {
  const node = new InlineNode(kind);
  node.takeFrom(root, mark.next);
  root.insert(node, mark);
  root.remove(mark);
  return node;
}
