/** Where a code span's words are; `end` is -1 when nothing closes it. */
export interface CodeSpan {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Finds code spans in the text of one leaf, in linear time over all calls. */
export class CodeFinder {
  readonly #text: string;
  /** Where the last run of each length is, once the text was gone through. */
  readonly #last = new Map<number, number>();
  #isScanned = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the span that opens with the run of backticks at `start`. */
  read(start: number): CodeSpan {
    const contentStart = this.#skipRun(start);
    const length = contentStart - start;
    if (this.#isScanned && (this.#last.get(length) ?? -1) < contentStart)
      return {contentStart, contentEnd: -1, end: -1};
    let at = this.#text.indexOf('`', contentStart);
    while (at >= 0) {
      const end = this.#skipRun(at);
      if (end - at === length) return {contentStart, contentEnd: at, end};
      this.#last.set(end - at, Math.max(at, this.#last.get(end - at) ?? 0));
      at = this.#text.indexOf('`', end);
    }
    this.#isScanned = true;
    return {contentStart, contentEnd: -1, end: -1};
  }

  #skipRun(start: number): number {
    let at = start;
    while (this.#text.charCodeAt(at) === 96) at += 1;
    return at;
  }
}

/** A code span's words: line endings are spaces, and one space at both ends is there for backticks. */
export function readCode(raw: string): string {
  const words = raw.replaceAll('\n', ' ');
  return words.startsWith(' ') && words.endsWith(' ') && /[^ ]/.test(words) ? words.slice(1, -1) : words;
}
