import {cleanAll} from '../clean-text.js';

const namespace = 'http://www.w3.org/1998/Math/MathML';
const deepest = 200;
/** To add a child takes Chromium as long as there are children. */
const mostNodes = 5000;

const elements = new Set(
  (
    'math maction menclose merror mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ' +
    'ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'
  ).split(' '),
);

const attributes = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle fence form height ' +
    'largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits ' +
    'notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator side stretchy symmetric voffset width'
  ).split(' '),
);

const styles = new Set(
  (
    'border borderBottom borderLeft borderRight borderTop color display fontFamily fontStyle fontWeight height ' +
    'justifyContent marginLeft mathDepth padding paddingBottom paddingLeft paddingRight paddingTop textAlign width'
  ).split(' '),
);

/** How far a formula may draw over what is before it: about a letter. */
const shortBack = /^-(?:0\.\d+|1)em$|^-\d(?:\.\d+)?p[tx]$/;

/**
 * Writes a tree of Temml's as elements: the elements, attributes and properties of these lists and no others. Styles are
 * set as properties, since a strict policy forbids style attributes. A tree of too many nodes is not written.
 */
export function writeMath(tree: unknown, document: Document): Element | undefined {
  if (hasMany(tree)) return undefined;
  const node = writeNode(tree, document, 0);
  return isElement(node) && node.localName === 'math' ? node : undefined;
}

function hasMany(tree: unknown): boolean {
  const nodes = [tree];
  for (const node of nodes) {
    for (const child of readChildren(node)) nodes.push(child);
    if (nodes.length > mostNodes) return true;
  }
  return false;
}

function writeNode(tree: unknown, document: Document, depth: number): Node | undefined {
  if (!isRecord(tree) || depth > deepest) return undefined;
  if (typeof tree['text'] === 'string') return document.createTextNode(cleanAll(tree['text']));
  const name = tree['type'];
  const isFragment = typeof name !== 'string' || !elements.has(name);
  const parent = isFragment ? document.createDocumentFragment() : document.createElementNS(namespace, name);
  if (isElement(parent)) {
    writeAttributes(parent, tree['attributes']);
    if (Array.isArray(tree['classes'])) parent.setAttribute('class', tree['classes'].filter(Boolean).join(' '));
    writeStyles(parent, tree['style']);
  }
  for (const child of readChildren(tree)) {
    const written = writeNode(child, document, depth + 1);
    if (written) parent.appendChild(written);
  }
  return parent;
}

function readChildren(tree: unknown): readonly unknown[] {
  return isRecord(tree) && Array.isArray(tree['children']) ? tree['children'] : [];
}

function writeAttributes(element: MathMLElement, given: unknown): void {
  if (!isRecord(given)) return;
  for (const [name, value] of Object.entries(given)) {
    if (attributes.has(name)) element.setAttribute(name, String(value));
    else if (name === 'style') writeStyleText(element, String(value));
  }
}

/** Some parts of Temml write their styles as the text of an attribute. */
function writeStyleText(element: MathMLElement, text: string): void {
  for (const declaration of text.split(';')) {
    const [name = '', value = ''] = declaration.split(':');
    setStyle(
      element,
      name.trim().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value.trim(),
    );
  }
}

function writeStyles(element: MathMLElement, given: unknown): void {
  if (!isRecord(given)) return;
  for (const [name, value] of Object.entries(given)) setStyle(element, name, String(value));
}

function setStyle(element: MathMLElement, name: string, value: string): void {
  if (!styles.has(name) || /url|expression|@import/i.test(value)) return;
  if (value.startsWith('-') && !shortBack.test(value)) return;
  element.style.setProperty(
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    value,
  );
}

/** Asked by name and not by class: the document may be another window's. */
function isElement(node: Node | undefined): node is MathMLElement {
  return node !== undefined && 'namespaceURI' in node && node.namespaceURI === namespace;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
