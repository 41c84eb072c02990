const escape = '\u001b';
/** The begin of a command to a terminal, for colours mostly. */
const command = `${escape}\\[[0-?]{0,32}[ -/]{0,4}`;
const commands = new RegExp(`${command}[@-~]`, 'g');
/** Control characters, tags, what is no character, and what turns the direction of writing. */
const unwanted = /(?![\t\n])[\p{Cc}\p{NChar}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
/** What is not in most texts; the classes of Unicode are slow to begin with. */
const unusual = /[^\t\n -~]/;
/** The begin of something that more text may complete. */
const unfinished = new RegExp(`(?:\\r|${escape}|${command}|[\\ud800-\\udbff])$`);

/** Takes out of a text what may not be shown, whatever the pieces in which it comes; line endings become `\n`. */
export class TextCleaner {
  #held = '';

  clean(piece: string): string {
    const text = this.#held + piece;
    this.#held = '';
    const last = text.charCodeAt(text.length - 1);
    const isWhole = last !== 13 && (last & 0xfc00) !== 0xd800;
    if (isWhole && (!unusual.test(text) || text.search(unwanted) < 0)) return text;
    this.#held = unfinished.exec(text.slice(-64))?.[0] ?? '';
    return cleanAll(text.slice(0, text.length - this.#held.length));
  }

  /** What was held back, when nothing follows. */
  end(): string {
    const held = this.#held;
    this.#held = '';
    return cleanAll(held);
  }
}

/** Cleans a text that is complete. */
export function cleanAll(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').replace(commands, '').replace(unwanted, '');
}
