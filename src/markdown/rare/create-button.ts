import type {Context} from '../write/context.js';

/** Makes a button with words on it, or for those who hear it. */
export function createButton({document}: Context, className: string, label: string, words = label): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = className;
  button.type = 'button';
  button.textContent = words;
  if (words !== label) button.setAttribute('aria-label', label);
  return button;
}
