interface Step {
  readonly element: Element;
  /** From the top edge of the view to its own. */
  readonly offset: number;
}

/** Deep enough for a list within a quotation within an answer. */
const mostSteps = 12;

/**
 * The reader's place: the first words in view, and how far they are from its top. Not every browser keeps them there when
 * something above them grows, and none while the view itself changes.
 */
export class Place {
  /** From the message down to the smallest part: what is drawn anew takes the smaller ones away. */
  #steps: Step[] = [];

  /** Remembers what stands at the top of the view now. */
  take(view: Element): void {
    const {top} = view.getBoundingClientRect();
    this.#steps = [];
    let choice: ArrayLike<Element> = view.querySelectorAll('.thread > .item');
    while (this.#steps.length < mostSteps) {
      const element = findFirstBelow(choice, top);
      if (!element) break;
      const offset = element.getBoundingClientRect().top - top;
      this.#steps.push({element, offset});
      if (offset >= 0) return;
      choice = element.children;
    }
    this.#takeNext(view);
  }

  /** What begins in the view is surer than what is cut off at its top, and may be broken into other lines. */
  #takeNext(view: Element): void {
    const {top, height} = view.getBoundingClientRect();
    for (const {element} of this.#steps.toReversed()) {
      const next = element.nextElementSibling;
      // Whatever else follows may follow words that grow.
      if (!next?.matches('.item, .words *')) continue;
      const offset = next.getBoundingClientRect().top - top;
      if (offset < 0 || offset > height / 2) continue;
      this.#steps.push({element: next, offset});
      return;
    }
  }

  /** How far those words have moved away from their place; nothing when they are gone. */
  measure(view: Element): number | undefined {
    const step = this.#steps.findLast(({element}) => element.isConnected && element.getClientRects().length > 0);
    if (!step) return undefined;
    return step.element.getBoundingClientRect().top - view.getBoundingClientRect().top - step.offset;
  }
}

/** The first element that ends below an edge; they stand in order. */
function findFirstBelow(elements: ArrayLike<Element>, edge: number): Element | undefined {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = elements[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom > edge) high = middle;
    else low = middle + 1;
  }
  return elements[low];
}
