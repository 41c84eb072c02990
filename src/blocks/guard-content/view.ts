import {html} from 'lit/html.js';
import type {GuardContentBlock} from '../../model/index.js';
import type {BlockView, NestingViewContext} from '../view-context.js';
import {readMember, readText} from '../view-values.js';
import {renderParagraphs} from '../view-words.js';

/** What a guardrail looks at is shown like the rest: words, or a picture. */
export const renderGuardContent: BlockView<GuardContentBlock, NestingViewContext> = ({value}, {renderContent}) => {
  const image = readMember(value, 'image');
  if (image !== undefined) return renderContent({image: {...Object(image)}});
  const words = readText(readMember(value, 'text'), 'text');
  return html`<div part="block block-guard-content" class="words">${renderParagraphs(words)}</div>`;
};
