/** A piece of code and what it is; `undefined` for what is nothing in particular. */
export interface CodeToken {
  readonly text: string;
  readonly type: string | undefined;
}

/** Tells the parts of code apart. */
export interface Highlighter {
  /** The parts of some code, in order and without a gap; `undefined` when the language is not known. */
  tokenize(code: string, language: string): readonly CodeToken[] | undefined;
}

/** Sets formulas. */
export interface MathRenderer {
  /** An element that shows the formula; `undefined` when it is wrong. */
  render(source: string, isDisplay: boolean, document: Document): Element | undefined;
}

/** Which images may be requested. */
export interface ImagePolicy {
  /** Addresses that an image's address must begin with: an origin and a path. Default: none. */
  readonly allow: readonly string[];
}

/** The words that the writer puts beside the text. */
export interface MarkdownStrings {
  /** The name of a block of code that is in no language. */
  readonly code: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly wrapLines: string;
  readonly copyTable: string;
  readonly downloadTable: string;
  readonly image: string;
  /** Name of the box of an item of a list of tasks, which is ticked or not. */
  readonly task: string;
  readonly footnotes: string;
  /** What a button says that goes to a footnote, ahead of its number. */
  readonly footnote: string;
  readonly backToText: string;
  /** Shown where a text that is too long was cut. */
  readonly tooLong: string;
}

/** What a page can set. Everything has a default. */
export interface MarkdownOptions {
  /** Calls back when it is time to write: once for each frame, by a timer on a hidden page. */
  readonly schedule?: (write: () => void) => void;
  /** Calls back after some milliseconds; returns what takes that back. */
  readonly wait?: (done: () => void, ms: number) => () => void;
  readonly strings?: Partial<MarkdownStrings> | undefined;
  readonly images?: ImagePolicy | undefined;
  /** A visitor chose a link. `false` keeps it from being opened. */
  readonly onLink?: (url: string) => boolean | undefined;
  /** Copies words. Default: the clipboard of the browser. */
  readonly copy?: (text: string) => Promise<void>;
  /** A button has copied something, and says so by its words: not everybody hears that these change. */
  readonly onCopied?: (words: string) => void;
  /** Addresses without markup become links, as GFM has it. Default: true. */
  readonly addresses?: boolean;
  /** Formulas between `$`, `$$`, `\(` and `\[`. Default: true. */
  readonly math?: boolean;
  /** Gets the highlighter when the first code comes; `undefined` leaves code plain. */
  readonly loadHighlighter?: (() => Promise<Highlighter>) | undefined;
  /** Gets the renderer when the first formula comes; `undefined` leaves formulas as they are written. */
  readonly loadMath?: (() => Promise<MathRenderer>) | undefined;
}

/** How deep quotes, lists and footnotes may nest, and emphasis and links. */
export const deepest = 32;

/**
 * More characters for one frame than this come faster than anybody reads, and several times as fast as most models
 * write: the next frame is left out then, which spares nearly half of the work and is not seen.
 */
export const fast = 64;

/** How many characters of one text are shown. */
export const longest = 1024 * 1024;
