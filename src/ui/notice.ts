import {html, nothing, type TemplateResult} from 'lit';
import type {ChatError} from '../model/index.js';

/** What a notice needs besides its error. */
export interface NoticeOptions {
  readonly tryAgain: string;
  /** Without it there is no button. */
  readonly onRetry?: (() => void) | undefined;
}

/** Says what went wrong, and offers another try where one can help. */
export function renderNotice(error: ChatError, {tryAgain, onRetry}: NoticeOptions): TemplateResult {
  return html`
    <div part="notice" class="notice" role="alert" data-code=${error.code}>
      <p>${error.message}</p>
      ${renderHint(error)}
      ${onRetry ? html`<button part="retry-button" type="button" @click=${onRetry}>${tryAgain}</button>` : nothing}
    </div>
  `;
}

/** A page that is not set up yet is seen by its developer; visitors never read a hint. */
function renderHint(error: ChatError) {
  if (error.code !== 'config' || !error.hint) return nothing;
  return html`<p class="hint">${error.hint}</p>`;
}
