/** What a copy keeps of the elements, and of their attributes. */
const kept = new Set(
  'a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' '),
);
const keptAttributes = new Set(['href', 'start', 'align']);
/** What stands apart from what is around it; others hold some of these. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, table, .md-math-display';
const left = 'button, input, .md-bar, [hidden]';
/** What a piece of it means nothing without. */
const wholes = 'pre, code, ol, ul, table, thead, tbody, tr, [data-source]';
/** Begin and end of a block: no text has it, so that the lines of code stay as they are. */
const edge = '\uffff';

/** Puts the selected part of a text on the clipboard as clean words and clean HTML, without our buttons and classes. */
export function handleCopy(root: HTMLElement, event: ClipboardEvent): void {
  const content = findSelected(root);
  const clipboard = event.clipboardData;
  if (!content || !clipboard) return;
  clipboard.setData('text/plain', toText(content));
  clipboard.setData('text/html', toCleanHtml(content));
  event.preventDefault();
}

/** A copy of what is selected of a text, in the lists, tables and code that it comes from; `undefined` if nothing is. */
export function findSelected(root: HTMLElement): DocumentFragment | undefined {
  const range = findRange(root);
  if (!range || range.collapsed || !range.intersectsNode(root)) return undefined;
  const content = range.cloneContents();
  const ancestor = elementOf(range.commonAncestorContainer);
  let around = ancestor?.closest('code, [data-source]') ?? ancestor;
  for (; around?.matches(wholes) && root.contains(around); around = around.parentElement) {
    const whole = around.cloneNode();
    whole.appendChild(content);
    content.append(whole);
  }
  // Lists of which the first items are not selected begin with another number; where the selection begins comes first.
  const numbers: number[] = [];
  for (let item = elementOf(range.startContainer); item && item !== around; item = item.parentElement) {
    const list = item.parentElement;
    if (list instanceof HTMLOListElement) numbers.unshift(list.start + [...list.children].indexOf(item));
  }
  const lists = content.querySelectorAll('ol');
  for (const [at, number] of numbers.entries()) lists.item(at).start = number;
  return content;
}

/** A shadow root says it in Chromium, and the document in Firefox; WebKit wants to know of which roots it may tell. */
function findRange(root: HTMLElement): Range | undefined {
  const place: Node & {getSelection?(): Selection | null} = root.getRootNode();
  const page = root.ownerDocument;
  const selection = place.getSelection?.() ?? page.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const ends = range.collapsed && place !== page ? findEnds(selection, place) : undefined;
  if (!ends) return range;
  const composed = page.createRange();
  composed.setStart(ends.startContainer, ends.startOffset);
  composed.setEnd(ends.endContainer, ends.endOffset);
  return composed;
}

/** Safari up to 18 knows no options. */
function findEnds(
  selection: {getComposedRanges?(of: unknown): readonly StaticRange[]},
  place: Node,
): StaticRange | undefined {
  try {
    return selection.getComposedRanges?.({shadowRoots: [place]})[0];
  } catch {
    return selection.getComposedRanges?.(place)[0];
  }
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** Clean HTML: the elements that markdown knows, without classes. */
export function toCleanHtml(node: Node): string {
  const place = document.createElement('div');
  place.append(node.cloneNode(true));
  for (const element of place.querySelectorAll('*')) {
    const source = readSource(element);
    if (element.matches(left)) element.remove();
    else if (source !== undefined) element.replaceWith(source);
    else if (!kept.has(element.localName)) element.replaceWith(...element.childNodes);
    for (const name of element.getAttributeNames()) if (!keptAttributes.has(name)) element.removeAttribute(name);
  }
  return place.innerHTML;
}

/** Clean words: blocks are apart, items have their marks, cells are apart by tabs. */
export function toText(node: Node): string {
  return writeInner(node)
    .trim()
    .replace(/\uffff+/g, ({length}, at: number, all: string) => {
      if (at === 0 || at + length === all.length) return '';
      return length > 1 ? '\n\n' : '\n';
    });
}

function writeInner(node: Node): string {
  return [...node.childNodes].map((child) => writeText(child)).join('');
}

function writeText(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  if (node.matches(left)) return '';
  const words = readSource(node) ?? writeElement(node);
  return node.matches(blocks) ? edge + words.trim() + edge : words;
}

function writeElement(element: Element): string {
  switch (element.localName) {
    case 'br':
      return element.nextSibling?.textContent?.startsWith('\n') ? '' : '\n';
    case 'pre':
      return edge + element.textContent.replace(/\n$/, '') + edge;
    case 'ol':
    case 'ul':
      return writeList(element);
    case 'tr':
      return [...element.children].map((cell) => toText(cell).replaceAll('\n', ' ')).join('\t') + edge;
    default:
      return writeInner(element);
  }
}

function writeList(list: Element): string {
  const start = Number(list.getAttribute('start') ?? 1);
  const items = [...list.children].map((item, at) => {
    if (item.matches(left)) return '';
    const mark = list.localName === 'ol' ? `${start + at}. ` : '- ';
    const box = item.querySelector<HTMLInputElement>(':scope > input');
    const done = box ? (box.checked ? '[x] ' : '[ ] ') : '';
    return mark + done + toText(item).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`) + edge;
  });
  // In an item it follows the words above.
  return (list.matches('li > *') ? '' : edge) + items.join('');
}

/** The words for what says something else by its own: a formula, an image, the number of a footnote. */
function readSource(element: Element): string | undefined {
  const source = element.getAttribute('data-source');
  if (source !== null) return element.matches('.md-math-display') ? `$$\n${source}\n$$` : `$${source}$`;
  if (element.localName === 'img') return element.getAttribute('alt') ?? '';
  return element.localName === 'sup' ? `[${element.textContent}]` : undefined;
}
