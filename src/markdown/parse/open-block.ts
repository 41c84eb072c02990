import type {Block, BlockShape, Fence} from './block.js';
import {decode} from './entities.js';
import {findHtmlEnd} from './html-block.js';
import type {LineCursor} from './line-cursor.js';
import {isSameList, readListMarker} from './list-marker.js';

/** What the rules for the begin of a block need of the parser. */
export interface Opener<View> {
  readonly cursor: LineCursor;
  /** The innermost block that the line has matched so far. */
  readonly container: Block<View>;
  /** The innermost open block, matched or not. */
  readonly tip: Block<View>;
  readonly deepest: number;
  /** Lines between `$$` or `\[` and its end are formulas. */
  readonly hasMath: boolean;
  /** Opens a block inside the container, or as near to it as may hold it, and makes it the container. */
  open(shape: BlockShape): Block<View>;
  /** Makes a heading of the open paragraph; `false` when it is all definitions. */
  underline(level: number): boolean;
  /** Makes a table whose header is the paragraph's last line; `false` when it is none. */
  openTable(): boolean;
}

/** What a rule did: nothing, opened a block that may hold others, or opened one that takes the rest of the line. */
export type Opened = 'none' | 'container' | 'leaf';

type Rule = <View>(parser: Opener<View>) => Opened;

const thematicBreak = /^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/;
const fenceStart = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const footnoteStart = /^\[\^([^\]\s]{1,200})\]:[ \t]*/;
const isInParagraph = <View>({container}: Opener<View>) => container.kind === 'paragraph';

const openQuote: Rule = (parser) => {
  const {cursor, container, deepest} = parser;
  if (cursor.isIndented || cursor.next !== 62 || container.depth >= deepest) return 'none';
  takeQuoteMark(cursor);
  parser.open({kind: 'quote'});
  return 'container';
};

/** Goes past a `>` and the space that belongs to it. */
export function takeQuoteMark(cursor: LineCursor): void {
  cursor.skipIndent();
  cursor.skip(1);
  if (cursor.indent > 0) cursor.skipColumns(1);
}

const openHeading: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || cursor.next !== 35) return 'none';
  const found = /^(#{1,6})(?:[ \t]+|$)/.exec(cursor.text);
  if (!found) return 'none';
  cursor.skipIndent();
  cursor.skip(found[0].length);
  parser.open({kind: 'heading', level: found[1]?.length ?? 1});
  return 'leaf';
};

const openFence: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || (cursor.next !== 96 && cursor.next !== 126)) return 'none';
  const found = fenceStart.exec(cursor.text);
  if (!found) return 'none';
  const {indent} = cursor;
  const info = decode(cursor.text.slice(found[0].length).trim());
  const block = parser.open({kind: 'code', info});
  block.fence = {character: found[0].charAt(0), length: found[0].length, indent};
  block.isComplete = false;
  skipLine(cursor);
  return 'leaf';
};

const openMath: Rule = (parser) => {
  const {cursor} = parser;
  if (!parser.hasMath || cursor.isIndented || (cursor.next !== 36 && cursor.next !== 92)) return 'none';
  const text = cursor.text.trimEnd();
  if (text !== '$$' && text !== '\\[') return 'none';
  const fence: Fence = {character: text === '$$' ? '$' : ']', length: 2, indent: cursor.indent};
  const block = parser.open({kind: 'math'});
  block.fence = fence;
  block.isComplete = false;
  skipLine(cursor);
  return 'leaf';
};

const openHtml: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || cursor.next !== 60) return 'none';
  const isLazy = parser.tip.kind === 'paragraph' && parser.tip !== parser.container;
  const end = findHtmlEnd(cursor.text, isInParagraph(parser) || isLazy);
  if (!end) return 'none';
  parser.open({kind: 'html'}).htmlEnd = end;
  return 'leaf';
};

const underlineHeading: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || !isInParagraph(parser)) return 'none';
  const found = /^(?:=+|-+)[ \t]*$/.exec(cursor.text);
  if (!found || !parser.underline(cursor.next === 61 ? 1 : 2)) return 'none';
  skipLine(cursor);
  return 'leaf';
};

const openRule: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || !thematicBreak.test(cursor.text)) return 'none';
  parser.open({kind: 'rule'});
  skipLine(cursor);
  return 'leaf';
};

const openTable: Rule = (parser) => {
  if (parser.cursor.isIndented || !isInParagraph(parser) || !parser.openTable()) return 'none';
  skipLine(parser.cursor);
  return 'leaf';
};

const openFootnote: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isIndented || cursor.next !== 91 || parser.container.depth >= parser.deepest) return 'none';
  const found = footnoteStart.exec(cursor.text);
  if (!found) return 'none';
  cursor.skipIndent();
  cursor.skip(found[0].length);
  parser.open({kind: 'footnote', label: found[1] ?? ''});
  return 'container';
};

const openItem: Rule = (parser) => {
  const {cursor, container} = parser;
  if ((cursor.isIndented && container.kind !== 'list') || container.depth >= parser.deepest) return 'none';
  if (cursor.indent >= 4) return 'none';
  const marker = readListMarker(cursor, isInParagraph(parser));
  if (!marker) return 'none';
  if (container.kind !== 'list' || !isSameList(container.marker, marker)) {
    parser.open({kind: 'list', start: marker.isOrdered ? marker.start : undefined}).marker = marker;
  }
  parser.open({kind: 'item'}).marker = marker;
  return 'container';
};

const openIndentedCode: Rule = (parser) => {
  const {cursor, tip} = parser;
  if (!cursor.isIndented || cursor.isBlank || tip.kind === 'paragraph') return 'none';
  cursor.skipColumns(4);
  parser.open({kind: 'code', info: ''});
  return 'leaf';
};

/** The rules in the order in which they are tried. */
const rules: readonly Rule[] = [
  openQuote,
  openHeading,
  openFence,
  openMath,
  openHtml,
  underlineHeading,
  openTable,
  openRule,
  openFootnote,
  openItem,
  openIndentedCode,
];

/** Tries every rule; the first that fits counts. */
export function openBlock<View>(parser: Opener<View>): Opened {
  for (const rule of rules) {
    const opened = rule(parser);
    if (opened !== 'none') return opened;
  }
  return 'none';
}

function skipLine(cursor: LineCursor): void {
  cursor.skip(cursor.line.length - cursor.offset);
}
