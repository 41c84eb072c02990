import {html, nothing} from 'lit/html.js';
import type {DocumentBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {cleanTitle, readText} from '../view-values.js';

/** A document as a file: its name and its format, nothing of what is in it. */
export const renderDocument: BlockView<DocumentBlock> = ({value}, {strings}) => {
  const name = cleanTitle(value['name']) || strings.document;
  const format = readText(value, 'format').toUpperCase();
  return html`<p part="block block-document" class="file">
    <span dir="auto">${name}</span>${format === '' ? nothing : html` <span class="host">${format}</span>`}
  </p>`;
};
