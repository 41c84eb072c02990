import type {NameCode} from './plain-words.js';

/** What stands for itself: between two of these is a pause. */
const pieces = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, summary, figcaption, blockquote, pre, .words';
/** What is no part of what somebody said, or is folded away. */
const left = 'button, [hidden], [aria-hidden=true], .visually-hidden, annotation, .md-language';

/** What a drawn message says, without its buttons, and without spelling out code. */
export function readMessage(message: HTMLElement, nameCode: NameCode): string {
  const lines: string[] = [];
  let last: Element | null = null;
  for (const node of listTexts(message)) {
    const code = node.parentElement?.closest('pre');
    const piece = code ?? node.parentElement?.closest(pieces) ?? null;
    const isSame = piece !== null && piece === last;
    last = piece;
    if (code && isSame) continue;
    const text = code ? nameCode((code.textContent ?? '').trimEnd().split('\n').length) : node.data;
    if (isSame) lines.push(`${lines.pop() ?? ''}${text}`);
    else lines.push(text);
  }
  return lines
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function listTexts(message: HTMLElement): Text[] {
  const walker = document.createTreeWalker(message, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return node.data.trim() === '' ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT;
    return isLeft(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

function isLeft(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  const folded = node.parentElement;
  const isFolded = folded instanceof HTMLDetailsElement && !folded.open && node.localName !== 'summary';
  return isFolded || node.matches(left);
}
