import {html, type TemplateResult} from 'lit';
import {chatIcon, closeIcon, foldIcon} from './icons.js';
import {launcherStrings} from './launcher-strings.js';
import {renderNotice} from './notice.js';
import type {ChatError} from '../model/index.js';

/** What the launcher needs. */
export interface LauncherOptions {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** The visitor seems about to open the chat. */
  readonly onIntent: IntentListener;
}

/** Listens without holding up the scrolling of a touch screen. */
export interface IntentListener extends EventListenerObject {
  readonly passive: true;
}

/** The round button that opens the chat. */
export function renderLauncher({name, isOpen, onToggle, onIntent}: LauncherOptions): TemplateResult {
  return html`
    <button
      part="launcher"
      class="launcher"
      type="button"
      aria-label=${name}
      aria-haspopup="dialog"
      aria-expanded=${isOpen}
      aria-controls="panel"
      @click=${onToggle}
      @pointerenter=${onIntent}
      @focusin=${onIntent}
      @touchstart=${onIntent}
    >
      <span class="when-closed"><slot name="launcher-icon">${chatIcon()}</slot></span>
      <span class="when-open">${foldIcon()}</span>
    </button>
  `;
}

/** The panel's header: a title and, where the panel can be closed, a button for that. */
export function renderHeader(title: string, onClose: (() => void) | undefined): TemplateResult {
  return html`
    <header part="header" class="header">
      <slot name="header"><h2>${title}</h2></slot>
      <button
        part="close-button"
        class="close"
        type="button"
        aria-label=${launcherStrings.close}
        ?hidden=${!onClose}
        @click=${onClose}
      >
        ${closeIcon()}
      </button>
    </header>
  `;
}

/** What stands in the panel until its contents have arrived, or why they have not. */
export function renderPending(error: ChatError | undefined, onRetry: () => void): TemplateResult {
  if (error) return renderNotice(error, {tryAgain: launcherStrings.tryAgain, onRetry});
  return html`<p class="loading" role="status">${launcherStrings.loading}</p>`;
}
