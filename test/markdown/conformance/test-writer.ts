import {MarkdownWriter} from '../../../src/markdown/markdown-writer.js';
import type {MarkdownOptions} from '../../../src/markdown/options.js';
import type {InlineNode} from '../../../src/markdown/parse/inline-node.js';
import type {Rendering} from '../../../src/markdown/write/context.js';

/** Stands for raw HTML until the whole text is written out. */
const rawName = 'raw-html';

/** What the shipped writer never does: raw HTML, images and every address as they come. */
const permissive: Partial<Rendering> = {
  setLink(element, node) {
    if (node.url !== undefined) element.setAttribute('href', encodeUrl(node.url));
    if (node.title !== '') element.setAttribute('title', node.title);
  },
  create(node: InlineNode) {
    if (node.kind === 'html') return createRaw(node.text);
    if (node.kind !== 'image') return undefined;
    // An inert document: nothing is requested, whatever the address.
    const image = document.implementation.createHTMLDocument('').createElement('img');
    image.setAttribute('src', encodeUrl(node.url ?? ''));
    image.setAttribute('alt', node.text);
    if (node.title !== '') image.setAttribute('title', node.title);
    return image;
  },
  createHtmlBlock: createRaw,
};

function createRaw(source: string): Node {
  const element = document.createElement(rawName);
  element.textContent = source;
  return element;
}

function encodeUrl(url: string): string {
  return encodeURI(url).replace(/%25([0-9a-f]{2})/gi, '%$1');
}

/** Writes markdown in the pieces given, with raw HTML and images; returns the element. */
export async function writePermissively(
  pieces: readonly string[],
  options: MarkdownOptions = {},
): Promise<HTMLElement> {
  const {root, writer} = writeAtOnce(pieces, options);
  await writer.settle();
  return root;
}

/** The same without what is loaded on demand. */
export function writeAtOnce(pieces: readonly string[], options: MarkdownOptions = {}) {
  const root = document.implementation.createHTMLDocument('').createElement('div');
  const plain = {loadHighlighter: undefined, loadMath: undefined, ...options};
  const writer = new MarkdownWriter(root, plain, permissive);
  for (const piece of pieces) writer.write(piece);
  writer.end();
  return {root, writer};
}

const blocks = new Set(
  'blockquote details div dl footer h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul'.split(' '),
);

/** Writes the element as the reference implementations write HTML, without what our writer adds. */
export function toHtml(node: Node): string {
  return [...node.childNodes].map((child) => writeNode(child)).join('');
}

function writeNode(node: Node): string {
  if (node instanceof Text || node.nodeType === 3) return escapeHtml(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  if (name === rawName) return element.textContent ?? '';
  if (name === 'p' && element.className === 'md-html') return `${element.textContent}\n`;
  if (name === 'figure') return writeNode(element.querySelector('pre') as Element);
  if (name === 'div' && element.className === 'md-table') return writeNode(element.querySelector('table') as Element);
  if (name === 'p' && isTight(element)) return `${toHtml(element)}\n`;
  if (name === 'pre') return `<pre>${toHtml(element)}</pre>\n`;
  if (name === 'code' && element.parentElement?.localName === 'pre') {
    const text = element.textContent ?? '';
    return `<code${writeAttributes(element)}>${escapeHtml(text)}</code>`;
  }
  if (['br', 'hr', 'img', 'input'].includes(name))
    return `<${name}${writeAttributes(element)} />${name === 'input' ? ' ' : ''}`;
  const inner = toHtml(element);
  const opening = ['ul', 'ol', 'blockquote', 'table', 'thead', 'tbody', 'tr'].includes(name) ? '\n' : '';
  return `<${name}${writeAttributes(element)}>${opening}${inner}</${name}>${blocks.has(name) ? '\n' : ''}`;
}

function isTight(element: Element): boolean {
  return element.parentElement?.localName === 'li' && element.parentElement.parentElement?.className === 'md-tight';
}

function writeAttributes(element: Element): string {
  const own = new Set(['dir', 'tabindex', 'rel', 'target', 'aria-label']);
  return [...element.attributes]
    .filter(({name, value}) => !own.has(name) && !(name === 'class' && !value.startsWith('language-')))
    .map(({name, value}) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One HTML in one form: as the browser reads it, without the white space between blocks. */
export function canonical(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  template.content.normalize();
  return [...template.content.childNodes]
    .map((child) => canonicalNode(child))
    .join('')
    .trim();
}

function canonicalNode(node: Node): string {
  if (node.nodeType === 3) return canonicalText(node);
  if (node.nodeType !== 1) return `<!--${node.textContent}-->`;
  const element = node as Element;
  const attributes = [...element.attributes].map(({name, value}) => `${name}=${JSON.stringify(value)}`).toSorted();
  const inner = [...element.childNodes].map((child) => canonicalNode(child)).join('');
  return `<${[element.localName, ...attributes].join(' ')}>${inner}</${element.localName}>`;
}

function canonicalText(node: Node): string {
  let text = node.textContent ?? '';
  if (node.parentElement?.closest('pre')) return text;
  const isBlock = (other: Node | null) =>
    other !== null && other.nodeType === 1 && blocks.has((other as Element).localName);
  const inBlock = node.parentElement === null || blocks.has(node.parentElement.localName);
  if (isBlock(node.previousSibling) || (inBlock && !node.previousSibling)) text = text.replace(/^\s+/, '');
  if (isBlock(node.nextSibling) || (inBlock && !node.nextSibling)) text = text.replace(/\s+$/, '');
  return text;
}
