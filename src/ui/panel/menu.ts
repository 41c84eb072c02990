import {html, type TemplateResult} from 'lit';
import type {Strings} from '../strings.js';

/** The button in the header that leads to all conversations. */
export function renderMenu({lang, menu}: Strings, isOpen: boolean, onClick: () => void): TemplateResult {
  return html`
    <button
      part="menu-button"
      class="menu close"
      type="button"
      lang=${lang}
      aria-label=${menu}
      aria-expanded=${isOpen}
      @click=${onClick}
    >
      <svg
        viewBox="0 0 24 24"
        width="24"
        height="24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        aria-hidden="true"
      >
        <path d="M5 7h14M5 12h14M5 17h9"></path>
      </svg>
    </button>
  `;
}
