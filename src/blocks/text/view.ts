import {html} from 'lit/html.js';
import type {TextBlock} from '../../model/index.js';
import type {BlockView, PlainViewContext} from '../view-context.js';
import {renderParagraphs} from '../view-words.js';

/** Words, in paragraphs. */
export const renderText: BlockView<TextBlock, PlainViewContext> = ({text, isDone}, {renderWords = renderParagraphs}) =>
  html`<div part="block block-text" class="words">${renderWords(text, isDone)}</div>`;
