import type {Command, OutcropChat} from '../../../../src/element.js';
import {allParts, findPart, getPart, mountOpen, until} from '../../harness.js';

/** Commands that write. */
export const prompts: readonly Command[] = [
  {name: 'help', description: 'What this chat can do', prompt: 'What can you do?'},
  {name: 'hours', prompt: 'When are you open?'},
  {name: 'sum', description: 'Sums up the conversation', prompt: 'Sum up what we have said:'},
];

/** An open chat with commands. */
export async function mountWith(commands: unknown) {
  const mounted = await mountOpen();
  Object.assign(mounted.element, {commands});
  const input = getPart<HTMLTextAreaElement>(mounted.element, 'composer-input');
  if (Array.isArray(commands)) await until(() => input.getAttribute('aria-autocomplete') === 'list');
  return {...mounted, input};
}

/** Writes a text by its keys; the last of them counts. */
export function type(element: OutcropChat, text: string, options: InputEventInit = {}): HTMLTextAreaElement {
  const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
  input.value = text;
  const event = {inputType: 'insertText', bubbles: true, composed: true, ...options};
  input.dispatchEvent(new InputEvent('input', event));
  return input;
}

/** What stands in the list. */
export const shown = (element: OutcropChat) =>
  allParts(element, 'command').map((option) => option.innerText.replaceAll(/\s+/g, ' ').trim());

/** Types what opens the list. */
export async function open(element: OutcropChat, text = '/'): Promise<HTMLTextAreaElement> {
  const input = type(element, text);
  await until(() => findPart(element, 'commands'));
  return input;
}
