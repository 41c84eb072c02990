import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {isPlain} from '../../blocks/views.js';
import type {ChatState, Message} from '../../model/index.js';
import type {Strings} from '../strings.js';
import type {People} from '../view-settings.js';
import type {MessageActions} from './actions/index.js';
import {isToolReport, renderMessage} from './message-view.js';
import type {MarkdownWords} from './markdown/index.js';
import type {Portraits} from './people/index.js';
import type {Reading} from './reading/index.js';
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
  /** What lets somebody read a long conversation, once that has arrived. */
  readonly readReading: () => Reading | undefined;
  /** What draws words as markdown, once it has arrived. */
  readonly markdown: MarkdownWords | undefined;
  /** The views of what is not plain, once they have arrived. */
  readonly readRich: () => RichViews | undefined;
  /** What can be done with messages, once that has arrived. */
  readonly readActions: () => MessageActions | undefined;
  /** Which version of a message is shown, as a text. */
  readonly branchOf: (id: string) => string;
  /** Whom the page has named, and what draws them, once that has arrived. */
  readonly people: People | undefined;
  readonly readPortraits: () => Portraits | undefined;
  /** What of the page’s settings the actions show. */
  readonly look: string;
}

/** As long as nobody can go for older messages, the newest are drawn. */
const mostMessages = 60;

/** Draws the conversation. It is silent: one announcer speaks for it. */
export function renderTranscript(options: TranscriptOptions): TemplateResult {
  const {state, strings, greeting} = options;
  const {messages} = state;
  const reading = messages.length > 0 ? options.readReading() : undefined;
  const [start, end] = reading?.pick(state) ?? [Math.max(0, messages.length - mostMessages), messages.length];
  return html`
    <div part="transcript" class="transcript" role="log" aria-live="off" aria-label=${strings.transcript} tabindex="0">
      <div class="thread">
        <div class="empty" ?hidden=${messages.length > 0}>
          <slot name="empty"><p dir="auto">${greeting}</p></slot>
        </div>
        ${reading?.renderEarlier(strings)}
        ${repeat(
          messages.slice(start, end),
          (message) => message.id,
          (_message, index) => renderItem(start + index, options),
        )}
        ${end === messages.length ? options.ending : nothing}
      </div>
    </div>
    ${reading?.renderJump(state, strings)}
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
  const isPlainly = message.blocks.every(isPlain) && message.stopReason !== 'guardrail_intervened';
  const rich = isPlainly ? undefined : options.readRich();
  const current = isCurrent && calls ? {calls} : {};
  const actions = options.readActions();
  const turn = isLast || message.role === 'user' || isQuestion(next) ? turnOf(index, messages) : undefined;
  // A call of a tool that runs or waits is no end.
  const isWhole = message.role === 'user' || isOver;
  const branch = actions && turn?.[0] ? options.branchOf(turn[0].id) : undefined;
  const person = options.people?.[message.role];
  const portraits = person && options.readPortraits();
  const isFirst = message.role === 'user' || index === 0 || isQuestion(messages[index - 1]);
  const changes: unknown[] = [
    message,
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
    person,
    portraits,
    isFirst,
    actions,
    turn?.length,
    branch,
    actions?.versionOf(message.id),
    options.look,
  ];
  return guard(changes, () => {
    const view = {
      name: person?.name,
      strings,
      withoutReasoning,
      markdown,
      waitingNote,
      isExplained,
      rich,
      report,
      isOver,
      ...current,
    };
    return html`
      <div class=${`item ${message.role}-item ${isLast ? 'last' : ''}`} data-id=${message.id}>
        ${actions?.renderDay(message, messages[index - 1], strings) ?? nothing}
        ${person && isFirst ? html`<div part="who" class="who" aria-hidden="true">${portraits?.render(person, message.role)}</div>` : nothing}
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
  let first = index;
  while (first > 0 && !isQuestion(messages[first - 1])) first -= 1;
  return messages.slice(first, index + 1).filter(({role}) => role === 'assistant');
}
