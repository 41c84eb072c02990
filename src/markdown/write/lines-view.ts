import {countUnfinishedEmoji} from './unfinished-emoji.js';
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
    const pending = this.#pending;
    const end = pending.length - (this.isClosed ? 0 : countUnfinishedEmoji(pending));
    const text = pending.slice(0, end);
    this.#pending = pending.slice(end);
    if (!this.observer?.onText?.(text)) this.words.appendData(text);
  }

  close(isComplete: boolean): void {
    this.isClosed = true;
    this.show();
    this.observer?.onClose(isComplete);
  }
}
