import {html} from 'lit';
import type {ReasoningBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {renderParagraphs} from '../view-words.js';

/** The model's thoughts, folded away. */
export const renderReasoning: BlockView<ReasoningBlock> = (block, {strings}) => html`
  <details part="block block-reasoning" class="reasoning">
    <summary>${block.isDone ? strings.thought : strings.thinking}</summary>
    <div class="words">${renderParagraphs(block.redacted ? strings.hiddenThought : block.text)}</div>
  </details>
`;
