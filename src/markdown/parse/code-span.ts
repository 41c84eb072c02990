/** Where a code span's words are, and where it ends: 0 when nothing closes it. */
export interface CodeSpan {
  readonly start: number;
  readonly stop: number;
  readonly end: number;
}

const ticks = /`+/g;

/** Finds code spans in the text of one leaf, in linear time over all calls; each opens with the run of backticks at `at`. */
export function createCodeFinder(text: string): (at: number) => CodeSpan {
  /** Where the last run of each length is, once the text was gone through. */
  let known: Map<number, number> | undefined;
  return (at) => {
    ticks.lastIndex = at;
    const length = ticks.exec(text)?.[0].length ?? 0;
    const start = at + length;
    const none = {start, stop: start, end: 0};
    if (known && (known.get(length) ?? 0) < start) return none;
    let last: Map<number, number> | undefined;
    for (let run = ticks.exec(text); run; run = ticks.exec(text)) {
      if (run[0].length === length) return {start, stop: run.index, end: ticks.lastIndex};
      (last ??= new Map<number, number>()).set(run[0].length, run.index);
    }
    known ??= last ?? new Map<number, number>();
    return none;
  };
}

/** A code span's words: line endings are spaces, and one space at both ends is there for backticks. */
export function readCode(raw: string): string {
  const words = raw.replaceAll('\n', ' ');
  return words.startsWith(' ') && words.endsWith(' ') && words.trim() !== '' ? words.slice(1, -1) : words;
}
