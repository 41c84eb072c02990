/** Makes an element with a class. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  className?: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== undefined) element.className = className;
  return element;
}

/** Makes a button with words on it, or for those who hear it. */
export function createButton(document: Document, className: string, label: string, words = label): HTMLButtonElement {
  const button = createElement(document, 'button', className);
  button.type = 'button';
  button.textContent = words;
  if (words !== label) button.setAttribute('aria-label', label);
  return button;
}
