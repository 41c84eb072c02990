import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ChatState, Message} from '../../model/index.js';
import type {Strings} from '../strings.js';
import type {Follow} from './follow.js';
import {renderMessage} from './message-view.js';

/** What the transcript needs. */
export interface TranscriptOptions {
  readonly state: ChatState;
  readonly strings: Strings;
  readonly greeting: string;
  readonly withoutReasoning: boolean;
  /** An error is shown below the transcript. */
  readonly hasNotice: boolean;
  /** What stands after the last message. */
  readonly ending: unknown;
  readonly follow: Follow;
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
          (message) => renderItem(message, message === messages.at(-1), options),
        )}
        ${options.ending}
      </div>
    </div>
  `;
}

/** A message that has not changed is not drawn again. */
function renderItem(
  message: Message,
  isLast: boolean,
  {state, strings, withoutReasoning, hasNotice}: TranscriptOptions,
) {
  const status = isLast ? state.status : undefined;
  const isExplained = isLast && hasNotice && message.error !== undefined;
  // Nothing arrived, and the notice says so.
  if (isExplained && message.status === 'failed') return nothing;
  return guard([message, status, isExplained, withoutReasoning], () =>
    renderMessage(message, {strings, withoutReasoning, status, isExplained}),
  );
}
