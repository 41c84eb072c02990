import {type InlineNode, readWords} from '../parse/inline-node.js';
import type {Rendering} from './rendering.js';

const elementNames = {emphasis: 'em', strong: 'strong', strike: 'del', link: 'a', code: 'code', break: 'br'} as const;

/**
 * Makes the children of `parent` from `shown` on what `wanted` says, and touches only what differs: text grows, an
 * element stays the element that it is.
 */
export function syncInline(
  parent: Node,
  shown: InlineNode | undefined,
  wanted: InlineNode | undefined,
  rendering: Rendering,
): void {
  let old = shown;
  let node = wanted;
  while (old && node && fits(old, node)) {
    adopt(old, node, rendering);
    old = old.next;
    node = node.next;
  }
  // What shares its text node with words that are final was not adopted: the words alone are taken away.
  for (; old; old = old.next) takeAway(old);
  for (; node; node = node.next) {
    node.shown = create(node, rendering);
    parent.appendChild(node.shown);
  }
}

function takeAway(node: InlineNode): void {
  const {shown} = node;
  if (node.offset > 0 && isText(shown)) shown.deleteData(node.offset, node.text.length);
  else shown?.parentNode?.removeChild(shown);
}

/** Whether what shows the old node can go on to show the new one. */
function fits(old: InlineNode, node: InlineNode): boolean {
  if (old.kind !== node.kind || !old.shown) return false;
  if (old.kind === 'math' || old.kind === 'html') return old.text === node.text && old.isDisplay === node.isDisplay;
  if (old.kind === 'image' || old.kind === 'footnote') {
    return readWords(old) === readWords(node) && old.url === node.url && old.title === node.title;
  }
  return true;
}

function adopt(old: InlineNode, node: InlineNode, rendering: Rendering): void {
  const {shown} = old;
  node.shown = shown;
  node.offset = old.offset;
  if (!shown) return;
  if (node.kind === 'image' || node.kind === 'math' || node.kind === 'footnote' || node.kind === 'html') return;
  if (node.kind === 'text') setText(shown, old, node.text);
  else if (node.kind === 'code') setText(shown.firstChild, old, node.text);
  else if (node.first || old.first) syncInline(shown, old.first, node.first, rendering);
  const isSame = old.url === node.url && old.title === node.title;
  if (node.kind === 'link' && isElement(shown) && !isSame) rendering.setLink(shown, node);
}

function setText(shown: Node | null, old: InlineNode, text: string): void {
  if (!isText(shown) || text === old.text) return;
  if (text.startsWith(old.text)) shown.appendData(text.slice(old.text.length));
  else shown.replaceData(old.offset, old.text.length, text);
}

function create(node: InlineNode, rendering: Rendering): Node {
  const {document} = rendering;
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'html':
      return rendering.createHtml?.(node.text) ?? document.createTextNode(node.text);
    case 'image':
      return rendering.createImage(node);
    case 'math':
      return rendering.createMath(node.text, node.isDisplay);
    case 'footnote':
      return rendering.createFootnote(node.text);
    case 'root':
      return document.createDocumentFragment();
    case 'break':
    case 'code':
    case 'emphasis':
    case 'strong':
    case 'strike':
    case 'link':
      return createElement(node, node.kind, rendering);
    default:
      return node.kind satisfies never;
  }
}

function createElement(node: InlineNode, kind: keyof typeof elementNames, rendering: Rendering): HTMLElement {
  const element = rendering.document.createElement(elementNames[kind]);
  if (kind === 'code') element.appendChild(rendering.document.createTextNode(node.text));
  for (let child = node.first; child; child = child.next) {
    child.shown = create(child, rendering);
    element.appendChild(child.shown);
  }
  if (kind === 'link') rendering.setLink(element, node);
  return element;
}

/** Whether a node is one of characters; asked by type number, since tests run it on other documents too. */
export function isText(node: Node | null | undefined): node is Text {
  return node?.nodeType === 3;
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === 1;
}
