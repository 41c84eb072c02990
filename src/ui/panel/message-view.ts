import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {renderBlock} from '../../blocks/views.js';
import type {Block, ChatStatus, Message} from '../../model/index.js';
import type {Strings} from '../strings.js';

/** How a message is to be shown. */
export interface MessageViewOptions {
  readonly strings: Strings;
  readonly withoutReasoning: boolean;
  /** What the chat is doing, for the message that grows. */
  readonly status?: ChatStatus | undefined;
  /** A notice tells already why the message broke off. */
  readonly isExplained?: boolean;
}

/** Draws a message. Blocks that have not changed are left alone. */
export function renderMessage(message: Message, options: MessageViewOptions): TemplateResult {
  const {strings, withoutReasoning} = options;
  const {role, status} = message;
  const blocks = message.blocks.filter((block) => isVisible(block, withoutReasoning));
  return html`
    <article
      part=${`message message-${role}`}
      class=${`message ${isToolReport(message) ? 'report' : role}`}
      aria-label=${role === 'user' ? strings.you : strings.answer}
      aria-busy=${status === 'streaming' ? 'true' : nothing}
    >
      ${blocks.map((block) => guard([block], () => renderBlock(block, {strings})))}
      ${status === 'streaming' && blocks.length === 0 ? renderPending(options) : nothing}
      ${renderEnding(message, options)}
    </article>
  `;
}

/** Results of tools go to the model as a message of the user, but no visitor wrote them. */
function isToolReport({role, blocks}: Message): boolean {
  return role === 'user' && blocks.length > 0 && blocks.every((block) => block.kind === 'tool-result');
}

function isVisible(block: Block, withoutReasoning: boolean): boolean {
  if (block.kind === 'text') return block.text.trim() !== '';
  return block.kind !== 'reasoning' || !withoutReasoning;
}

function renderPending({status, strings}: MessageViewOptions) {
  const note = status === 'waiting' ? html`<p class="note" lang="en">${strings.waiting}</p>` : nothing;
  return html`
    <div class="pending">
      <span class="dots" aria-hidden="true"><span></span><span></span><span></span></span>${note}
    </div>
  `;
}

/** Says why a message is not whole. */
function renderEnding({status, stopReason}: Message, {strings, isExplained}: MessageViewOptions) {
  const note = describeEnding({status, stopReason}, strings);
  return note && !isExplained ? html`<p class="note" lang="en">${note}</p>` : nothing;
}

function describeEnding(
  {status, stopReason}: Pick<Message, 'status'> & {stopReason: string | undefined},
  strings: Strings,
) {
  if (status === 'stopped' || status === 'interrupted' || status === 'failed') return strings[status];
  if (stopReason === 'max_tokens' || stopReason === 'model_context_window_exceeded') return strings.cutShort;
  if (stopReason === 'guardrail_intervened' || stopReason === 'content_filtered') return strings.filtered;
  return undefined;
}
