import type {CodeToken} from '../options.js';

/** The kinds of token that have a class; a library that says anything else says nothing. */
const types = new Set('deleted err var section kwd class cmnt insert type func bool num oper str esc'.split(' '));

/** Writes the parts of code as elements with classes, plain parts as they are. */
export function writeTokens(target: Node, tokens: readonly CodeToken[]): void {
  const document = target.ownerDocument;
  if (!document) return;
  let plain = '';
  const flush = () => {
    if (plain !== '') target.appendChild(document.createTextNode(plain));
    plain = '';
  };
  for (const {text, type} of tokens) {
    if (type === undefined || !types.has(type)) plain += text;
    else {
      flush();
      const span = document.createElement('span');
      span.className = `md-${type}`;
      span.textContent = text;
      target.appendChild(span);
    }
  }
  flush();
}
