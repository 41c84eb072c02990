/** A part of a link that was read: what it says, as it was written, and where it ends. */
export interface LinkPart {
  readonly value: string;
  readonly end: number;
}

/** What a reader says besides: nothing of the kind stands here, or the text ends before it does. */
export type Missing = 'none' | 'unfinished';

const deepestParentheses = 32;
const longestLabel = 999;

/** A link's label, brackets included, from its opening bracket on. */
export function readLabel(text: string, start: number): LinkPart | Missing {
  const limit = Math.min(text.length, start + longestLabel + 2);
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 91) return 'none';
    else if (code === 93) {
      const value = text.slice(start + 1, at);
      return value.trim() === '' ? 'none' : {value, end: at + 1};
    }
  }
  return limit === text.length ? 'unfinished' : 'none';
}

/** A link's address, in angle brackets or bare. A bare one may be empty. */
export function readDestination(text: string, start: number): LinkPart | Missing {
  if (text.charCodeAt(start) === 60) return readBracketed(text, start);
  let depth = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at += 1;
    else if (code === 40) {
      depth += 1;
      if (depth > deepestParentheses) return 'none';
    } else if (code === 41) {
      if (depth === 0) break;
      depth -= 1;
    } else if (code <= 32 || code === 127) break;
  }
  return depth === 0 ? {value: text.slice(start, at), end: at} : at >= text.length ? 'unfinished' : 'none';
}

function readBracketed(text: string, start: number): LinkPart | Missing {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 62) return {value: text.slice(start + 1, at), end: at + 1};
    else if (code === 60 || code === 10) return 'none';
  }
  return 'unfinished';
}

/** A link's title, from its quotation mark or parenthesis on. */
export function readTitle(text: string, start: number): LinkPart | Missing {
  const open = text.charCodeAt(start);
  if (open !== 34 && open !== 39 && open !== 40) return 'none';
  const close = open === 40 ? 41 : open;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === close) return {value: text.slice(start + 1, at), end: at + 1};
    else if (code === 40 && open === 40) return 'none';
  }
  return 'unfinished';
}

/** Where the white space from `start` on ends, with at most one line ending in it. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  for (let hasLine = false; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 && !hasLine) hasLine = true;
    else if (code !== 32 && code !== 9) break;
  }
  return at;
}

/** A label as it is compared: white space is one space, case does not count. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
