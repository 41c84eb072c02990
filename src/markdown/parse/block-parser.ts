import {Block, type BlockShape, type BlockSink} from './block.js';
import {continueBlock} from './continue-block.js';
import {LineCursor} from './line-cursor.js';
import {type BlockOptions, openBlock, type Opened, type Opener} from './open-block.js';
import {growParagraph, releaseText, takeDefinitions} from './paragraph.js';
import {isPlain, isSettled, isSettledInFence} from './settled.js';

/** What puts lines into blocks. */
export interface BlockParser {
  /** Takes a line, or the begin of one that is settled, without its line ending. */
  startLine(line: string): void;
  /** Takes more of the line that was started, without its line ending. */
  addText(text: string): void;
  /** The line that was started is complete. */
  endLine(): void;
  /** Nothing follows: closes everything. */
  end(): void;
  /** Whether the begin of a line says where the whole line will belong. */
  isSettled(start: string): boolean;
}

/**
 * Puts lines into blocks: each line is taken once, by the algorithm in the appendix of the CommonMark specification, and
 * the tree only grows. A line may also come in two steps: its begin, once that settles which block it belongs to, and
 * then the rest as it arrives.
 */
export function createBlockParser<View>(sink: BlockSink<View>, root: View, options: BlockOptions): BlockParser {
  const cursor = new LineCursor();
  const document = new Block<View>('document', undefined, root);
  let line = 0;
  let container = document;
  let tip = document;

  /** Hands the sink what it may show of a paragraph and does not have. */
  const show = (paragraph: Block<View>, isFinal = false) => {
    const text = releaseText(paragraph, sink, isFinal);
    const {parent} = paragraph;
    if (text === '' || parent?.view === undefined) return;
    paragraph.view ??= sink.open({kind: 'paragraph'}, parent.view);
    sink.text(paragraph.view, text);
  };

  const close = (block: Block<View>) => {
    if (block.kind === 'paragraph') show(block, true);
    block.isOpen = false;
    tip = block.parent ?? document;
    if (block.view !== undefined) sink.close(block.view, block.isComplete);
  };

  const closeUnmatched = () => {
    for (let last = tip; last !== container; last = tip) close(last);
  };

  const addLine = (paragraph: Block<View>) => {
    growParagraph(paragraph, cursor.text, true);
    show(paragraph);
  };

  const sendBlankLines = (block: Block<View>, view: View) => {
    for (const blank of block.blankLines.split('\n').slice(0, -1)) {
      sink.text(view, blank);
      sink.endLine(view);
    }
    block.blankLines = '';
  };

  const sendText = (block: Block<View>, text: string) => {
    const {view} = block;
    if (view === undefined || text === '') return;
    if (block.kind === 'html') block.line += text;
    if (block.isIndentedCode && cursor.isBlank) {
      block.blankLines += text;
      return;
    }
    if (block.blankLines !== '') sendBlankLines(block, view);
    sink.text(view, text);
  };

  /** A blank line between two blocks of an item, or two items, makes the list loose. */
  const loosen = (parent: Block<View>) => {
    const list = parent.kind === 'item' ? parent.parent : parent;
    if (list?.kind !== 'list' || list.isLoose || !parent.lastChild?.isFollowedByBlank) return;
    list.isLoose = true;
    if (list.view !== undefined) sink.loosen(list.view);
  };

  /** Goes down the open blocks as far as the line belongs to them; `false` when that used the line up. */
  const matchOpenBlocks = () => {
    container = document;
    for (let child = document.lastChild; child?.isOpen; child = child.lastChild) {
      const continued = continueBlock(child, cursor);
      if (continued === 'ended') {
        child.isComplete = true;
        close(child);
        return false;
      }
      if (!continued) break;
      container = child;
    }
    return true;
  };

  /** Remembers the blank line for what it follows: it decides later whether a list is loose. */
  const noteBlank = (matched: Block<View>, isBlank: boolean) => {
    if (isBlank && matched.lastChild) matched.lastChild.endsBlank = true;
    const {kind, ends, lastChild, firstLine} = container;
    const isFresh = kind === 'item' && !lastChild && firstLine === line;
    for (let at: Block<View> | undefined = container; at; at = at.parent) at.endsBlank = false;
    container.endsBlank = isBlank && kind !== 'quote' && !(ends && kind !== 'html') && !isFresh;
  };

  const addRest = (isOpened: boolean) => {
    if (container.kind === 'paragraph') addLine(container);
    else if (container.kind === 'table') {
      if (!isOpened) sendText(container, cursor.text);
    } else if (isOpened || container.isVerbatim) sendText(container, cursor.rest);
    else if (!cursor.isBlank) addLine(opener.open({kind: 'paragraph'}));
  };

  const opener: Opener<View> = {
    cursor,
    options,
    container: () => container,
    tip: () => tip,
    open(shape: BlockShape): Block<View> {
      closeUnmatched();
      while (!tip.mayHold(shape.kind)) close(tip);
      const parent = tip;
      loosen(parent);
      const block = new Block<View>(shape.kind, parent);
      block.firstLine = line;
      // A paragraph has no view before there is something to show of it: it may be nothing but definitions.
      if (shape.kind !== 'paragraph' && parent.view !== undefined) block.view = sink.open(shape, parent.view);
      block.mayHaveBox = parent.kind === 'item' && !parent.lastChild;
      parent.lastChild = block;
      tip = block;
      container = block;
      return block;
    },
    underline(level) {
      const paragraph = container;
      takeDefinitions(paragraph, sink, true);
      if (paragraph.length === 0) return false;
      show(paragraph, true);
      if (paragraph.view !== undefined) paragraph.view = sink.turn(paragraph.view, {kind: 'heading', level});
      close(paragraph);
      container = tip;
      return true;
    },
    openTable() {
      const {view, shown, pending, length, line: header} = container;
      const table = options.readTable(header, cursor.text);
      if (!table) return false;
      // The paragraph's last line is no part of it.
      const left = Math.max(0, length - header.length - 1);
      if (view !== undefined && shown > left) sink.cut(view, left);
      if (left === 0) container.view = undefined;
      container.pending = pending.slice(0, Math.max(0, left - shown));
      container.isHeader = false;
      opener.open(table);
      return true;
    },
  };

  return {
    startLine(text) {
      line += 1;
      cursor.start(text);
      const before = tip;
      if (!matchOpenBlocks()) return;
      const matched = container;
      let opened: Opened;
      while (!container.isVerbatim && opened !== 'leaf') {
        opened = openBlock(opener);
        if (!opened) break;
      }
      const isOpened = opened === 'leaf';
      const isLazy = container === matched && before !== matched && before.kind === 'paragraph' && tip === before;
      if (isLazy && !isOpened && !cursor.isBlank) {
        addLine(before);
        return;
      }
      closeUnmatched();
      noteBlank(matched, cursor.isBlank && !isOpened);
      addRest(isOpened);
    },
    addText(text) {
      if (tip.kind !== 'paragraph') sendText(tip, text);
      else {
        growParagraph(tip, text, false);
        show(tip);
      }
    },
    endLine() {
      const {kind, view, ends, firstLine} = tip;
      if (kind === 'heading' || kind === 'rule') close(tip);
      if (view === undefined || !(tip.isVerbatim || kind === 'table')) return;
      // The line that opens a fence or a table is none of its lines.
      if (firstLine === line && (kind === 'table' || (ends && kind !== 'html'))) return;
      if (tip.isIndentedCode && cursor.isBlank) tip.blankLines += '\n';
      else sink.endLine(view);
      if (kind !== 'html') return;
      const {line: text} = tip;
      tip.line = '';
      if (ends?.test(text)) close(tip);
    },
    end() {
      container = document;
      closeUnmatched();
    },
    isSettled(start) {
      cursor.start(start);
      for (let child = document.lastChild; child?.isOpen; child = child.lastChild) {
        const {kind, ends} = child;
        if (cursor.isBlank) return false;
        if (kind === 'html') return true;
        if (ends) return cursor.isIndented || isSettledInFence(cursor.text);
        if (continueBlock(child, cursor) !== true) break;
        if (child.isIndentedCode) return true;
      }
      return !cursor.isBlank && (isPlain(cursor.text) || isSettled(cursor.text, (rest) => options.mayBecomeRare(rest)));
    },
  };
}
