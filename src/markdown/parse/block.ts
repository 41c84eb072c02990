/** How the cells of a column stand. */
export type Alignment = 'left' | 'center' | 'right' | undefined;

/** What a block is, as the writer needs to know it when the block opens. */
export type BlockShape =
  | {readonly kind: 'document' | 'quote' | 'item' | 'paragraph' | 'html' | 'rule'}
  | {readonly kind: 'math'; readonly begin: string; readonly end: string}
  | {readonly kind: 'list'; readonly start: number | undefined}
  | {readonly kind: 'footnote'; readonly label: string}
  | {readonly kind: 'heading'; readonly level: number}
  | {readonly kind: 'code'; readonly info: string}
  | {readonly kind: 'table'; readonly header: readonly string[]; readonly alignments: readonly Alignment[]};

/** The names of the kinds of block. */
export type BlockKind = BlockShape['kind'];

/** Where a link definition leads. */
export interface LinkTarget {
  readonly url: string;
  readonly title: string;
}

/** What the block parser tells as it finds it; `View` is whatever the receiver keeps for a block. */
export interface BlockSink<View> {
  open(shape: BlockShape, parent: View): View;
  /** More text at the end of a block. */
  text(view: View, text: string): void;
  /** The line of a block of lines (code, HTML, mathematics, table) is complete. */
  endLine(view: View): void;
  /** Of the text of an open paragraph only so much is left: its last line was a table's header. Of nothing, no paragraph. */
  cut(view: View, length: number): void;
  /** An open paragraph turned out to be a heading. */
  turn(view: View, shape: BlockShape): View;
  /** The items of a list stand apart. */
  loosen(view: View): void;
  /** A list item begins with a box. */
  task(view: View, isDone: boolean): void;
  /** Nothing follows in this block; without `isComplete` a fence or formula never ended. */
  close(view: View, isComplete: boolean): void;
  define(label: string, target: LinkTarget): void;
}

/** One open block, and the last of those that it holds; what is closed and not last is forgotten. */
export class Block<View> {
  /** How many quotes, items and footnotes it lies in, itself included. */
  readonly depth: number;
  lastChild: Block<View> | undefined = undefined;
  isOpen = true;
  isComplete = true;
  endsBlank = false;
  /** Paragraph, HTML: its last line. */
  line = '';
  /** Paragraph: the end of the text, which the sink does not have yet. What was taken as definitions is not in it. */
  pending = '';
  /** Paragraph: how long the text is that the sink has. */
  shown = 0;
  /** Paragraph: its last line may be the header of a table. */
  isHeader = false;
  /** Paragraph: begins with what may be link definitions. */
  isDefining = false;
  /** Paragraph: is the first in its item, and may begin with a box. */
  mayHaveBox = false;
  /** Indented code: blank lines that count once more code follows. */
  blankLines = '';
  /** The line that opened it; an item that stays empty after that line ends with the next blank one. */
  firstLine = 0;
  isLoose = false;
  /** List: the bullet of its items, or the character after their numbers. */
  marker = '';
  /** Item: how far its content is indented. Fence: how many columns are taken off each line. */
  indent = 0;
  /** Fence: the line that closes it. HTML: what its last line has in it; without that, a blank line ends it. */
  ends: RegExp | undefined = undefined;

  readonly kind: BlockKind;
  readonly parent: Block<View> | undefined;
  view: View | undefined;

  constructor(kind: BlockKind, parent?: Block<View>, view?: View) {
    this.kind = kind;
    this.parent = parent;
    this.view = view;
    this.depth = (parent?.depth ?? 0) + Number('quote item footnote'.includes(kind));
  }

  /** Paragraph: how long its text is. */
  get length(): number {
    return this.shown + this.pending.length;
  }

  /** Takes lines as they are: no block starts inside. */
  get isVerbatim(): boolean {
    return 'code html math'.includes(this.kind);
  }

  get isIndentedCode(): boolean {
    return this.kind === 'code' && !this.ends;
  }

  /** Whether blocks of that kind may lie in it: a list holds items alone. */
  mayHold(kind: BlockKind): boolean {
    return this.kind === 'list' ? kind === 'item' : 'document quote item footnote'.includes(this.kind);
  }

  /** A blank line follows it, or the last block of the lists and items in it. */
  get isFollowedByBlank(): boolean {
    const {kind, lastChild} = this;
    return this.endsBlank || ((kind === 'list' || kind === 'item') && lastChild?.isFollowedByBlank === true);
  }
}
