import {joinWords} from './join-words.js';

/** The place in a text field where dictated words appear, and change until they are sure. Nothing else is touched. */
export class Spot {
  readonly #input: HTMLTextAreaElement;
  #before = '';
  #words = '';
  #after = '';

  constructor(input: HTMLTextAreaElement) {
    this.#input = input;
  }

  /** Something was dictated here. */
  get hasWords(): boolean {
    return this.#words !== '';
  }

  /** Puts words in place of those before; false when somebody has changed those, so that they are theirs now. */
  write(words: string): boolean {
    if (!this.#find()) {
      this.#words = '';
      return false;
    }
    const input = this.#input;
    const start = this.#before.length;
    const end = input.value.length - this.#after.length;
    const isAtEnd = input.selectionEnd === end;
    const led = joinWords(this.#before, words.trim());
    const text = joinWords(led, this.#after).slice(start, this.#after === '' ? undefined : -this.#after.length);
    input.setRangeText(text, start, end, isAtEnd ? 'end' : 'preserve');
    this.#words = text;
    if (isAtEnd) input.scrollTop = input.scrollHeight;
    input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    return true;
  }

  /** The last word has been made longer. */
  #hasMoreLetters(value: string): boolean {
    return /^[\p{L}\p{N}]/u.test(value.slice(this.#before.length + this.#words.length));
  }

  /** Finds the words again, whatever was written before or behind them; before there are any, they go to the caret. */
  #find(): boolean {
    const {value, selectionStart, selectionEnd} = this.#input;
    if (value === this.#before + this.#words + this.#after && this.#words !== '') return true;
    if (this.#words === '') {
      this.#before = value.slice(0, selectionStart);
      this.#after = value.slice(selectionEnd);
    } else if (value.startsWith(this.#before + this.#words) && !this.#hasMoreLetters(value)) {
      this.#after = value.slice(this.#before.length + this.#words.length);
    } else if (value.endsWith(this.#words + this.#after)) {
      this.#before = value.slice(0, value.length - this.#words.length - this.#after.length);
    } else return false;
    return true;
  }
}
