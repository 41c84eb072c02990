/** What the first page does beside showing the chat: it says where the chat goes, and asks for the visitor. */
import type {OutcropChat} from '../../src/index.js';

const chat = document.querySelector<OutcropChat>('outcrop-chat');
const settings: unknown = JSON.parse(document.querySelector('#outcrop-settings')?.textContent || '{}');
const isLocal = typeof settings === 'object' && settings !== null && 'bedrockEndpoint' in settings;

for (const part of document.querySelectorAll<HTMLElement>('[data-with]')) {
  part.hidden = part.dataset['with'] !== (isLocal ? 'stand-in' : 'aws');
}
// An attribute, before the element is defined: what is open from the start leaves the focus where it is.
if (matchMedia('(min-width: 72rem) and (min-height: 50rem)').matches) chat?.setAttribute('open', '');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-question]')) {
  button.addEventListener('click', () => void ask(button.dataset['question'] ?? ''));
}

const opener = document.querySelector('#open');
opener?.addEventListener('click', () => void open());
chat?.addEventListener('outcrop-open', () => nameOpener(true));
chat?.addEventListener('outcrop-close', () => nameOpener(false));
nameOpener(chat?.hasAttribute('open') ?? false);
await import('../../src/index.js');

/** With the chat open, the button leads into its text field. */
function nameOpener(isOpen: boolean): void {
  opener?.replaceChildren(isOpen ? 'Ask something' : 'Open the chat');
}

async function open(): Promise<void> {
  await customElements.whenDefined('outcrop-chat');
  chat?.show();
  chat?.focus();
}

/** Asks at once, or puts the question into the text field while another answer is on its way. */
async function ask(question: string): Promise<void> {
  await open();
  if (chat?.status === 'idle' || chat?.status === 'failed') await chat.send(question);
  else chat?.prefill(question);
}
