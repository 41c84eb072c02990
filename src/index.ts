import {OutcropChat} from './ui/outcrop-chat.js';

/** Importing this defines `<outcrop-chat>`, unless the page or another version has done so before. */
export * from './element.js';

declare global {
  interface HTMLElementTagNameMap {
    'outcrop-chat': OutcropChat;
  }
}

// There is no registry where pages are rendered on a server.
if (globalThis.customElements && !customElements.get('outcrop-chat')) {
  customElements.define('outcrop-chat', OutcropChat);
}
