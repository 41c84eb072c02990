/** An address that stands in the text without markup. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

const begin = /https?:\/\/|www\.|@/gi;
/** Ends at white space, and at the punctuation of scripts that put no space after an address. */
const rest = /[^\s<\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]*/y;
const domain = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;
const mailDomain = /[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/iy;
const mayPrecede = /[\s*_~([\u3000-\u9fff\uff00-\uffef]/;

/** Finds the addresses in a text; they may lie inside code and such, where they count for nothing. */
export function findLiterals(text: string): Literal[] {
  const found: Literal[] = [];
  begin.lastIndex = 0;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const floor = found.at(-1)?.end ?? 0;
    const literal = match[0] === '@' ? readMail(text, match.index, floor) : readAddress(text, match);
    if (!literal) continue;
    found.push(literal);
    begin.lastIndex = Math.max(begin.lastIndex, literal.end);
  }
  return found;
}

function readAddress(text: string, {0: prefix, index}: RegExpExecArray): Literal | undefined {
  const isBare = prefix.toLowerCase() === 'www.';
  const previous = text.charAt(index - 1);
  if (isBare ? previous !== '' && !mayPrecede.test(previous) : /[a-z0-9]/i.test(previous)) return undefined;
  const domainStart = isBare ? index : index + prefix.length;
  const name = matchAt(domain, text, domainStart);
  const parts = name.split('.');
  if (name === '' || (isBare && parts.length < 2) || parts.slice(-2).some((part) => part.includes('_')))
    return undefined;
  const end = trimEnd(text, domainStart, domainStart + matchAt(rest, text, domainStart).length);
  if (end <= domainStart) return undefined;
  const address = text.slice(index, end);
  return {start: index, end, url: isBare ? `http://${address}` : address};
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

function readMail(text: string, at: number, floor: number): Literal | undefined {
  let start = at;
  while (start > floor && /[a-z0-9.+_-]/i.test(text.charAt(start - 1))) start -= 1;
  if (start === at || text.charAt(start - 1) === '/') return undefined;
  const name = matchAt(mailDomain, text, at + 1);
  if (name === '' || /[-_]$/.test(name)) return undefined;
  const end = at + 1 + name.length;
  return {start, end, url: `mailto:${text.slice(start, end)}`};
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
