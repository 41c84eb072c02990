import {noChange} from 'lit/html.js';
import {Directive, directive, type ElementPart} from 'lit/directive.js';

/** Takes the focus when its element is drawn for the first time. */
class Focused extends Directive {
  #isDone = false;

  override render(): unknown {
    return noChange;
  }

  override update({element}: ElementPart): unknown {
    if (this.#isDone || !(element instanceof HTMLElement)) return noChange;
    this.#isDone = true;
    // Not before it is in the document.
    queueMicrotask(() => {
      element.focus();
      if (element instanceof HTMLTextAreaElement) element.setSelectionRange(element.value.length, element.value.length);
    });
    return noChange;
  }
}

/** Gives an element the focus as soon as it is there. */
export const focused = directive(Focused);
