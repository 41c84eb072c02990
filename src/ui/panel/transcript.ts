import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {isPlain} from '../../blocks/views.js';
import type {ChatState, Message} from '../../model/index.js';
import type {Strings} from '../strings.js';
import type {MessageActions} from './actions/index.js';
import type {Follow} from './follow.js';
import {isToolReport, renderMessage} from './message-view.js';
import type {MarkdownWords} from './markdown/index.js';
import type {RichViews} from './rich/index.js';

/** What the transcript needs. */
export interface TranscriptOptions {
  readonly state: ChatState;
  readonly strings: Strings;
  readonly greeting: string;
  readonly withoutReasoning: boolean | undefined;
  /** An error is shown below the transcript. */
  readonly hasNotice: boolean;
  /** Why the answer has to wait. */
  readonly waitingNote: string | undefined;
  /** What stands after the last message. */
  readonly ending: unknown;
  readonly follow: Follow;
  /** What draws words as markdown, once it has arrived. */
  readonly markdown: MarkdownWords | undefined;
  /** The views of what is not plain, once they have arrived. */
  readonly readRich: () => RichViews | undefined;
  /** What can be done with messages, once that has arrived. */
  readonly readActions: () => MessageActions | undefined;
  /** Which version of a message is shown, as a text. */
  readonly branchOf: (id: string) => string;
  /** What of the page’s settings the actions show. */
  readonly look: string;
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
  const {state, strings, withoutReasoning, hasNotice, markdown} = options;
  const {messages, toolCalls: calls} = state;
  const message = messages[index];
  const next = messages[index + 1];
  // What tools have answered stands below their calls.
  if (!message || (isToolReport(message) && messages[index - 1]?.role === 'assistant')) return nothing;
  const isLast = !next;
  const waitingNote = isLast ? options.waitingNote : undefined;
  const isExplained = isLast && hasNotice && message.error !== undefined;
  // Nothing arrived, and the notice says so.
  if (isExplained && message.status === 'failed') return nothing;
  const report = next && isToolReport(next) ? next : undefined;
  const isCurrent = index >= messages.length - 2;
  const isOver = !isCurrent || state.status === 'idle' || state.status === 'failed';
  const rich = message.blocks.every(isPlain) && !message.trace ? undefined : options.readRich();
  const current = isCurrent && calls ? {calls} : {};
  const actions = options.readActions();
  const turn = isLast || message.role === 'user' || isQuestion(next) ? turnOf(index, messages) : undefined;
  // A call of a tool that runs or waits is no end.
  const isWhole = message.role === 'user' || isOver;
  const branch = actions && turn?.[0] ? options.branchOf(turn[0].id) : undefined;
  const changes = [
    ...[
      markdown,
      waitingNote,
      isExplained,
      withoutReasoning,
      strings,
      report,
      isOver,
      current.calls,
      rich,
      rich?.version,
      isLast,
    ],
    ...[actions, turn?.length, branch, actions?.versionOf(message.id), options.look],
  ];
  return guard([message, ...changes], () => {
    const view = {strings, withoutReasoning, markdown, waitingNote, isExplained, rich, report, isOver, ...current};
    return html`
      <div class=${`item ${message.role}-item ${isLast ? 'last' : ''}`}>
        ${actions?.renderDay(message, messages[index - 1], strings) ?? nothing}
        ${actions?.renderEditor(message, strings) ?? renderMessage(message, view)}
        ${turn ? html`<div class="foot">${isWhole ? actions?.render({strings, messages: turn, isLast}) : nothing}</div>` : nothing}
      </div>
    `;
  });
}

function isQuestion(message: Message | undefined): boolean {
  return message?.role === 'user' && !isToolReport(message);
}

/** A question; or everything that answers one, up to this message. */
function turnOf(index: number, messages: readonly Message[]): readonly Message[] {
  const last = messages[index];
  if (!last || last.role === 'user') return last ? [last] : [];
  const question = messages.findLastIndex((message, at) => at < index && isQuestion(message));
  return messages.slice(question + 1, index + 1).filter(({role}) => role === 'assistant');
}
