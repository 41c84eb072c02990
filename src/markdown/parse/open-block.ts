import type {Block, BlockShape} from './block.js';
import {takeQuoteMark} from './continue-block.js';
import type {LineCursor} from './line-cursor.js';
import {readListMarker} from './list-marker.js';
import {isPlain} from './settled.js';

/** What a parser of blocks needs besides its sink. */
export interface BlockOptions {
  /** How deep quotes, lists and footnotes may nest. */
  readonly deepest: number;
  /** Opens a block of a kind that few texts have. */
  openRare<View>(parser: Opener<View>): Opened;
  /** Whether the begin of a line may still become one. */
  mayBecomeRare(start: string): boolean;
  /** The table that a row opens below the line of its header. */
  readTable(header: string, row: string): BlockShape | undefined;
  /** Resolves escapes. */
  decode(text: string): string;
}

/** What the rules for the begin of a block need of the parser. Calls, since getters of an object are slow to read. */
export interface Opener<View> {
  readonly cursor: LineCursor;
  /** The innermost block that the line has matched so far. */
  container(): Block<View>;
  /** The innermost open block, matched or not. */
  tip(): Block<View>;
  readonly options: BlockOptions;
  /** Opens a block inside the container, or as near to it as may hold it, and makes it the container. */
  open(shape: BlockShape): Block<View>;
  /** Makes a heading of the open paragraph; `false` when it is all definitions. */
  underline(level: number): boolean;
  /** Makes a table whose header is the paragraph's last line; `false` when it is none. */
  openTable(): boolean;
}

/** What a rule did: nothing, opened a block that may hold others, or opened one that takes the rest of the line. */
export type Opened = 'container' | 'leaf' | undefined;

type Rule = <View>(parser: Opener<View>) => Opened;

const thematicBreak = /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const fenceStart = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

const openQuote: Rule = (parser) => {
  if (parser.container().depth >= parser.options.deepest || !takeQuoteMark(parser.cursor)) return undefined;
  parser.open({kind: 'quote'});
  return 'container';
};

const openHeading: Rule = (parser) => {
  const found = /^(#{1,6})(?:[ \t]+|$)/.exec(parser.cursor.text);
  if (!found) return undefined;
  parser.cursor.skip(found[0].length);
  parser.open({kind: 'heading', level: found[1]?.length ?? 1});
  return 'leaf';
};

const openFence: Rule = (parser) => {
  const {indent, text} = parser.cursor;
  const fence = fenceStart.exec(text)?.[0];
  if (fence === undefined) return undefined;
  openVerbatim(parser, {kind: 'code', info: parser.options.decode(text.slice(fence.length).trim())}).indent = indent;
  parser.container().ends = new RegExp(`^${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
  return 'leaf';
};

/** Opens a block of lines that may never be complete; nothing of this line is in it. */
export function openVerbatim<View>(parser: Opener<View>, shape: BlockShape): Block<View> {
  const block = parser.open(shape);
  block.isComplete = false;
  parser.cursor.skipLine();
  return block;
}

const underlineHeading: Rule = (parser) => {
  const {cursor} = parser;
  const isUnderline = parser.container().kind === 'paragraph' && /^(?:=+|-+)[ \t]*$/.test(cursor.text);
  if (!isUnderline || !parser.underline(cursor.text[0] === '=' ? 1 : 2)) return undefined;
  cursor.skipLine();
  return 'leaf';
};

const openTable: Rule = (parser) => {
  if (parser.container().kind !== 'paragraph' || !parser.openTable()) return undefined;
  parser.cursor.skipLine();
  return 'leaf';
};

const openRule: Rule = (parser) => {
  if (!thematicBreak.test(parser.cursor.text)) return undefined;
  parser.open({kind: 'rule'});
  parser.cursor.skipLine();
  return 'leaf';
};

const openItem: Rule = (parser) => {
  const {cursor, options} = parser;
  const container = parser.container();
  const marker = container.depth < options.deepest ? readListMarker(cursor, container.kind === 'paragraph') : undefined;
  if (!marker) return undefined;
  if (container.marker !== marker.character) {
    parser.open({kind: 'list', start: marker.start}).marker = marker.character;
  }
  parser.open({kind: 'item'}).indent = marker.indent;
  return 'container';
};

const openIndentedCode: Rule = (parser) => {
  const {cursor} = parser;
  if (cursor.isBlank || parser.tip().kind === 'paragraph') return undefined;
  cursor.skipColumns(4);
  parser.open({kind: 'code', info: ''});
  return 'leaf';
};

/** Tries every rule; the first that fits counts. */
export function openBlock<View>(parser: Opener<View>): Opened {
  if (parser.cursor.isIndented) return openIndentedCode(parser);
  if (isPlain(parser.cursor.text)) return undefined;
  return (
    openQuote(parser) ??
    openHeading(parser) ??
    openFence(parser) ??
    underlineHeading(parser) ??
    openTable(parser) ??
    parser.options.openRare(parser) ??
    openRule(parser) ??
    openItem(parser)
  );
}
