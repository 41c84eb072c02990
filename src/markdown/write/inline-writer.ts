import {rare} from '../rare.js';
import type {InlineNode} from '../parse/inline-node.js';
import type {Context} from './context.js';

const elementNames: Readonly<Record<string, string>> = {
  emphasis: 'em',
  strong: 'strong',
  strike: 'del',
  link: 'a',
  address: 'a',
  code: 'code',
  break: 'br',
};

/**
 * Makes the children of `parent` from `shown` on what `wanted` says, and touches only what differs: text grows, an
 * element stays the element that it is.
 */
export function syncInline(
  parent: Node,
  shown: InlineNode | undefined,
  wanted: InlineNode | undefined,
  context: Context,
): void {
  let old = shown;
  let node = wanted;
  while (old?.shown && node && fits(old, node)) {
    adopt(old.shown, old, node, context);
    old = old.next;
    node = node.next;
  }
  // What shares its text node with words that are final was not adopted: the words alone are taken away.
  for (; old; old = old.next) {
    if (old.offset > 0) findWords(old)?.deleteData(old.offset, old.text.length);
    else old.shown?.parentNode?.removeChild(old.shown);
  }
  for (; node; node = node.next) parent.appendChild(create(node, context));
}

/** Whether what shows the old node can go on to show the new one. */
function fits(old: InlineNode, node: InlineNode): boolean {
  if (old.kind !== node.kind) return false;
  // What policies decide on is made anew when anything differs.
  return node.kind === 'text' || node.kind in elementNames || (old.text === node.text && isSameLink(old, node));
}

function isSameLink(old: InlineNode, node: InlineNode): boolean {
  return old.url === node.url && old.title === node.title;
}

function adopt(shown: Node, old: InlineNode, node: InlineNode, context: Context): void {
  const {text} = node;
  node.shown = shown;
  node.offset = old.offset;
  const words = text === old.text ? undefined : findWords(old);
  if (words) {
    if (text.startsWith(old.text)) words.appendData(text.slice(old.text.length));
    else words.replaceData(old.offset, old.text.length, text);
  }
  if (node.first || old.first) syncInline(shown, old.first, node.first, context);
  if (isLink(node) && isElement(shown) && !isSameLink(old, node)) context.rendering.setLink(shown, node);
}

function isLink({kind}: InlineNode): boolean {
  return kind === 'link' || kind === 'address';
}

function create(node: InlineNode, context: Context): Node {
  const {document, rendering} = context;
  const name = elementNames[node.kind];
  if (name === undefined) {
    const isWords = node.kind === 'text';
    const made = isWords ? undefined : (rendering.create?.(node) ?? rare?.createNode(node, context));
    node.shown = made ?? document.createTextNode(node.text);
    return node.shown;
  }
  const element = document.createElement(name);
  node.shown = element;
  if (node.kind === 'code') element.appendChild(document.createTextNode(node.text));
  for (let child = node.first; child; child = child.next) element.appendChild(create(child, context));
  if (node.url !== undefined) rendering.setLink(element, node);
  return element;
}

/** The text node that shows the words of some inline content. */
export function findWords({kind, shown}: InlineNode): Text | undefined {
  const words = kind === 'code' ? shown?.firstChild : shown;
  return isText(words) ? words : undefined;
}

/** Whether a node is one of characters; asked by type number, since tests run it on other documents too. */
function isText(node: Node | null | undefined): node is Text {
  return node?.nodeType === 3;
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === 1;
}
