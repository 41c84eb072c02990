import {Block, type BlockShape, type BlockSink, endsWithBlankLine} from './block.js';
import {continueBlock} from './continue-block.js';
import {endsWithBlank} from './html-block.js';
import {LineCursor} from './line-cursor.js';
import {openBlock, type Opener} from './open-block.js';
import {growParagraph, releaseText, takeDefinitions} from './paragraph.js';
import {isSettled, isSettledInFence} from './settled.js';
import {readAlignments, splitRow} from './table-row.js';

/** What counts as a block, how deep quotes, lists and footnotes may nest, and how wide a table may be. */
export interface BlockLimits {
  readonly hasMath: boolean;
  readonly depth: number;
  readonly columns: number;
}

/**
 * Puts lines into blocks: each line is taken once, by the algorithm in the appendix of the CommonMark specification, and
 * the tree only grows. A line may also come in two steps: its begin, once that settles which block it belongs to, and
 * then the rest as it arrives.
 */
export class BlockParser<View> implements Opener<View> {
  readonly cursor = new LineCursor();
  readonly deepest: number;
  readonly hasMath: boolean;
  readonly #columns: number;
  readonly #sink: BlockSink<View>;
  readonly #document: Block<View>;
  #line = 0;
  container: Block<View>;
  tip: Block<View>;

  constructor(sink: BlockSink<View>, root: View, limits: BlockLimits) {
    this.#sink = sink;
    this.deepest = limits.depth;
    this.hasMath = limits.hasMath;
    this.#columns = limits.columns;
    this.#document = new Block<View>('document', undefined, root);
    this.container = this.#document;
    this.tip = this.#document;
  }

  /** Takes a line, or the begin of one that is settled, without its line ending. */
  startLine(line: string): void {
    const {cursor} = this;
    this.#line += 1;
    cursor.start(line);
    const before = this.tip;
    if (!this.#matchOpenBlocks()) return;
    const matched = this.container;
    const isOpened = this.#openBlocks();
    const isLazy =
      this.container === matched && before !== matched && before.kind === 'paragraph' && this.tip === before;
    if (isLazy && !isOpened && !cursor.isBlank) {
      this.#addLine(before);
      return;
    }
    this.#closeUnmatched();
    this.#noteBlank(matched, cursor.isBlank && !isOpened);
    this.#addRest(isOpened);
  }

  /** Takes more of the line that was started, without its line ending. */
  addText(text: string): void {
    const {tip} = this;
    if (tip.kind !== 'paragraph') {
      this.#sendText(tip, text);
      return;
    }
    growParagraph(tip, text, false);
    this.#show(tip, false);
  }

  /** The line that was started is complete. */
  endLine(): void {
    const {tip} = this;
    if (tip.kind === 'heading' || tip.kind === 'rule') this.#close(tip);
    else if (tip.isVerbatim || tip.kind === 'table') this.#endLineOf(tip);
  }

  /** Nothing follows: closes everything. */
  end(): void {
    while (this.tip !== this.#document) this.#close(this.tip);
  }

  /** Whether the begin of a line says where the whole line will belong. */
  isSettled(start: string): boolean {
    const {cursor} = this;
    cursor.start(start);
    for (let child = this.#document.lastChild; child?.isOpen; child = child.lastChild) {
      if (cursor.isBlank) return false;
      if (child.fence) return cursor.isIndented || isSettledInFence(cursor.text, child.fence.character);
      if (child.kind === 'html') return true;
      if (continueBlock(child, cursor) !== 'yes') break;
      if (child.isIndentedCode) return true;
    }
    return !cursor.isBlank && isSettled(cursor.text);
  }

  open(shape: BlockShape): Block<View> {
    this.#closeUnmatched();
    while (!this.tip.mayHold(shape.kind)) this.#close(this.tip);
    const parent = this.tip;
    this.#loosen(parent);
    const block = new Block<View>(shape.kind, parent, undefined);
    block.firstLine = this.#line;
    // A paragraph has no view before there is something to show of it: it may be nothing but definitions.
    if (shape.kind !== 'paragraph' && parent.view !== undefined) block.view = this.#sink.open(shape, parent.view);
    if (parent.hasChildren) parent.hadBox = true;
    parent.hasChildren = true;
    parent.lastChild = block;
    this.tip = block;
    this.container = block;
    return block;
  }

  underline(level: number): boolean {
    const paragraph = this.container;
    takeDefinitions(paragraph, this.#sink, true);
    if (paragraph.text === '') return false;
    this.#show(paragraph, true);
    if (paragraph.view !== undefined) paragraph.view = this.#sink.turn(paragraph.view, {kind: 'heading', level});
    this.#close(paragraph);
    this.container = this.tip;
    return true;
  }

  openTable(): boolean {
    const paragraph = this.container;
    const alignments = readAlignments(this.cursor.text.trimEnd());
    if (!alignments || alignments.length > this.#columns) return false;
    const header = splitRow(paragraph.text.slice(paragraph.lineStart));
    if (header.length !== alignments.length) return false;
    this.#takeLastLine(paragraph);
    this.open({kind: 'table', header, alignments}).columns = alignments.length;
    return true;
  }

  /** The paragraph's last line is no part of it. */
  #takeLastLine(paragraph: Block<View>): void {
    const text = paragraph.text.slice(0, Math.max(0, paragraph.lineStart - 1));
    if (paragraph.view !== undefined && text === '') this.#sink.remove(paragraph.view);
    else if (paragraph.view !== undefined && paragraph.shown > text.length) this.#sink.reset(paragraph.view, text);
    if (text === '') paragraph.view = undefined;
    paragraph.pending = text.slice(paragraph.shown);
    paragraph.text = text;
    paragraph.isHeader = false;
  }

  /** Goes down the open blocks as far as the line belongs to them; `false` when that used the line up. */
  #matchOpenBlocks(): boolean {
    let block = this.#document;
    for (let child = block.lastChild; child?.isOpen; child = child.lastChild) {
      const continued = continueBlock(child, this.cursor);
      if (continued === 'ended') {
        child.isComplete = true;
        this.#close(child);
        return false;
      }
      if (continued === 'no') break;
      block = child;
    }
    this.container = block;
    return true;
  }

  /** Opens what begins on this line; says whether that was a leaf, which takes the rest. */
  #openBlocks(): boolean {
    while (!this.container.isVerbatim) {
      const opened = openBlock(this);
      if (opened !== 'container') return opened === 'leaf';
    }
    return false;
  }

  #closeUnmatched(): void {
    while (this.tip !== this.container) this.#close(this.tip);
  }

  /** Remembers the blank line for what it follows: it decides later whether a list is loose. */
  #noteBlank(matched: Block<View>, isBlank: boolean): void {
    const {container} = this;
    if (isBlank && matched.lastChild) matched.lastChild.endsBlank = true;
    const isOwn = container.kind === 'quote' || container.fence !== undefined;
    const isFresh = container.kind === 'item' && !container.hasChildren && container.firstLine === this.#line;
    container.endsBlank = isBlank && !isOwn && !isFresh;
    for (let at = container.parent; at; at = at.parent) at.endsBlank = false;
  }

  #addRest(isOpened: boolean): void {
    const {cursor, container} = this;
    if (container.kind === 'paragraph') this.#addLine(container);
    else if (container.kind === 'table') {
      if (!isOpened) this.#sendText(container, cursor.text);
    } else if (isOpened || container.isVerbatim) this.#sendText(container, cursor.rest);
    else if (!cursor.isBlank) this.#addLine(this.open({kind: 'paragraph'}));
  }

  #addLine(paragraph: Block<View>): void {
    growParagraph(paragraph, this.cursor.text, true);
    this.#show(paragraph, false);
  }

  /** Hands the sink what it may show of a paragraph and does not have. */
  #show(paragraph: Block<View>, isFinal: boolean): void {
    const text = releaseText(paragraph, this.#sink, isFinal);
    if (text === '') return;
    const {parent} = paragraph;
    if (paragraph.view === undefined && parent?.view !== undefined) {
      paragraph.view = this.#sink.open({kind: 'paragraph'}, parent.view);
    }
    if (paragraph.view !== undefined) this.#sink.text(paragraph.view, text);
  }

  #sendText(block: Block<View>, text: string): void {
    const {view} = block;
    if (view === undefined || text === '') return;
    if (block.kind === 'html') block.text += text;
    if (block.isIndentedCode && this.cursor.isBlank) {
      block.blankLines += text;
      return;
    }
    if (block.blankLines !== '') this.#sendBlankLines(block, view);
    this.#sink.text(view, text);
  }

  #sendBlankLines(block: Block<View>, view: View): void {
    for (const line of block.blankLines.split('\n').slice(0, -1)) {
      this.#sink.text(view, line);
      this.#sink.endLine(view);
    }
    block.blankLines = '';
  }

  #endLineOf(block: Block<View>): void {
    if (block.view === undefined) return;
    // The line that opens a fence or a table is none of its lines.
    if (block.firstLine === this.#line && (block.fence || block.kind === 'table')) return;
    if (block.isIndentedCode && this.cursor.isBlank) block.blankLines += '\n';
    else this.#sink.endLine(block.view);
    if (block.kind !== 'html') return;
    const isLast = !endsWithBlank(block.htmlEnd) && block.htmlEnd?.test(block.text);
    block.text = '';
    if (isLast) this.#close(block);
  }

  #close(block: Block<View>): void {
    if (block.kind === 'paragraph') this.#show(block, true);
    block.isOpen = false;
    this.tip = block.parent ?? this.#document;
    if (block.view !== undefined) this.#sink.close(block.view, block.isComplete);
  }

  /** A blank line between two blocks of an item, or two items, makes the list loose. */
  #loosen(parent: Block<View>): void {
    const list = parent.kind === 'item' ? parent.parent : parent;
    const {lastChild} = parent;
    if (list?.kind !== 'list' || list.isLoose || !lastChild || !endsWithBlankLine(lastChild)) return;
    list.isLoose = true;
    if (list.view !== undefined) this.#sink.loosen(list.view);
  }
}
