/** Writes into the text field as a visitor would, so that it grows, and whoever listens hears of it. */
export function writeInto(input: HTMLTextAreaElement, text: string): void {
  input.value = text;
  input.setSelectionRange(text.length, text.length);
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}
