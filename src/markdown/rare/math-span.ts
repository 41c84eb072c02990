/** A formula in a line of text. */
export interface MathSpan {
  readonly end: number;
  readonly isDisplay: boolean;
}

const longest = 2000;
/** Has the looks of a formula: otherwise `\[` and `\(` are what CommonMark says, escaped brackets. */
const formulaLike = /[\\^_={}+*/<>|-]|\d|^\s*[a-z]['′]*\s*$/i;
const hasWord = /[a-z0-9]/i;

/** Finds formulas in the text of one leaf, in linear time over all calls. */
export class MathFinder {
  readonly #text: string;
  readonly #closes = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The formula that begins at `start`; `open` when the text ends before one that may be. */
  read(start: number): MathSpan | 'open' | undefined {
    const text = this.#text;
    if (text.charCodeAt(start) === 36) {
      return text.charCodeAt(start + 1) === 36 ? this.#readTo(start, '$$', true) : this.#readDollar(start);
    }
    const open = text.charCodeAt(start + 1);
    if (open === 40) return this.#readTo(start, '\\)', false);
    return open === 91 ? this.#readTo(start, '\\]', true) : undefined;
  }

  #readTo(start: number, close: string, isDisplay: boolean): MathSpan | 'open' | undefined {
    const end = this.#find(close, start + 2);
    if (end < 0) return this.#text.length - start > longest ? undefined : 'open';
    const source = this.#text.slice(start + 2, Math.min(end, start + longest + 2));
    if (source.length >= longest || !hasWord.test(source)) return undefined;
    if (close !== '$$' && !formulaLike.test(source)) return undefined;
    return {end: end + 2, isDisplay};
  }

  /** A single dollar is a price more often than a formula. */
  #readDollar(start: number): MathSpan | 'open' | undefined {
    const text = this.#text;
    if (/[a-z0-9$\\]/i.test(text.charAt(start - 1)) || !/\S/.test(text.charAt(start + 1))) return undefined;
    const end = this.#find('$', start + 1);
    if (end < 0) return this.#text.length - start > longest ? undefined : 'open';
    if (end - start > longest || /[\s\\]/.test(text.charAt(end - 1)) || /[a-z0-9$]/i.test(text.charAt(end + 1))) {
      return undefined;
    }
    const source = text.slice(start + 1, end);
    if (!hasWord.test(source) || (/^\d/.test(source) && !/[\\^_={]/.test(source) && /\s/.test(source)))
      return undefined;
    return {end: end + 1, isDisplay: false};
  }

  #find(close: string, from: number): number {
    const known = this.#closes.get(close);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = this.#text.indexOf(close, from);
    this.#closes.set(close, at);
    return at;
  }
}
