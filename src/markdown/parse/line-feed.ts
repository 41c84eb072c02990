import type {BlockParser} from './block-parser.js';

/** What cuts a text into lines. */
export interface LineFeed {
  /** The begin of a line that may still become anything. */
  held(): string;
  feed(text: string): void;
  /** The last line is complete, with or without its line ending. */
  end(): void;
}

/** Cuts text that comes in any pieces into lines, and passes a line on as soon as its begin says what it is. */
export function createLineFeed(parser: BlockParser): LineFeed {
  let held = '';
  let isInLine = false;
  let nextLook = 0;

  const addToLine = (text: string) => {
    if (isInLine) {
      parser.addText(text);
      return;
    }
    held += text;
    const {length} = held;
    // A long line that nothing settles is looked at anew each time it has grown by a quarter: linear over the line.
    if (length < nextLook) return;
    isInLine = parser.isSettled(held);
    nextLook = length < 64 ? 0 : length * 1.25;
    if (!isInLine) return;
    parser.startLine(held);
    held = '';
  };

  const feed = (text: string) => {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, end);
      start = end + 1;
      if (isInLine) parser.addText(line);
      else parser.startLine(held + line);
      parser.endLine();
      held = '';
      isInLine = false;
      nextLook = 0;
    }
    if (start < text.length) addToLine(start === 0 ? text : text.slice(start));
  };

  return {
    held: () => held,
    feed,
    end() {
      if (isInLine || held) feed('\n');
      parser.end();
    },
  };
}
