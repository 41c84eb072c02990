import type {CodeToken} from '../options.js';

/** The kinds of token that have a class; a library that says anything else says nothing. */
const types = new Set('deleted err var section kwd class cmnt insert type func bool num oper str esc'.split(' '));

/** Writes the parts of code as elements with classes, plain parts as they are. */
export function writeTokens(tokens: readonly CodeToken[], document: Document): DocumentFragment {
  const written = document.createDocumentFragment();
  for (const {text, type} of tokens) {
    if (type === undefined || !types.has(type)) {
      written.append(text);
      continue;
    }
    const span = document.createElement('span');
    span.className = `md-${type}`;
    span.textContent = text;
    written.append(span);
  }
  written.normalize();
  return written;
}
