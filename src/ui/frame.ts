import {html, nothing, type TemplateResult} from 'lit';
import {chatIcon, closeIcon, foldIcon} from './icons.js';
import {launcherStrings} from './launcher-strings.js';
import {renderNotice} from './notice.js';
import type {ChatError} from '../model/index.js';

/** What the launcher needs. */
export interface LauncherOptions {
  readonly name: string;
  readonly open: boolean;
  /** Something was said since the panel was closed. */
  readonly hasNews: boolean;
  readonly onToggle: () => void;
  /** The visitor seems about to open the chat. */
  readonly onIntent: IntentListener;
}

/** Listens without holding up the scrolling of a touch screen. */
export interface IntentListener extends EventListenerObject {
  readonly passive: true;
}

/** The round button that opens the chat. */
export function renderLauncher({name, open, hasNews, onToggle, onIntent}: LauncherOptions): TemplateResult {
  return html`
    <button
      part="launcher"
      class=${hasNews ? 'launcher news' : 'launcher'}
      type="button"
      aria-label=${hasNews ? name + launcherStrings.news : name}
      aria-haspopup="dialog"
      aria-expanded=${open}
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

/** What the panel's box needs. */
export interface BoxOptions {
  readonly name: string;
  readonly mode: 'bubble' | 'side' | 'inline';
  readonly isVisible: boolean;
  readonly onIntent: IntentListener;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
  /** What stands below the header. */
  readonly contents: unknown;
}

/** The box of the panel: part of the page where it is inline, else in the top layer, above everything else. */
export function renderBox({name, mode, isVisible, onIntent, onKeydown, onClose, contents}: BoxOptions): TemplateResult {
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
      @pointerenter=${onIntent}
      @focusin=${onIntent}
      @touchstart=${onIntent}
    >
      ${renderHeader(name, isInline ? undefined : onClose)} ${contents}
    </section>
  `;
}

/** What stands in the panel until its contents have arrived, or why they have not. */
export function renderPending(error: ChatError | undefined, onRetry: () => void): TemplateResult {
  if (error) return renderNotice(error, {strings: launcherStrings, onRetry});
  return html`<p class="loading" role="status">${launcherStrings.loading}</p>`;
}

/** The panel's header: a title and, where the panel can be closed, a button for that. */
function renderHeader(title: string, onClose: (() => void) | undefined): TemplateResult {
  return html`
    <div part="header" class="header">
      <slot name="header"><h2 dir="auto">${title}</h2></slot>
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
    </div>
  `;
}
