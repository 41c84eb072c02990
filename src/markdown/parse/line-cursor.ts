/** Where the block parser stands in a line, in characters and in columns: a tab reaches to the next multiple of 4. */
export class LineCursor {
  line = '';
  offset = 0;
  column = 0;
  /** Stands inside a tab of which a container has taken some columns. */
  isInTab = false;
  /** The first character from here on that is no space or tab. */
  nonspace = 0;
  nonspaceColumn = 0;

  start(line: string): void {
    this.line = line;
    this.offset = 0;
    this.column = 0;
    this.isInTab = false;
    this.#look();
  }

  /** How many columns of white space come next. */
  get indent(): number {
    return this.nonspaceColumn - this.column;
  }

  get isBlank(): boolean {
    return this.nonspace >= this.line.length;
  }

  /** Four columns: enough for indented code. */
  get isIndented(): boolean {
    return this.indent >= 4;
  }

  /** The code of the next character that is no space or tab; NaN at the end. */
  get next(): number {
    return this.line.charCodeAt(this.nonspace);
  }

  /** What follows the white space. */
  get text(): string {
    return this.line.slice(this.nonspace);
  }

  /** What follows, with the columns of a tab that no container has taken. */
  get rest(): string {
    if (!this.isInTab) return this.line.slice(this.offset);
    return ' '.repeat(4 - (this.column % 4)) + this.line.slice(this.offset + 1);
  }

  /** Goes on by characters. */
  skip(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      this.column = this.line.charCodeAt(this.offset) === 9 ? this.column + 4 - (this.column % 4) : this.column + 1;
      this.offset += 1;
    }
    this.isInTab = false;
    this.#look();
  }

  /** Goes on by columns, and stops inside a tab that is longer. */
  skipColumns(count: number): void {
    for (let left = count; left > 0 && this.offset < this.line.length;) {
      const isTab = this.line.charCodeAt(this.offset) === 9;
      const width = isTab ? 4 - (this.column % 4) : 1;
      this.isInTab = isTab && width > left;
      this.column += Math.min(width, left);
      if (!this.isInTab) this.offset += 1;
      left -= width;
    }
    this.#look();
  }

  skipIndent(): void {
    this.offset = this.nonspace;
    this.column = this.nonspaceColumn;
    this.isInTab = false;
  }

  #look(): void {
    let {offset, column} = this;
    for (; offset < this.line.length; offset += 1) {
      const code = this.line.charCodeAt(offset);
      if (code === 9) column += 4 - (column % 4);
      else if (code === 32) column += 1;
      else break;
    }
    this.nonspace = offset;
    this.nonspaceColumn = column;
  }
}
