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
    old = old.next;
    node = node.next;
  }
  const added = node;
  // What shares its text node with words that are final was not adopted: the words alone are taken away.
  for (; old; old = old.next) {
    if (old.offset > 0) old.words?.deleteData(old.offset, old.text.length);
    else old.shown?.parentNode?.removeChild(old.shown);
  }
  for (; node; node = node.next) parent.appendChild(create(node, context));
  // Words grow last: Chromium shapes them at once, but not where something came behind them that wants a layout anyway.
  old = shown;
  for (let kept = wanted; kept !== added && kept && old?.shown; kept = kept.next) {
    adopt(old.shown, old, kept, context);
    old = old.next;
  }
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
  const {words} = old;
  node.shown = shown;
  node.words = words;
  node.offset = old.offset;
  if (words && text !== old.text) {
    if (text.startsWith(old.text)) words.appendData(text.slice(old.text.length));
    else words.replaceData(old.offset, old.text.length, text);
  }
  if (node.first || old.first) syncInline(shown, old.first, node.first, context);
  if (isSameLink(old, node) || !isElement(shown)) return;
  if (old.url !== undefined) clearLink(shown);
  context.rendering.setLink(shown, node);
}

function create(node: InlineNode, context: Context): Node {
  const {document, rendering} = context;
  const name = elementNames[node.kind];
  if (name === undefined) {
    const made = node.kind === 'text' ? undefined : (rendering.create?.(node) ?? rare?.createNode(node, context));
    return (node.shown = made ?? createWords(node, context));
  }
  const element = document.createElement(name);
  node.shown = element;
  if (node.kind === 'code') element.appendChild(createWords(node, context));
  for (let child = node.first; child; child = child.next) element.appendChild(create(child, context));
  if (node.url !== undefined) rendering.setLink(element, node);
  return element;
}

function createWords(node: InlineNode, {document}: Context): Text {
  return (node.words = document.createTextNode(node.text));
}

/** Makes words of a link again, before it leads somewhere else. */
function clearLink(element: HTMLElement): void {
  element.querySelector('.md-host')?.remove();
  for (const name of ['href', 'rel', 'target', 'title']) element.removeAttribute(name);
}

/** Asked by type number, since tests run it on other documents too. */
function isElement(node: Node): node is HTMLElement {
  return node.nodeType === 1;
}
