import type {LinkTarget} from './block.js';
import type {InlineNode} from './inline-node.js';

/** What inline content needs to know of the rest of the text. */
export interface InlineContext {
  /** What a label leads to. One that leads nowhere yet is remembered: its definition may come. */
  findLink(label: string): LinkTarget | undefined;
  /** The text with its backslash escapes and character references resolved. */
  decode(text: string): string;
  /** Reads what few texts have; `undefined` while that is not there. */
  createReader(text: string, isFinal: boolean): InlineReader | undefined;
  readonly deepest: number;
}

/** Finds in the text of one leaf what few texts have. */
export interface InlineReader {
  /** Where the next address without markup begins, from a place on. */
  findNext(at: number): number;
  /** Whether the last word may grow into such an address. */
  mayGrow(): boolean;
  /** What begins at a place. */
  read(at: number, isInBrackets: boolean): InlineFind | undefined;
}

/** A piece of inline content that was found. */
export interface InlineFind {
  readonly node?: InlineNode;
  readonly end: number;
  /** More text may still make something of it. */
  readonly isOpen?: boolean;
}
