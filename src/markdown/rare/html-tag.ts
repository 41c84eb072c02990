const attribute = `\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^"'=<>\`\\s]+|'[^']*'|"[^"]*"))?`;

/** An opening or closing tag, from `lastIndex` on. Linear: no two parts that repeat can match the same character. */
export const htmlTag = new RegExp(`<(?:[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*\\s*/?|/[a-zA-Z][a-zA-Z0-9-]*\\s*)>`, 'y');

/** Constructs that run to a fixed end, which is looked for once only when it is missing. */
const runs: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
];

/** Finds raw HTML in the text of one leaf, in linear time over all calls. */
export class HtmlFinder {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the HTML that begins at `start` ends; -1 when none begins there. */
  findEnd(start: number): number {
    const text = this.#text;
    if (text.startsWith('<!-->', start)) return start + 5;
    if (text.startsWith('<!--->', start)) return start + 6;
    for (const [open, close] of runs) {
      if (text.startsWith(open, start)) return this.#findClose(close, start + open.length);
    }
    if (text[start + 1] === '!') {
      return /[a-z]/i.test(text.charAt(start + 2)) ? this.#findClose('>', start + 2) : -1;
    }
    htmlTag.lastIndex = start;
    return htmlTag.test(text) ? htmlTag.lastIndex : -1;
  }

  #findClose(close: string, from: number): number {
    if (this.#missing.has(close)) return -1;
    const at = this.#text.indexOf(close, from);
    if (at < 0) this.#missing.add(close);
    return at < 0 ? -1 : at + close.length;
  }
}
