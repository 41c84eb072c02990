import type {OutcropChat} from '../../src/index.js';

/** The answer has ended. */
export function isIdle({status, messages}: OutcropChat): boolean {
  return status === 'idle' && messages.length > 1;
}

/** An answer is on its way. */
export function isBusy({status, messages}: OutcropChat): boolean {
  return status !== 'idle' && messages.length > 0;
}

/** The question waits for its next try. */
export function isWaiting({status}: OutcropChat): boolean {
  return status === 'waiting';
}

/** There is no answer. */
export function hasFailed({status}: OutcropChat): boolean {
  return status === 'failed';
}

/** There is an element with a part. */
export function hasPart(name: string): (chat: OutcropChat) => boolean {
  return (chat) => partOf(chat, name) !== null;
}

/** The conversation has these words. */
export function hasText(words: string): (chat: OutcropChat) => boolean {
  return (chat) => partOf(chat, 'transcript')?.textContent?.includes(words) ?? false;
}

/** Gives the chat a file, as its picker does. */
export async function attach(chat: OutcropChat, file: File): Promise<void> {
  const picker = chat.shadowRoot?.querySelector<HTMLInputElement>('.picker');
  const transfer = new DataTransfer();
  transfer.items.add(file);
  if (picker) picker.files = transfer.files;
  picker?.dispatchEvent(new Event('change'));
  await chat.updateComplete;
}

/** Types into the text field; resolves once it says that it knows commands, and the part is there. */
export async function type(chat: OutcropChat, text: string, part = 'composer-input'): Promise<void> {
  await until(() => partOf(chat, 'composer-input')?.ariaAutoComplete === 'list');
  const input = partOf(chat, 'composer-input');
  if (input instanceof HTMLTextAreaElement) input.value = text;
  input?.dispatchEvent(new InputEvent('input', {inputType: 'insertText', bubbles: true, composed: true}));
  await until(() => hasPart(part)(chat));
}

/** The element with a part. */
export function partOf(chat: OutcropChat, name: string): HTMLElement | null {
  return chat.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`) ?? null;
}

/** Waits until something is true. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
