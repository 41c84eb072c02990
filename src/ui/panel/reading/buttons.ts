import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {ChatStatus} from '../../../model/index.js';
import type {AllStrings} from '../../strings-rich.js';
import {downIcon} from '../icons.js';

/** The way to older messages, for whom scrolling does not get there. */
export function renderEarlier({lang, earlier}: AllStrings, onClick: () => void): TemplateResult {
  return html`
    <button part="earlier-button" class="earlier" type="button" lang=${lang} @click=${onClick}>${earlier}</button>
  `;
}

/** What the way back to the newest words tells of them. */
export interface JumpOptions {
  readonly strings: AllStrings;
  readonly status: ChatStatus;
  /** How many answers the reader has not seen. */
  readonly count: number;
  readonly onClick: () => void;
}

/** The way back to the newest words. */
export function renderJump(options: JumpOptions): TemplateResult {
  const {lang, toNewest} = options.strings;
  const note = describe(options);
  return html`
    <div class="jump">
      <button
        part="jump-button"
        type="button"
        lang=${lang}
        aria-label=${note ? `${toNewest}: ${note}` : toNewest}
        title=${toNewest}
        @click=${options.onClick}
      >
        ${note ? html`<span>${note}</span>` : nothing}${downIcon()}
      </button>
    </div>
  `;
}

function describe({strings, status, count}: JumpOptions): string {
  if (status === 'awaiting-approval') return strings.toolStates.waiting;
  if (status !== 'idle' && status !== 'failed') return strings.answering;
  return count > 0 ? strings.newAnswers(count) : '';
}
