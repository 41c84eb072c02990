import type {ListMarker} from './list-marker.js';

/** How the cells of a column stand. */
export type Alignment = 'left' | 'center' | 'right' | undefined;

/** What a block is, as the writer needs to know it when the block opens. */
export type BlockShape =
  | {readonly kind: 'document' | 'quote' | 'item' | 'paragraph' | 'html' | 'rule' | 'math'}
  | {readonly kind: 'list'; readonly start: number | undefined}
  | {readonly kind: 'footnote'; readonly label: string}
  | {readonly kind: 'heading'; readonly level: number}
  | {readonly kind: 'code'; readonly info: string}
  | {readonly kind: 'table'; readonly header: readonly string[]; readonly alignments: readonly Alignment[]};

/** The names of the kinds of block. */
export type BlockKind = BlockShape['kind'];

/** The run of characters that opened a block of code, or the word that ends one of mathematics. */
export interface Fence {
  readonly character: string;
  readonly length: number;
  /** How many spaces stood before it: as many are taken off each line. */
  readonly indent: number;
}

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
  /** The text of an open paragraph is this instead: its last line was a table's header. */
  reset(view: View, text: string): void;
  /** An open paragraph turned out to be a heading. */
  turn(view: View, shape: BlockShape): View;
  /** An open paragraph turned out to be nothing: all of it was a table's header. */
  remove(view: View): void;
  /** The items of a list stand apart. */
  loosen(view: View): void;
  /** A list item begins with a box. */
  task(view: View, isDone: boolean): void;
  /** Nothing follows in this block; without `isComplete` a fence or formula never ended. */
  close(view: View, isComplete: boolean): void;
  define(label: string, target: LinkTarget): void;
}

const containers: ReadonlySet<BlockKind> = new Set<BlockKind>(['document', 'quote', 'list', 'item', 'footnote']);
const linesOnly: ReadonlySet<BlockKind> = new Set<BlockKind>(['code', 'html', 'math', 'table']);

/** One open block, and the last of those that it holds; what is closed and not last is forgotten. */
export class Block<View> {
  readonly depth: number;
  lastChild: Block<View> | undefined;
  hasChildren = false;
  isOpen = true;
  isComplete = true;
  endsBlank = false;
  /** Paragraph: everything so far, without what was taken as definitions. HTML: its last line. */
  text = '';
  /** Paragraph: the end of the text, which the sink does not have yet. */
  pending = '';
  /** Paragraph: how long the text is that the sink has. */
  shown = 0;
  /** Paragraph: where its last line begins. */
  lineStart = 0;
  /** Paragraph: its last line may be the header of a table. */
  isHeader = false;
  /** Paragraph: begins with what may be link definitions. */
  isDefining = false;
  /** Indented code: blank lines that count once more code follows. */
  blankLines = '';
  /** The line that opened it; an item that stays empty after that line ends with the next blank one. */
  firstLine = 0;
  isLoose = false;
  /** Item: its first paragraph was asked for a box. */
  hadBox = false;
  marker: ListMarker | undefined;
  fence: Fence | undefined;
  htmlEnd: RegExp | undefined;
  columns = 0;

  readonly kind: BlockKind;
  readonly parent: Block<View> | undefined;
  view: View | undefined;

  constructor(kind: BlockKind, parent: Block<View> | undefined, view: View | undefined) {
    this.kind = kind;
    this.parent = parent;
    this.view = view;
    this.depth = (parent?.depth ?? 0) + (kind === 'quote' || kind === 'item' || kind === 'footnote' ? 1 : 0);
  }

  /** Whether blocks of that kind may lie in it: a list holds items alone. */
  mayHold(kind: BlockKind): boolean {
    return containers.has(this.kind) && (this.kind !== 'list' || kind === 'item');
  }

  /** Takes lines as they are: no block starts inside. */
  get isVerbatim(): boolean {
    return linesOnly.has(this.kind) && this.kind !== 'table';
  }

  get isIndentedCode(): boolean {
    return this.kind === 'code' && this.fence === undefined;
  }
}

/** Whether a blank line follows it, or the last block of the lists and items in it. */
export function endsWithBlankLine<View>(block: Block<View>): boolean {
  for (let at: Block<View> | undefined = block; at; at = at.lastChild) {
    if (at.endsBlank) return true;
    if (at.kind !== 'list' && at.kind !== 'item') return false;
  }
  return false;
}
