/** A button of the page opens and closes the drawer, and says which of the two it will do. */
import '../../src/index.js';

const chat = document.querySelector('outcrop-chat');
const button = document.querySelector<HTMLButtonElement>('#ask');

button?.addEventListener('click', () => chat?.toggle());
for (const [event, isOpen] of [
  ['outcrop-open', true],
  ['outcrop-close', false],
] as const) {
  chat?.addEventListener(event, () => button?.setAttribute('aria-expanded', String(isOpen)));
}
