import {html, nothing, type TemplateResult} from 'lit';
import {chatIcon, closeIcon, foldIcon} from './launcher-icons.js';
import type {LauncherStrings} from './launcher-strings.js';
import {renderNotice} from './notice.js';
import type {ChatError} from '../model/index.js';

/** What the launcher needs. */
export interface LauncherOptions {
  readonly name: string;
  readonly open: boolean;
  /** Called with the element as `this`. */
  readonly onToggle: () => void;
}

/** The round button that opens the chat. */
export function renderLauncher({name, open, onToggle}: LauncherOptions): TemplateResult {
  return html`
    <button
      part="launcher"
      class="launcher"
      type="button"
      aria-label=${name}
      aria-haspopup="dialog"
      aria-expanded=${open}
      aria-controls="panel"
      @click=${onToggle}
    >
      <span class="when-closed"><slot name="launcher-icon">${chatIcon()}</slot></span>
      <span class="when-open">${foldIcon()}</span>
    </button>
  `;
}

/** What the panel's box needs. */
export interface BoxOptions {
  readonly name: string;
  readonly strings: LauncherStrings;
  readonly mode: 'bubble' | 'side' | 'inline';
  readonly isVisible: boolean;
  readonly onKeydown: (event: KeyboardEvent) => void;
  /** Called with the element as `this`. */
  readonly onClose: () => void;
  /** What stands below the header. */
  readonly contents: unknown;
}

/** The box of the panel: part of the page where it is inline, else in the top layer, above everything else. */
export function renderBox(options: BoxOptions): TemplateResult {
  const {name, strings, mode, isVisible, onKeydown, onClose, contents} = options;
  const isInline = mode === 'inline';
  return html`
    <section
      part="panel"
      id="panel"
      class=${`panel ${mode}`}
      popover=${isInline ? nothing : 'manual'}
      role=${isInline ? 'region' : 'dialog'}
      aria-label=${name}
      tabindex="-1"
      ?inert=${!isVisible}
      @keydown=${onKeydown}
    >
      ${renderHeader(name, strings.close, isInline ? undefined : onClose)} ${contents}
    </section>
  `;
}

/** What stands in the panel until its contents have arrived, or why they have not. */
export function renderPending(
  error: ChatError | undefined,
  strings: LauncherStrings,
  onRetry: () => void,
): TemplateResult {
  if (error) return renderNotice({code: error.code, hint: error.hint, message: strings.loadFailed}, {strings, onRetry});
  return html`<p class="loading" role="status">${strings.loading}</p>`;
}

/** The panel's header: a title and, where the panel can be closed, a button for that. */
function renderHeader(title: string, close: string, onClose: (() => void) | undefined): TemplateResult {
  return html`
    <div part="header" class="header">
      <slot name="header"><h2 dir="auto">${title}</h2></slot>
      <button part="close-button" class="close" type="button" aria-label=${close} ?hidden=${!onClose} @click=${onClose}>
        ${closeIcon()}
      </button>
    </div>
  `;
}
