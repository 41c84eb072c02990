import {html} from 'lit/html.js';
import type {ImageBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {blobUrl} from '../view-blob-url.js';

/** The formats of Converse. Nothing else is handed to the browser as a picture. */
const formats = new Set(['png', 'jpeg', 'gif', 'webp']);

/** A picture from its own bytes; one that lies elsewhere is never fetched. */
export const renderImage: BlockView<ImageBlock> = (block, {strings}) => {
  const {bytes, format, isDone} = block;
  if (!bytes || !isDone || !formats.has(format)) {
    const note = isDone ? strings.imageMissing : strings.image;
    return html`<p part="block block-image" class="note">${note}</p>`;
  }
  return html`<img
    part="block block-image"
    class="picture"
    alt=${strings.image}
    src=${blobUrl(bytes, `image/${format}`)}
  />`;
};
