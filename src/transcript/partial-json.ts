/**
 * The value of JSON that is still growing: what has come of it, with everything that is open closed. Keys without a
 * value and halves of words are left out; what follows a mistake is ignored. `undefined` when nothing can be read yet.
 * Takes linear time and never throws, also for JSON of any depth.
 */
export function readPartialJson(text: string): unknown {
  const prefix = new PrefixReader(text).read();
  try {
    return JSON.parse(prefix);
  } catch {
    // Nothing that makes a value has come, or an engine refuses the depth.
    return undefined;
  }
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

/** Walks once over the text and remembers the last place at which it can be cut. */
class PrefixReader {
  readonly #text: string;
  #at = 0;
  #expected: Expected = 'value';
  /** The brackets that close what is open. */
  readonly #closers: string[] = [];
  #cut = 0;
  /** How many brackets were open at the cut. */
  #cutDepth = 0;
  #quote = '';

  constructor(text: string) {
    this.#text = text;
  }

  /** The longest beginning that is valid JSON once it is closed, closed. */
  read(): string {
    while (this.#step());
    const closers = this.#closers.slice(0, this.#cutDepth).toReversed().join('');
    return this.#text.slice(0, this.#cut) + this.#quote + closers;
  }

  /** Reads one token; false at the end or at a mistake. */
  #step(): boolean {
    const char = this.#nextChar();
    if (char === undefined) return false;
    switch (this.#expected) {
      case 'value':
      case 'value or ]':
        return (char === ']' && this.#expected === 'value or ]' && this.#close(char)) || this.#readValue(char);
      case 'key':
      case 'key or }':
        return (char === '}' && this.#expected === 'key or }' && this.#close(char)) || this.#readKey(char);
      case 'colon':
        return char === ':' && this.#skip('value');
      case 'comma or end':
        if (char !== ',') return this.#close(char);
        return this.#skip(this.#closers.at(-1) === '}' ? 'key' : 'value');
      case 'nothing':
        return false;
      default:
        return this.#expected satisfies never;
    }
  }

  #nextChar(): string | undefined {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? '-')) this.#at += 1;
    return this.#text[this.#at];
  }

  #skip(expected: Expected): true {
    this.#at += 1;
    this.#expected = expected;
    return true;
  }

  #readValue(char: string): boolean {
    if (char === '{') return this.#open('}', 'key or }');
    if (char === '[') return this.#open(']', 'value or ]');
    if (char === '"') return this.#readText();
    const word = this.#match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    return word && this.#endValue();
  }

  #readText(): boolean {
    const end = readString(this.#text, this.#at);
    this.#at = end.at;
    if (end.isWhole) return this.#endValue();
    this.#setCut();
    this.#quote = '"';
    return false;
  }

  #readKey(char: string): boolean {
    const end = char === '"' ? readString(this.#text, this.#at) : undefined;
    if (!end?.isWhole) return false;
    this.#at = end.at;
    this.#expected = 'colon';
    return true;
  }

  #open(closer: string, expected: Expected): true {
    this.#closers.push(closer);
    this.#skip(expected);
    this.#setCut();
    return true;
  }

  #close(char: string): boolean {
    if (char !== this.#closers.at(-1)) return false;
    this.#closers.pop();
    this.#at += 1;
    return this.#endValue();
  }

  #endValue(): true {
    this.#expected = this.#closers.length > 0 ? 'comma or end' : 'nothing';
    this.#setCut();
    return true;
  }

  #setCut(): void {
    this.#cut = this.#at;
    this.#cutDepth = this.#closers.length;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found !== undefined;
  }
}

interface StringEnd {
  /** Behind the closing quote, or behind the last character that is whole. */
  readonly at: number;
  readonly isWhole: boolean;
}

const escapePattern = /\\(?:["\\/bfnrt]|u([\da-fA-F]{4}))/y;

function readString(text: string, start: number): StringEnd {
  let highSurrogateAt = -1;
  let at = start + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') return {at: at + 1, isWhole: true};
    if (char < ' ') break;
    escapePattern.lastIndex = at;
    const found = char === '\\' ? escapePattern.exec(text) : undefined;
    if (found === null) break;
    if (/^d[89ab]/i.test(found?.[1] ?? '')) highSurrogateAt = at;
    at += found?.[0].length ?? 1;
  }
  // Half of a pair of surrogates is no character yet.
  return {at: highSurrogateAt === at - SURROGATE_LENGTH ? highSurrogateAt : at, isWhole: false};
}

/** Characters in an escape such as `\ud83d`. */
const SURROGATE_LENGTH = 6;
