import {isWordCode} from '../parse/characters.js';

/** An address that stands in the text without markup. */
export interface Literal {
  readonly end: number;
  readonly url: string;
}

/** What every address without markup has in it. */
const sign = /\/\/|www\.|@/i;
const begin = /https?:\/\/|www\.|@/gi;
/** Ends at white space, and at the punctuation of scripts that put no space after an address; in brackets, where they close. */
const rest = /[^\s<\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]*/y;
const restInBrackets = new RegExp(rest.source.replace('<', '<\\]'), 'y');
const domain = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;
const scheme = /https?:\/\//iy;
const bare = /www\./iy;
const mailName = /[a-z0-9.+_-]/i;
const mail = /[a-z0-9.+_-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/iy;
const mayPrecede = /[\s*_~([\u3000-\u9fff\uff00-\uffef]/;

/**
 * Where the next address may begin, from a place on; the length of the text when nowhere. Whether it is one is looked at
 * there: most addresses stand in links, which take them.
 */
export function findBegin(text: string, from: number): number {
  begin.lastIndex = from;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const {0: sign, index} = found;
    const start = sign === '@' ? findMailStart(text, index, from) : index;
    if (sign === '@' ? readMail(text, start) : mayBegin(text, index)) return start;
  }
  return text.length;
}

/** Whether the last word may grow into an address. */
export function mayGrow(text: string): boolean {
  let start = text.length;
  while (start > 0 && text.charCodeAt(start - 1) > 32) start -= 1;
  return sign.test(text.slice(start));
}

/** The address that begins at a place. */
export function readLiteral(text: string, start: number, isInBrackets: boolean): Literal | undefined {
  return readAddress(text, start, isInBrackets ? restInBrackets : rest) ?? readMail(text, start);
}

function isBare(text: string, start: number): boolean {
  return (text.charCodeAt(start) | 32) === 119;
}

function mayBegin(text: string, start: number): boolean {
  const previous = text.charAt(start - 1);
  return isBare(text, start) ? previous === '' || mayPrecede.test(previous) : !isWordCode(previous.charCodeAt(0));
}

function readAddress(text: string, start: number, rest: RegExp): Literal | undefined {
  const prefix = matchAt(scheme, text, start);
  const isWhole = prefix !== '';
  if (!isWhole && matchAt(bare, text, start) === '') return undefined;
  const domainStart = start + prefix.length;
  const name = matchAt(domain, text, domainStart);
  const parts = name.split('.');
  if (name === '' || (!isWhole && parts.length < 2) || parts.slice(-2).some((part) => part.includes('_'))) {
    return undefined;
  }
  const end = trimEnd(text, domainStart, domainStart + matchAt(rest, text, domainStart).length);
  if (end <= domainStart) return undefined;
  const address = text.slice(start, end);
  return {end, url: isWhole ? address : `http://${address}`};
}

/** Takes off what rather ends the sentence: punctuation, closing parentheses without a partner, character references. */
function trimEnd(text: string, start: number, fullEnd: number): number {
  let open = 0;
  for (let at = start; at < fullEnd; at += 1) open += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  let end = fullEnd;
  for (;;) {
    const last = text.charAt(end - 1);
    if (end > start && /[?!.,:*_~'"]/.test(last)) end -= 1;
    else if (last === ')' && open < 0) {
      end -= 1;
      open += 1;
    } else if (last === ';') {
      const reference = /&[a-z0-9]+;$/i.exec(text.slice(Math.max(start, end - 40), end));
      if (!reference) return end;
      end -= reference[0].length;
    } else return end;
  }
}

function findMailStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && mailName.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function readMail(text: string, start: number): Literal | undefined {
  const name = matchAt(mail, text, start);
  if (name === '' || /[-_]$/.test(name) || text.charAt(start - 1) === '/') return undefined;
  return {end: start + name.length, url: `mailto:${name}`};
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
