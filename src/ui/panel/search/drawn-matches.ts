import type {Message} from '../../../model/index.js';
import {findAll, foldText} from './folded.js';
import {boundary} from './read-words.js';

/** What is read as words of a message, and what within it is not. */
const words = '[part~="block-text"], [part~="block-citations"] > p';
const notWords = '.md-bar, .md-note, button, sup, [aria-hidden="true"], .visually-hidden';
const box = 'p, li, td, th, pre, h1, h2, h3, h4, h5, h6, blockquote, div';

/** Finds the wanted words in messages as they are drawn, and each time only in those that have changed. */
export class DrawnMatches {
  readonly #known = new WeakMap<
    Element,
    {readonly message: Message; readonly wanted: string; readonly ranges: readonly Range[]}
  >();

  /** Where they stand in the item of a message; nowhere without one. */
  find(item: Element, message: Message | undefined, wanted: string): readonly Range[] {
    if (!message) return [];
    const known = this.#known.get(item);
    const isSame = known?.message === message && known.wanted === wanted && known.ranges.length > 0;
    // Colours of code come later, and with other nodes.
    if (isSame && known.ranges.every((range) => range.startContainer.isConnected && !range.collapsed))
      return known.ranges;
    const ranges = findDrawn(item, wanted);
    this.#known.set(item, {message, wanted, ranges});
    return ranges;
  }
}

/** Where the wanted words stand in a message as it is drawn. Nothing of it is changed. */
function findDrawn(item: Element, wanted: string): readonly Range[] {
  const nodes: {readonly node: Text; readonly from: number}[] = [];
  let text = '';
  let before: Element | null = null;
  for (const part of item.querySelectorAll(words)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!(node instanceof Text) || node.parentElement?.closest(notWords)) continue;
      const own = node.parentElement?.closest(box) ?? part;
      if (own !== before) text += boundary;
      before = own;
      nodes.push({node, from: text.length});
      text += node.data;
    }
  }
  return findAll(foldText(text), wanted).map(([start, end]) => rangeOf(nodes, start, end));
}

function rangeOf(nodes: readonly {readonly node: Text; readonly from: number}[], start: number, end: number): Range {
  const range = new Range();
  const first = nodes.findLast(({from}) => from <= start);
  const last = nodes.findLast(({from}) => from < end);
  if (first) range.setStart(first.node, start - first.from);
  if (last) range.setEnd(last.node, Math.min(end - last.from, last.node.length));
  return range;
}
