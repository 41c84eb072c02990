import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {isPlain, renderPlainBlock} from '../../blocks/views.js';
import type {Block, Message, ToolCall, ToolResultBlock} from '../../model/index.js';
import type {Strings} from '../strings.js';
import type {MarkdownWords} from './markdown/index.js';
import type {RichViews} from './rich/index.js';

/** How a message is to be shown. */
export interface MessageViewOptions {
  /** Who says it, where the page has named them. */
  readonly name?: string | undefined;
  readonly strings: Strings;
  readonly withoutReasoning: boolean | undefined;
  /** Why the message that grows has to wait. */
  readonly waitingNote?: string | undefined;
  /** A notice tells already why the message broke off. */
  readonly isExplained?: boolean;
  /** The views of what is not plain, once they have arrived. */
  readonly rich?: RichViews | undefined;
  /** What draws the words of answers as markdown, once it has arrived. */
  readonly markdown?: MarkdownWords | undefined;
  /** The message of results that follows. */
  readonly report?: Message | undefined;
  /** Calls of the message that run, or wait for the visitor. */
  readonly calls?: readonly ToolCall[] | undefined;
  /** Nothing of it runs any more. */
  readonly isOver: boolean;
}

/** Draws a message. Blocks that have not changed are left alone. */
export function renderMessage(message: Message, options: MessageViewOptions): TemplateResult {
  const {strings, withoutReasoning} = options;
  const {role, status} = message;
  const blocks = message.blocks.filter((block) => isVisible(block, withoutReasoning));
  const results = readResults(message, options.report);
  return html`
    <article
      part=${`message message-${role}`}
      class=${`message ${role}`}
      aria-label=${options.name || (role === 'user' ? strings.you : strings.answer)}
      aria-busy=${status === 'streaming' ? 'true' : nothing}
    >
      ${blocks.map((block) => renderBlock(block, results, role === 'user' ? {...options, markdown: undefined} : options))}
      ${status === 'streaming' && blocks.length === 0 ? renderPending(options) : nothing}
      ${renderEnding(message, options)}
    </article>
  `;
}

/** Results of tools go to the model as a message of the user, but no visitor wrote them. */
export function isToolReport({role, blocks}: Message): boolean {
  return role === 'user' && blocks.length > 0 && blocks.every((block) => block.kind === 'tool-result');
}

function renderBlock(block: Block, results: ReadonlyMap<string, ToolResultBlock>, options: MessageViewOptions) {
  const {strings, rich, markdown, calls = [], isOver} = options;
  if (isPlain(block)) {
    const renderWords = markdown && ((text: string, isDone: boolean) => markdown.render(text, isDone));
    return guard([block, strings, markdown], () => renderPlainBlock(block, {strings, renderWords}));
  }
  const changes = block.kind === 'tool-use' ? [results.get(block.toolUseId), calls, rich?.version, isOver] : [];
  return guard([block, strings, rich, ...changes], () =>
    rich ? rich.renderBlock(block, {strings, results, calls, isOver}) : nothing,
  );
}

/** Results by the ids of their calls: those of the service are in the message itself. */
function readResults(message: Message, report: Message | undefined): ReadonlyMap<string, ToolResultBlock> {
  const calls = new Set(message.blocks.flatMap((block) => (block.kind === 'tool-use' ? [block.toolUseId] : [])));
  if (calls.size === 0) return new Map();
  return new Map(
    [...message.blocks, ...(report?.blocks ?? [])].flatMap((block) =>
      block.kind === 'tool-result' && calls.has(block.toolUseId) ? [[block.toolUseId, block]] : [],
    ),
  );
}

function isVisible(block: Block, withoutReasoning: boolean | undefined): boolean {
  if (block.kind === 'text') return block.text.trim() !== '';
  return block.kind !== 'reasoning' || !withoutReasoning;
}

function renderPending({waitingNote, strings}: MessageViewOptions) {
  const note = waitingNote ? html`<p class="note" lang=${strings.lang}>${waitingNote}</p>` : nothing;
  return html`
    <div class="pending">
      <span class="dots" aria-hidden="true"><span></span><span></span><span></span></span>${note}
    </div>
  `;
}

/** Says why a message is not whole. */
function renderEnding(message: Message, {strings, isExplained, rich}: MessageViewOptions) {
  const {status, stopReason} = message;
  const note = describeEnding({status, stopReason}, strings);
  if (!note || isExplained) return nothing;
  return html`<p class="note" lang=${strings.lang}>${note}</p>
    ${rich?.renderFindings(message, strings)}`;
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
