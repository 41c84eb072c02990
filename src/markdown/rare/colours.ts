import type {CodeToken} from '../options.js';

/** The kinds of token that have a class; a library that says anything else says nothing. */
const types = new Set('deleted err var section kwd class cmnt insert type func bool num oper str esc'.split(' '));

/** Where the coloured parts of code lie, in characters. Who knows that need not compare elements. */
export function placeTokens(tokens: readonly CodeToken[], start: number): string {
  let at = start;
  let places = '';
  for (const {text, type} of tokens) {
    if (type !== undefined && types.has(type)) places += `${type}${at}+${text.length} `;
    at += text.length;
  }
  return places;
}

/** Writes the parts of code at the end of a place, as elements with classes, and plain parts as they are. */
export function writeTokens(tokens: readonly CodeToken[], place: DocumentFragment): void {
  let plain = '';
  for (const {text, type} of tokens) {
    if (type === undefined || !types.has(type)) {
      plain += text;
      continue;
    }
    const span = place.ownerDocument.createElement('span');
    span.className = `md-${type}`;
    span.textContent = text;
    if (plain !== '') place.append(plain);
    plain = '';
    place.appendChild(span);
  }
  if (plain !== '') place.append(plain);
}
