/** What a copy keeps of the elements, and of their attributes. */
const kept = new Set(
  'a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr li math ol p pre strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const keptAttributes = new Set(['href', 'start', 'align']);
const blocks = new Set('blockquote div h1 h2 h3 h4 h5 h6 hr ol p pre section table ul figure'.split(' '));
const left = new Set(['button', 'input']);

/** Puts the selected part of a text on the clipboard as clean words and clean HTML, without our buttons and classes. */
export function handleCopy(root: HTMLElement, event: ClipboardEvent): void {
  const content = findSelected(root);
  if (!content || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', toText(content));
  event.clipboardData.setData('text/html', toCleanHtml(content));
  event.preventDefault();
}

function findSelected(root: HTMLElement): DocumentFragment | undefined {
  const place = root.getRootNode();
  const selection =
    'getSelection' in place && typeof place.getSelection === 'function' ? place.getSelection() : undefined;
  const found: unknown = selection ?? root.ownerDocument.getSelection();
  if (!(found instanceof Selection) || found.rangeCount === 0) return undefined;
  const range = found.getRangeAt(0);
  return range.collapsed || !range.intersectsNode(root) ? undefined : range.cloneContents();
}

/** Clean HTML: the elements that markdown knows, without classes. */
export function toCleanHtml(node: Node): string {
  return [...node.childNodes].map((child) => writeHtml(child)).join('');
}

function writeHtml(node: Node): string {
  if (node.nodeType === 3) return escapeHtml(node.textContent ?? '');
  if (!(node instanceof Element) || isLeft(node)) return '';
  const name = node.localName;
  const inner = toCleanHtml(node);
  if (!kept.has(name)) return inner;
  const attributes = [...node.attributes].filter((attribute) => keptAttributes.has(attribute.name));
  const written = attributes.map((attribute) => ` ${attribute.name}="${escapeHtml(attribute.value)}"`).join('');
  return name === 'br' || name === 'hr' ? `<${name}>` : `<${name}${written}>${inner}</${name}>`;
}

/** Clean words: blocks are apart, items have their marks, cells are apart by tabs. */
export function toText(node: Node): string {
  return writeText(node)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function writeText(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node instanceof Element && isLeft(node)) return '';
  const inner = () => [...node.childNodes].map((child) => writeText(child)).join('');
  if (!(node instanceof Element)) return inner();
  const name = node.localName;
  if (name === 'br') return node.nextSibling?.textContent?.startsWith('\n') ? '' : '\n';
  if (name === 'li') return `${findMark(node)}${inner().trim()}\n`;
  if (name === 'td' || name === 'th') return node.nextElementSibling ? `${inner()}\t` : inner();
  if (name === 'tr') return `${inner()}\n`;
  return blocks.has(name) ? `\n${inner()}\n` : inner();
}

function findMark(item: Element): string {
  const box = item.querySelector(':scope > input');
  const done = box instanceof HTMLInputElement ? (box.checked ? '[x] ' : '[ ] ') : '';
  const list = item.parentElement;
  if (list?.localName !== 'ol') return `- ${done}`;
  return `${Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(item)}. ${done}`;
}

function isLeft(element: Element): boolean {
  return left.has(element.localName) || element.classList.contains('md-bar');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
