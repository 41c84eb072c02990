import type {LinkTarget} from './block.js';
import type {DelimiterStack} from './delimiters.js';
import type {InlineContext} from './inline-context.js';
import {InlineNode, readWords} from './inline-node.js';
import {normalizeLabel, readDestination, readLabel, readTitle, skipSpace} from './link-parts.js';

/** An opening bracket that waits for its partner. */
interface Bracket {
  readonly node: InlineNode;
  /** Where the label begins. */
  readonly position: number;
  readonly isImage: boolean;
  readonly isLikely: boolean;
  readonly previous: Bracket | undefined;
  /** Another bracket was opened inside: the label cannot be a reference by itself. */
  hasBracket: boolean;
}

/** Where a link leads, and where it ends; `unfinished` when the text ends before it does. */
type Target = (LinkTarget & {readonly end: number}) | 'unfinished' | undefined;

/** The brackets of one leaf, and the links and images that they become. */
export interface Brackets {
  readonly top: Bracket | undefined;
  open(position: number, isImage: boolean, isLikely: boolean): void;
  /** Takes the closing bracket at `position`: returns where to go on, 0 when it is words, -1 when more text decides. */
  close(position: number, isFinal: boolean): number;
}

/** Starts to look for the brackets of a text. */
export function createBrackets(
  text: string,
  root: InlineNode,
  delimiters: DelimiterStack,
  context: InlineContext,
): Brackets {
  let top: Bracket | undefined;
  let linksEnd = -1;

  const makeLink = ({node: mark, position, isImage}: Bracket, {url, title}: LinkTarget) => {
    const node = new InlineNode(isImage ? 'image' : 'link');
    node.url = context.decode(url);
    node.title = context.decode(title);
    delimiters.closeAfter(position);
    node.takeFrom(root, mark.next);
    root.remove(mark);
    if (isImage) {
      node.text = readWords(node);
      node.first = undefined;
      node.height = 0;
    } else {
      unlink(node);
      // Links hold no links: a bracket that was opened before this one closes none.
      linksEnd = position;
    }
    root.insert(node);
  };

  const readTarget = (opener: Bracket, after: number, isFinal: boolean): Target => {
    const inline = text[after] === '(' ? readInline(text, after + 1) : undefined;
    if (inline && !(isFinal && inline === 'unfinished')) return inline;
    const label = text[after] === '[' ? readLabel(text, after) : undefined;
    if (label?.isOpen && !isFinal) return 'unfinished';
    const other = label?.isOpen ? undefined : label;
    if (!other && opener.hasBracket) return undefined;
    const own = text.slice(opener.position, after - 1);
    const found = own.length > 999 && !other ? undefined : context.findLink(normalizeLabel(other?.value ?? own));
    return found && {...found, end: other?.end ?? after + (text.startsWith('[]', after) ? 2 : 0)};
  };

  return {
    get top() {
      return top;
    },
    open(position, isImage, isLikely) {
      const node = new InlineNode('text', isImage ? '![' : '[');
      root.insert(node);
      if (top) top.hasBracket = true;
      top = {node, position, isImage, isLikely, previous: top, hasBracket: false};
    },
    close(position, isFinal) {
      const opener = top;
      if (!opener) return 0;
      const isDead = !opener.isImage && opener.position < linksEnd;
      const target = isDead ? undefined : readTarget(opener, position + 1, isFinal);
      if (target === 'unfinished') return -1;
      top = opener.previous;
      if (!target) return 0;
      makeLink(opener, target);
      return target.end;
    },
  };
}

function readInline(text: string, start: number): Target {
  const destination = readDestination(text, skipSpace(text, start));
  if (!destination || destination.isOpen) return destination && 'unfinished';
  const titleStart = skipSpace(text, destination.end);
  const title = titleStart > destination.end ? readTitle(text, titleStart) : undefined;
  const end = title?.isOpen ? text.length : skipSpace(text, title?.end ?? titleStart);
  if (end >= text.length) return 'unfinished';
  return text[end] === ')' ? {url: destination.value, title: title?.value ?? '', end: end + 1} : undefined;
}

/** Makes words of the addresses that were linked without markup: a link holds no link. */
function unlink(parent: InlineNode): void {
  for (let node = parent.first; node; node = node.next) {
    if (node.kind !== 'address') {
      unlink(node);
      continue;
    }
    const words = new InlineNode('text', readWords(node));
    parent.insert(words, node);
    parent.remove(node);
    node = words;
  }
}
