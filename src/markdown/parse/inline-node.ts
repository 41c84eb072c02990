/** The kinds of inline content; an address is a link without markup, a formula one that stands apart. */
export type InlineKind =
  | 'root'
  | 'text'
  | 'code'
  | 'emphasis'
  | 'strong'
  | 'strike'
  | 'link'
  | 'address'
  | 'image'
  | 'break'
  | 'html'
  | 'math'
  | 'formula'
  | 'footnote';

/**
 * One piece of inline content, in a list that is linked both ways: emphasis moves whole ranges. All fields are there from
 * the start, since objects to which they come in different orders are read slowly.
 */
export class InlineNode {
  readonly kind: InlineKind;
  /** Words, code, formula, HTML; an image's description; the label of a footnote. */
  text: string;
  /** Where a link or image leads; without it the link is not complete, or leads nowhere. */
  url: string | undefined = undefined;
  title = '';
  /** What nothing has closed yet: more words go into it. */
  isOpen = false;
  /** How many levels are below it. */
  height = 0;
  /** What shows it; words and code: the text node, and how many characters before them are in the same one. */
  shown: Node | undefined = undefined;
  words: Text | undefined = undefined;
  offset = 0;
  first: InlineNode | undefined = undefined;
  last: InlineNode | undefined = undefined;
  next: InlineNode | undefined = undefined;
  previous: InlineNode | undefined = undefined;

  constructor(kind: InlineKind, text = '') {
    this.kind = kind;
    this.text = text;
  }

  /** Puts a node after another one of this one's, the last unless said otherwise. */
  insert(node: InlineNode, previous = this.last): void {
    const next = previous?.next;
    node.previous = previous;
    node.next = next;
    if (previous) previous.next = node;
    else this.first = node;
    if (next) next.previous = node;
    else this.last = node;
    this.height = Math.max(this.height, node.height + 1);
  }

  remove({previous, next}: InlineNode): void {
    if (previous) previous.next = next;
    else this.first = next;
    if (next) next.previous = previous;
    else this.last = previous;
  }

  /** Moves the nodes from `first` to `last`, which may be the end of `parent`, into this one. */
  takeFrom(parent: InlineNode, first: InlineNode | undefined, last?: InlineNode): void {
    for (let node = first; node;) {
      const next: InlineNode | undefined = node === last ? undefined : node.next;
      parent.remove(node);
      this.insert(node);
      node = next;
    }
  }
}

/** The words of some inline content, as an image's description takes them. */
export function readWords(node: InlineNode): string {
  if (node.kind === 'break') return '\n';
  let words = node.kind === 'html' ? '' : node.text;
  for (let child = node.first; child; child = child.next) words += readWords(child);
  return words;
}

/** Makes one of words that follow each other, in all levels; `onMerge` hears which node goes into which. */
export function mergeText(parent: InlineNode, onMerge: (into: InlineNode, node: InlineNode) => void): void {
  for (let node = parent.first; node; node = node.next) {
    if (node.first) mergeText(node, onMerge);
    for (let next = node.next; node.kind === 'text' && next?.kind === 'text'; next = node.next) {
      onMerge(node, next);
      node.text += next.text;
      parent.remove(next);
    }
  }
}
