/** What takes the lines: a block parser. */
export interface LineParser {
  isSettled(start: string): boolean;
  startLine(line: string): void;
  addText(text: string): void;
  endLine(): void;
  end(): void;
}

/** Cuts text that comes in any pieces into lines, and passes a line on as soon as its begin says what it is. */
export class LineFeed {
  readonly #parser: LineParser;
  /** The begin of a line that may still become anything. */
  #held = '';
  #isInLine = false;
  #nextLook = 0;

  constructor(parser: LineParser) {
    this.#parser = parser;
  }

  /** What waits for more of its line. */
  get held(): string {
    return this.#held;
  }

  feed(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#endLine(text.slice(start, end));
      start = end + 1;
    }
    if (start < text.length) this.#addToLine(start === 0 ? text : text.slice(start));
  }

  /** The last line is complete, with or without its line ending. */
  end(): void {
    if (this.#isInLine || this.#held !== '') this.#endLine('');
    this.#parser.end();
  }

  #endLine(text: string): void {
    if (!this.#isInLine) this.#parser.startLine(this.#held + text);
    else if (text !== '') this.#parser.addText(text);
    this.#parser.endLine();
    this.#held = '';
    this.#isInLine = false;
    this.#nextLook = 0;
  }

  #addToLine(text: string): void {
    if (this.#isInLine) {
      this.#parser.addText(text);
      return;
    }
    this.#held += text;
    // A long line that nothing settles is looked at anew each time it has grown by a quarter: linear over the line.
    if (this.#held.length < this.#nextLook) return;
    if (!this.#parser.isSettled(this.#held)) {
      this.#nextLook = this.#held.length < 64 ? 0 : this.#held.length * 1.25;
      return;
    }
    this.#parser.startLine(this.#held);
    this.#held = '';
    this.#isInLine = true;
  }
}
