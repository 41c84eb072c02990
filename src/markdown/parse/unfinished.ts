import type {Brackets} from './brackets.js';
import {type DelimiterStack, nameEmphasis} from './delimiters.js';
import {InlineNode} from './inline-node.js';

/** So many constructs may stand open and be shown as if they were closed; who has more of them does not write for people. */
const most = 8;
/** A label is shown as one up to this length. */
const longestLabel = 300;

/** Shows what stands open at the end of a text that goes on as what it will most likely be. */
export function closeUnfinished(
  root: InlineNode,
  brackets: Brackets,
  delimiters: DelimiterStack,
  deepest: number,
): void {
  const bracket = brackets.findUnfinished(most);
  if (bracket && (bracket.isImage || isLabel(bracket.node))) {
    delimiters.pairAfter(bracket.position);
    closeEmphasis(root, delimiters, bracket.position, deepest);
    delimiters.dropAfter(bracket.position);
    closeBracket(root, bracket.node, bracket.isImage);
  }
  delimiters.closeNew();
  closeEmphasis(root, delimiters, 0, deepest);
}

function closeEmphasis(root: InlineNode, delimiters: DelimiterStack, floor: number, deepest: number): void {
  let delimiter = delimiters.top;
  for (let left = most; left > 0 && delimiter && delimiter.position >= floor; left -= 1) {
    const used = delimiter.character === '~' ? delimiter.left : Math.min(2, delimiter.left);
    const name = nameEmphasis(delimiter.character, used);
    if (delimiter.canOpen && delimiter.isLikely) wrap(root, delimiter.node, name, deepest);
    delimiter = delimiter.previous;
  }
}

function closeBracket(root: InlineNode, node: InlineNode, isImage: boolean): void {
  if (isImage) {
    // Nothing of an image is shown before it is complete.
    root.last = node.previous;
    if (node.previous) node.previous.next = undefined;
    else root.first = undefined;
    return;
  }
  const label = new InlineNode('link');
  label.takeFrom(root, node.next);
  root.insertAfter(label, node);
  root.remove(node);
}

function isLabel(node: InlineNode): boolean {
  let length = 0;
  for (let child = node.next; child && length <= longestLabel; child = child.next) length += child.text.length + 1;
  return length <= longestLabel && length > 0 && !node.next?.text.startsWith(' ');
}

function wrap(root: InlineNode, node: InlineNode, name: 'strike' | 'strong' | 'emphasis', deepest: number): void {
  const emphasis = new InlineNode(name);
  emphasis.takeFrom(root, node.next);
  if (emphasis.height >= deepest || !emphasis.first) {
    root.takeFrom(emphasis, emphasis.first);
    return;
  }
  root.insertAfter(emphasis, node);
  root.remove(node);
}
