import {html, nothing, type TemplateResult} from 'lit';
import type {ChatError} from '../model/index.js';

/** What a notice says of an error. */
export interface ShownError extends Pick<ChatError, 'code' | 'hint'> {
  /** Words, or what draws them. */
  readonly message: unknown;
}

/** What a notice needs besides its error. */
export interface NoticeOptions {
  readonly strings: {readonly tryAgain: string; readonly goOn?: string};
  /** Without it there is no button. */
  readonly onRetry?: (() => void) | undefined;
  /** Without it there is no button. */
  readonly onContinue?: (() => void) | undefined;
}

/** Says what went wrong, and offers another try where one can help. */
export function renderNotice(error: ShownError, options: NoticeOptions): TemplateResult {
  return html`
    <div part="notice" class="notice" role="alert" data-code=${error.code}>
      <p dir="auto">${error.message}</p>
      ${renderHint(error)} ${renderChoices(options)}
    </div>
  `;
}

/** The ways on after an answer that is not whole. */
export function renderChoices({strings, onRetry, onContinue}: NoticeOptions): TemplateResult | typeof nothing {
  if (!onRetry && !onContinue) return nothing;
  return html`
    <div class="choices">
      ${renderButton('continue-button', strings.goOn, onContinue)}
      ${renderButton('retry-button', strings.tryAgain, onRetry)}
    </div>
  `;
}

function renderButton(part: string, label: string | undefined, onClick: (() => void) | undefined) {
  return onClick ? html`<button part=${part} type="button" @click=${onClick}>${label}</button>` : nothing;
}

/** A page that is not set up yet is seen by its developer; visitors never read a hint. */
function renderHint(error: ShownError) {
  if (error.code !== 'config' || !error.hint) return nothing;
  return html`<p class="hint">${error.hint}</p>`;
}
