import {allowedImage} from '../image-policy.js';
import {type InlineNode, readWords} from '../parse/inline-node.js';
import type {ImagePolicy} from '../options.js';
import {safeUrl} from '../safe-url.js';
import {createElement} from './create-element.js';

/** An image that the page allows, in a box of a fixed shape so that nothing jumps; a chip that links to it otherwise. */
export function createImage(document: Document, node: InlineNode, policy: ImagePolicy | undefined, name: string): Node {
  const words = readWords(node).trim();
  const allowed = allowedImage(node.url, policy);
  if (allowed !== undefined) {
    const box = createElement(document, 'span', 'md-image');
    const image = createElement(document, 'img');
    image.alt = words;
    image.loading = 'lazy';
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    if (node.title !== '') image.title = node.title;
    image.src = allowed;
    box.append(image);
    return box;
  }
  const url = safeUrl(node.url);
  const chip = createElement(document, url === undefined ? 'span' : 'a', 'md-chip');
  chip.textContent = words === '' ? name : `${name}: ${words}`;
  if (url !== undefined) {
    chip.setAttribute('href', url);
    chip.setAttribute('rel', 'noopener noreferrer nofollow ugc');
    chip.setAttribute('target', '_blank');
    chip.setAttribute('title', new URL(url).hostname);
  }
  return chip;
}
