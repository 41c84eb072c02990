/** What a copy keeps of the elements, and of their attributes. */
const kept =
  'h1, h2, h3, h4, h5, h6, p, pre, code, ol, ul, table, thead, tbody, tr, th, td, li, a, b, blockquote, br, del, em, hr, strong';
const keptAttributes = /^(?:href|start|align)$/;
/** What stands apart from what is around it; others hold some of these. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, table, .md-math-display';
const left = 'button, input, .md-bar, [hidden]';
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
  if (!range) return undefined;
  trimEnd(range);
  // What else is selected beside this text is not ours.
  if (range.collapsed || !root.contains(range.commonAncestorContainer)) return undefined;
  const content = range.cloneContents();
  const {startContainer: start, startOffset, commonAncestorContainer: ancestor} = range;
  const inner = ancestor instanceof Element ? ancestor : ancestor.parentElement;
  let around = inner?.closest('code, [data-source]') ?? inner;
  // A piece of one of these means nothing without it.
  while (around?.matches('pre, code, ol, ul, table, thead, tbody, tr, [data-source]') && root.contains(around)) {
    const whole = around.cloneNode();
    whole.appendChild(content);
    content.append(whole);
    around = around.parentElement;
  }
  // Lists of which the first items are not selected begin with another number. Where the selection begins comes first.
  const cut = [...(around ?? root).querySelectorAll('ol')].filter((list) => list.contains(start));
  const lists = content.querySelectorAll('ol');
  for (const [at, list] of cut.entries()) {
    const first = list === start ? startOffset : [...list.children].findIndex((item) => item.contains(start));
    lists.item(at).start = list.start + first;
  }
  return content;
}

/** A triple click selects up to the begin of the next block, which nobody sees. */
function trimEnd(range: Range): void {
  const {endContainer, endOffset} = range;
  if (endOffset > 0) return;
  const walker = document.createTreeWalker(endContainer.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = endContainer;
  const isBlank = (node: Node | null) => node?.textContent?.trim() === '';
  while (isBlank(walker.previousNode()));
  range.setEnd(walker.currentNode, walker.currentNode.textContent?.length ?? 0);
}

/** A shadow root says it in Chromium, and the document in Firefox; WebKit wants to know of which roots it may tell. */
function findRange(root: HTMLElement): Range | undefined {
  const place: Node & {getSelection?(): Selection | null} = root.getRootNode();
  const selection = place.getSelection?.() ?? root.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const own = selection.getRangeAt(0);
  const ends = own.collapsed && place instanceof ShadowRoot ? findEnds(selection, place) : undefined;
  const {startContainer, startOffset, endContainer, endOffset} = ends ?? own;
  // Who changes the selection's own changes what is selected.
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
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

/** Clean HTML: the elements that markdown knows, without classes. */
export function toCleanHtml(node: Node): string {
  return Array.from(node.childNodes, writeHtml).join('');
}

function writeHtml(node: Node): string {
  if (!(node instanceof Element)) return escapeHtml(node.textContent ?? '');
  if (node.matches(left)) return '';
  const source = readSource(node);
  if (source !== null) return escapeHtml(source);
  const inner = readBox(node.previousElementSibling) + toCleanHtml(node);
  if (!node.matches(kept)) return inner;
  const name = node.localName;
  const attributes = [...node.attributes].filter((attribute) => keptAttributes.test(attribute.name));
  const written = attributes.map((attribute) => ` ${attribute.name}="${escapeHtml(attribute.value)}"`).join('');
  return `<${name}${written}>${/^[bh]r$/.test(name) ? '' : `${inner}</${name}>`}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
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
  return Array.from(node.childNodes, writeText).join('');
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
    return (
      mark + readBox(item.firstElementChild) + toText(item).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`) + edge
    );
  });
  // In an item it follows the words above.
  return (list.matches('li > *') ? '' : edge) + items.join('');
}

/** What stands for the box of a task. */
function readBox(element: Element | null): string {
  if (!(element instanceof HTMLInputElement)) return '';
  return element.checked ? '[x] ' : '[ ] ';
}

/** The words for what says something else by its own: a formula, the number of a footnote, an image. */
function readSource(element: Element): string | null {
  if (element.localName === 'sup') return `[${element.textContent}]`;
  return element.getAttribute('data-source') ?? element.getAttribute('alt');
}
