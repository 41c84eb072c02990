import {allowedImage} from './image-policy.js';
import type {InlineNode} from '../parse/inline-node.js';
import {safeUrl} from '../safe-url.js';
import type {Context} from '../write/context.js';
import {appendPlace, lead} from './link.js';
import {stringsOf} from './strings.js';

/** An image that the page allows, in a box of a fixed shape so that nothing jumps; a chip that links to it otherwise. */
export function createImage({text, url: address, title}: InlineNode, context: Context): Node {
  const words = text.trim();
  const allowed = allowedImage(address, context.options.images);
  if (allowed !== undefined) {
    const box = context.create('span', 'md-image');
    const image = context.document.createElement('img');
    image.alt = words;
    image.loading = 'lazy';
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    if (title !== '') image.title = title;
    image.src = allowed;
    box.append(image);
    return box;
  }
  const url = safeUrl(address);
  const chip = context.create(url === undefined ? 'span' : 'a', 'md-chip');
  const name = stringsOf(context).image;
  chip.textContent = words === '' ? name : `${name}: ${words}`;
  if (url !== undefined) {
    appendPlace(chip, url);
    lead(chip, url);
  }
  return chip;
}
