import {noChange} from 'lit/html.js';
import {Directive, directive, PartType, type ElementPart, type PartInfo} from 'lit/directive.js';

/** Opens and closes a `<details>` as its contents call for it, until the visitor has done so: then it stays as it is. */
class Fold extends Directive {
  #isTaken = false;
  #isWatched = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('fold() belongs into the tag of a <details>.');
  }

  override render(_isOpen: boolean): unknown {
    return noChange;
  }

  override update({element}: ElementPart, [isOpen]: [boolean]): unknown {
    if (!(element instanceof HTMLDetailsElement)) return noChange;
    if (!this.#isWatched) element.addEventListener('click', this.#onClick);
    this.#isWatched = true;
    if (!this.#isTaken) element.open = isOpen;
    return noChange;
  }

  /** A key on the summary is a click as well. */
  readonly #onClick = ({target}: Event): void => {
    if (target instanceof Element && target.closest('summary')) this.#isTaken = true;
  };
}

/** Whether a `<details>` is open, as long as the visitor does not say so. */
export const fold = directive(Fold);
