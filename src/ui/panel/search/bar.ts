import {html, svg, type TemplateResult} from 'lit/html.js';
import type {AllStrings} from '../../strings-rich.js';
import {focused} from '../focused.js';

/** What the bar shows, and whom it tells. */
export interface BarOptions {
  readonly strings: AllStrings;
  readonly query: string;
  /** Which match it is, and of how many. */
  readonly count: string;
  readonly onInput: (text: string) => void;
  /** 1: to the next match, -1: to the one before. */
  readonly onStep: (by: 1 | -1) => void;
  /** Back to where the reader was. */
  readonly onEscape: () => void;
  /** Stays where the match is. */
  readonly onClose: () => void;
}

/** The field for the search, and the ways through what was found. */
export function renderBar(options: BarOptions): TemplateResult {
  const {strings, query, count, onStep, onClose} = options;
  return html`
    <div
      part="search"
      class="search"
      role="search"
      lang=${strings.lang}
      @keydown=${(event: KeyboardEvent) => onKeydown(event, options)}
    >
      <input
        part="search-input"
        class="search-input"
        type="search"
        dir="auto"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${strings.searchHere}
        placeholder=${strings.searchHere}
        .value=${query}
        @input=${(event: Event) => options.onInput(readValue(event))}
        ${focused()}
      />
      <span part="search-count" class="search-count">${count}</span>
      ${renderButton('previous-match-button', strings.previousMatch, 'M6 14.500l6-6 6 6', () => onStep(-1))}
      ${renderButton('next-match-button', strings.nextMatch, 'M6 9.500l6 6 6-6', () => onStep(1))}
      ${renderButton('close-search-button', strings.closeSearch, 'M7 7l10 10M17 7 7 17', onClose)}
    </div>
  `;
}

function renderButton(part: string, label: string, path: string, onClick: () => void) {
  return html`
    <button part=${part} class="search-button" type="button" aria-label=${label} title=${label} @click=${onClick}>
      ${svg`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`}
    </button>
  `;
}

function onKeydown(event: KeyboardEvent, {onStep, onEscape}: BarOptions): void {
  const {key, shiftKey, target} = event;
  // Within the composition of a character, keys belong to that.
  if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
  if (key === 'Escape') onEscape();
  else if (key === 'Enter' && target instanceof HTMLInputElement) onStep(shiftKey ? -1 : 1);
  else return undefined;
  event.preventDefault();
  return event.stopPropagation();
}

function readValue({target}: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
