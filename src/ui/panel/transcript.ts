import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {isPlain} from '../../blocks/views.js';
import type {ChatState} from '../../model/index.js';
import type {Strings} from '../strings.js';
import type {Follow} from './follow.js';
import {isToolReport, renderMessage} from './message-view.js';
import type {RichViews} from './rich/index.js';

/** What the transcript needs. */
export interface TranscriptOptions {
  readonly state: ChatState;
  readonly strings: Strings;
  readonly greeting: string;
  readonly withoutReasoning: boolean | undefined;
  /** An error is shown below the transcript. */
  readonly hasNotice: boolean;
  /** What stands after the last message. */
  readonly ending: unknown;
  readonly follow: Follow;
  /** The views of what is not plain, once they have arrived. */
  readonly readRich: () => RichViews | undefined;
}

/** Draws the conversation. It is silent: one announcer speaks for it. */
export function renderTranscript(options: TranscriptOptions): TemplateResult {
  const {state, strings, greeting, follow} = options;
  const {messages} = state;
  return html`
    <div
      part="transcript"
      class="transcript"
      role="log"
      aria-live="off"
      aria-label=${strings.transcript}
      tabindex="0"
      @scroll=${follow.onScroll}
      @wheel=${follow.onInput}
      @touchmove=${follow.onInput}
      @keydown=${follow.onInput}
      @pointerdown=${follow.onInput}
    >
      <div class="thread">
        <div class="empty" ?hidden=${messages.length > 0}>
          <slot name="empty"><p dir="auto">${greeting}</p></slot>
        </div>
        ${repeat(
          messages,
          (message) => message.id,
          (_message, index) => renderItem(index, options),
        )}
        ${options.ending}
      </div>
    </div>
  `;
}

/** A message that has not changed is not drawn again. */
function renderItem(index: number, options: TranscriptOptions) {
  const {state, strings, withoutReasoning, hasNotice} = options;
  const {messages, toolCalls: calls} = state;
  const message = messages[index];
  const next = messages[index + 1];
  // What tools have answered stands below their calls.
  if (!message || (isToolReport(message) && messages[index - 1]?.role === 'assistant')) return nothing;
  const isLast = !next;
  const status = isLast ? state.status : undefined;
  const isExplained = isLast && hasNotice && message.error !== undefined;
  // Nothing arrived, and the notice says so.
  if (isExplained && message.status === 'failed') return nothing;
  const report = next && isToolReport(next) ? next : undefined;
  const isCurrent = index >= messages.length - 2;
  const isOver = !isCurrent || state.status === 'idle' || state.status === 'failed';
  const rich = message.blocks.every(isPlain) ? undefined : options.readRich();
  const current = isCurrent && calls ? {calls} : {};
  const changes = [status, isExplained, withoutReasoning, strings, report, isOver, current.calls, rich, rich?.version];
  return guard([message, ...changes], () =>
    renderMessage(message, {strings, withoutReasoning, status, isExplained, rich, report, isOver, ...current}),
  );
}
