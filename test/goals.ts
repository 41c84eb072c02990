/** A kilobyte of the size goals. Sizes are those of `gzip -9`. */
export const kilobyte = 1024;

/** The most that each piece may weigh, in bytes of `gzip -9`; held against what a browser really fetches. */
export const goals = {
  /** `outcrop.js`: all that a page pays for whose chat is never opened. */
  launcher: 12 * kilobyte,
  /** `loader.js`, for pages that can have no module. */
  loader: 1 * kilobyte,
  /** What opens with a click: transcript, composer, notices. */
  panel: 32 * kilobyte,
  /** The AWS client and the credentials of guests. */
  aws: 52 * kilobyte,
  /** Everything up to the first answer as it is meant to look. */
  firstAnswer: 110 * kilobyte,
  /**
   * What draws answers as markdown, with its styles; the parser and its writer alone have 12 KB. It is fetched with the
   * first question, and the answer does not wait for it. A quarter of a kilobyte more than it once had is for the short
   * ways that plain words take, which spare a third of the work.
   */
  markdown: 12.75 * kilobyte,
  /**
   * The engine alone, for an app with a backend and a view of its own. A tenth of a kilobyte more than it once had is for
   * copying a long conversation with each piece of an answer, in a fifteenth of the time that it took to gather it.
   */
  headless: 14.1 * kilobyte,
} as const;

/** The most that each part of `src/markdown` may weigh, in bytes of `gzip -9`. */
export const markdownWeights: Readonly<Record<string, number>> = {
  // What draws an answer: the parser and its writer.
  'index.ts': 12 * kilobyte,
  'rare/index.ts': 9.75 * kilobyte,
  'highlight/load.ts': 10 * kilobyte,
  'math/load.ts': 50 * kilobyte,
  'rare/entity-table.ts': 12 * kilobyte,
};
