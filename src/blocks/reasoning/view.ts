import {html} from 'lit/html.js';
import {Directive, directive} from 'lit/directive.js';
import type {ReasoningBlock} from '../../model/index.js';
import type {BlockView, PlainBlockStrings, PlainViewContext} from '../view-context.js';
import {fold} from '../view-fold.js';
import {renderParagraphs} from '../view-words.js';

/** Measures thoughts from the first one that is drawn to the end. */
class ThoughtTitle extends Directive {
  #startedAt: number | undefined;
  #seconds: number | undefined;

  override render(isDone: boolean, {thinking, thought, thoughtFor}: PlainBlockStrings): string {
    const now = performance.now();
    if (!isDone) {
      this.#startedAt ??= now;
      return thinking;
    }
    if (this.#startedAt === undefined) return thought;
    this.#seconds ??= Math.max(1, Math.round((now - this.#startedAt) / 1000));
    return thoughtFor(this.#seconds);
  }
}

const thoughtTitle = directive(ThoughtTitle);

/** The model's thoughts: open while they grow, folded away afterwards. */
export const renderReasoning: BlockView<ReasoningBlock, PlainViewContext> = (block, context) => html`
  <details part="block block-reasoning" class="reasoning" ${fold(!block.isDone)}>
    <summary>${thoughtTitle(block.isDone, context.strings)}</summary>
    <div class="words">${renderThoughts(block, context)}</div>
  </details>
`;

function renderThoughts({redacted, text, isDone}: ReasoningBlock, {strings, renderWords}: PlainViewContext): unknown {
  return redacted ? renderParagraphs(strings.hiddenThought) : (renderWords ?? renderParagraphs)(text, isDone);
}
