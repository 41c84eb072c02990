/** The kinds of inline content. */
export type InlineKind =
  | 'root'
  | 'text'
  | 'code'
  | 'emphasis'
  | 'strong'
  | 'strike'
  | 'link'
  | 'image'
  | 'break'
  | 'html'
  | 'math'
  | 'footnote';

/** One piece of inline content, in a list that is linked both ways: emphasis moves whole ranges. */
export class InlineNode {
  readonly kind: InlineKind;
  /** Words, code, formula, HTML; the label of a footnote. */
  text: string;
  /** Where a link or image leads; without it the link is not complete, or leads nowhere. */
  url: string | undefined;
  title = '';
  /** An address in the text, linked without markup. */
  isLiteral = false;
  /** A formula that stands apart. */
  isDisplay = false;
  /** How many levels are below it. */
  height = 0;
  /** What shows it, and for words: how many characters before them are in the same text node. */
  shown: Node | undefined;
  offset = 0;
  first: InlineNode | undefined;
  last: InlineNode | undefined;
  next: InlineNode | undefined;
  previous: InlineNode | undefined;

  constructor(kind: InlineKind, text = '') {
    this.kind = kind;
    this.text = text;
  }

  append(node: InlineNode): void {
    node.previous = this.last;
    node.next = undefined;
    if (this.last) this.last.next = node;
    else this.first = node;
    this.last = node;
    this.height = Math.max(this.height, node.height + 1);
  }

  prepend(node: InlineNode): void {
    node.next = this.first;
    if (this.first) this.first.previous = node;
    else this.last = node;
    this.first = node;
  }

  /** Moves the nodes from `first` to the end of `parent` into this one. */
  takeFrom(parent: InlineNode, first: InlineNode | undefined, last = parent.last): void {
    if (!first || !last) return;
    const {previous} = first;
    const {next} = last;
    if (previous) previous.next = next;
    else parent.first = next;
    if (next) next.previous = previous;
    else parent.last = previous;
    for (let node: InlineNode | undefined = first; node;) {
      const following: InlineNode | undefined = node === last ? undefined : node.next;
      this.append(node);
      node = following;
    }
  }

  insertAfter(node: InlineNode, place: InlineNode): void {
    node.previous = place;
    node.next = place.next;
    if (place.next) place.next.previous = node;
    else this.last = node;
    place.next = node;
    this.height = Math.max(this.height, node.height + 1);
  }

  remove(node: InlineNode): void {
    if (node.previous) node.previous.next = node.next;
    else this.first = node.next;
    if (node.next) node.next.previous = node.previous;
    else this.last = node.previous;
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
