import {OutcropChat} from './ui/outcrop-chat.js';

/** Importing this defines `<outcrop-chat>`, unless the page or another version has done so before. */
export * from './element.js';

declare global {
  interface HTMLElementTagNameMap {
    'outcrop-chat': OutcropChat;
  }
}

// There is no registry where pages are rendered on a server.
const registry: CustomElementRegistry | undefined = globalThis.customElements;
if (registry && !registry.get('outcrop-chat')) registry.define('outcrop-chat', OutcropChat);
