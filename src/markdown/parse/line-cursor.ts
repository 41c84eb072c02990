import {isBlankCode} from './characters.js';

/** Where the block parser stands in a line, in characters and in columns: a tab reaches to the next multiple of 4. */
export class LineCursor {
  line = '';
  /** What follows the white space. */
  text = '';
  /** How many columns of white space come next. */
  indent = 0;
  #offset = 0;
  #column = 0;
  /** How many columns are left of a tab of which a container has taken some. */
  #inTab = 0;

  start(line: string): void {
    this.line = line;
    this.#offset = 0;
    this.#column = 0;
    this.#look(0);
  }

  get isBlank(): boolean {
    return this.text === '';
  }

  /** Four columns: enough for indented code. */
  get isIndented(): boolean {
    return this.indent > 3;
  }

  /** What follows, with the columns of a tab that no container has taken. */
  get rest(): string {
    return ' '.repeat(this.#inTab) + this.line.slice(this.#offset);
  }

  /** Goes past the white space and so many characters, none of which is a tab. */
  skip(count: number): void {
    this.#column += this.indent + count;
    this.#offset = this.line.length - this.text.length + count;
    this.#look(0);
  }

  /** Goes past the white space and all that follows. */
  skipLine(): void {
    this.skip(this.text.length);
  }

  /** Goes on by columns of white space, and stops inside a tab that is longer. */
  skipColumns(count: number): void {
    let left = Math.min(count, this.indent);
    this.#column += left;
    left -= this.#inTab;
    let column = this.#column - left;
    for (; left > 0; this.#offset += 1) {
      const width = this.line[this.#offset] === '\t' ? 4 - (column % 4) : 1;
      left -= width;
      column += width;
    }
    this.#look(-left);
  }

  #look(inTab: number): void {
    const {line} = this;
    this.#inTab = inTab;
    let column = this.#column + inTab;
    let at = this.#offset;
    for (; isBlankCode(line.charCodeAt(at)); at += 1) column += line[at] === '\t' ? 4 - (column % 4) : 1;
    this.indent = column - this.#column;
    this.text = at === 0 ? line : line.slice(at);
  }
}
