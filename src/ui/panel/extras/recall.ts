import type {Chat} from '../../../model/index.js';
import {writeInto} from './write-into.js';

/** Brings questions that were asked before back into the empty text field: ↑ an older one, ↓ a newer one. */
export class Recall {
  readonly #readChat: () => Chat | undefined;
  /** Which question is shown: counted from the newest one, which is 1. */
  #back = 0;

  constructor(readChat: () => Chat | undefined) {
    this.#readChat = readChat;
  }

  /** Takes a key that is meant for it. */
  onKeydown(event: KeyboardEvent, input: HTMLTextAreaElement): void {
    const {key, isComposing, shiftKey, ctrlKey, altKey, metaKey} = event;
    const step = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
    if (step === 0 || isComposing || shiftKey || ctrlKey || altKey || metaKey) return;
    const questions = this.#readQuestions();
    if (input.value === '') this.#back = 0;
    // What was changed is the visitor's own; within a text, the arrows move between its lines.
    const isUnchanged = input.value === (questions.at(-this.#back) ?? '') || input.value === '';
    if (!isUnchanged || !isAtEnd(input)) return;
    const back = this.#back + step;
    if (back < 0 || back > questions.length) return;
    event.preventDefault();
    this.#back = back;
    writeInto(input, back === 0 ? '' : (questions.at(-back) ?? ''));
  }

  /** The words of all questions, oldest first; what was asked twice in a row counts once. */
  #readQuestions(): readonly string[] {
    const {messages = [], queue = []} = this.#readChat()?.state ?? {};
    const contents = [...messages.filter(({role}) => role === 'user'), ...queue].map(({content}) => content);
    const texts = contents.map((content) =>
      typeof content === 'string' ? content : content.flatMap(({text}) => text ?? []).join('\n\n'),
    );
    return texts.filter((text, index) => text.trim() !== '' && text !== texts[index - 1]);
  }
}

function isAtEnd({selectionStart, selectionEnd, value}: HTMLTextAreaElement): boolean {
  return selectionStart === value.length && selectionEnd === value.length;
}
