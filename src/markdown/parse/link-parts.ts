/** A part of a link that was read: what it says, as it was written, and where it ends. */
export interface LinkPart {
  readonly value: string;
  readonly end: number;
  /** The text ends before the part does. */
  readonly isOpen: boolean;
}

const deepestParentheses = 32;
const longestLabel = 999;

const label = between('[', ']', '[\\]');
const bracketed = between('<', '>', '<>\n');
const titles: Readonly<Record<string, RegExp>> = {
  '"': between('"', '"', '"'),
  "'": between("'", "'", "'"),
  '(': between('(', ')', '()'),
};

/** From one mark to another, in which the marks stand only behind backslashes. Linear: nothing is tried twice. */
function between(open: string, close: string, without: string): RegExp {
  return new RegExp(`\\${open}([^\\\\${without}]*(?:\\\\[^][^\\\\${without}]*)*)(?:(\\${close})|\\\\?$)`, 'y');
}

function read(pattern: RegExp | undefined, text: string, start: number): LinkPart | undefined {
  if (!pattern) return undefined;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  return found ? {value: found[1] ?? '', end: pattern.lastIndex, isOpen: found[2] === undefined} : undefined;
}

/** A link's label, brackets included, from its opening bracket on. */
export function readLabel(text: string, start: number): LinkPart | undefined {
  const found = read(label, text, start);
  const isLabel = found && found.value.length <= longestLabel && (found.isOpen || found.value.trim() !== '');
  return isLabel ? found : undefined;
}

/** A link's address, in angle brackets or bare. A bare one may be empty. */
export function readDestination(text: string, start: number): LinkPart | undefined {
  if (text[start] === '<') return read(bracketed, text, start);
  let depth = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 92 && /[!-/:-@[-`{-~]/.test(text.charAt(end + 1))) end += 1;
    else if (code === 40) {
      depth += 1;
      if (depth > deepestParentheses) return undefined;
    } else if (code === 41) {
      if (depth === 0) break;
      depth -= 1;
    } else if (code <= 32 || code === 127) break;
  }
  const isOpen = depth > 0;
  return isOpen && end < text.length ? undefined : {value: text.slice(start, end), end, isOpen};
}

/** A link's title, from its quotation mark or parenthesis on. */
export function readTitle(text: string, start: number): LinkPart | undefined {
  return read(titles[text.charAt(start)], text, start);
}

const space = /[ \t]*\n?[ \t]*/y;

/** Where the white space from `start` on ends, with at most one line ending in it. */
export function skipSpace(text: string, start: number): number {
  space.lastIndex = start;
  space.test(text);
  return space.lastIndex;
}

/** A label as it is compared: white space is one space, case does not count. */
export function normalizeLabel(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
