import type {View} from './view.js';

/** What else happens to a block of lines. */
export interface LinesObserver {
  /** More text is to be shown; `true` if that is done already. */
  onText?(text: string): boolean;
  onClose(isComplete: boolean): void;
}

/** A block of lines, as they are: code, raw HTML, a formula. */
export class LinesView implements View {
  readonly element: HTMLElement;
  readonly words: Text;
  observer: LinesObserver | undefined = undefined;
  isClosed = false;
  #pending = '';

  /** @param place Where the lines are put. */
  constructor(element: HTMLElement, place = element) {
    this.element = element;
    this.words = element.ownerDocument.createTextNode('');
    place.append(this.words);
  }

  text(text: string): void {
    this.#pending += text;
  }

  endLine(): void {
    this.#pending += '\n';
  }

  show(): void {
    const text = this.#pending;
    this.#pending = '';
    if (!this.observer?.onText?.(text)) this.words.appendData(text);
  }

  close(isComplete: boolean): void {
    this.show();
    this.isClosed = true;
    this.observer?.onClose(isComplete);
  }
}
