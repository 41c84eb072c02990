/** The names under which the browser keeps what is marked; the style sheet has them too. */
const names = {found: 'outcrop-found', current: 'outcrop-current'} as const;

/** Marks matches without touching the document; where a browser cannot, the message of the current one is outlined. */
export class Marks {
  #found: readonly Range[] = [];
  #current: Range | undefined;
  /** What is outlined, and the message of the current match. */
  #item: Element | undefined;
  #shownFor: Element | undefined;

  /** Marks these, and no others. `item` is the message of the current one. */
  show(found: readonly Range[], current: Range | undefined, item: Element | undefined): void {
    const others = found.filter((range) => range !== current);
    const isSame = others.length === this.#found.length && others.every((range, index) => range === this.#found[index]);
    if (isSame && current === this.#current && item === this.#shownFor) return;
    this.#shownFor = item;
    const known = registry();
    for (const range of this.#found) known?.found.delete(range);
    if (this.#current) known?.current.delete(this.#current);
    this.#item?.removeAttribute('data-found');
    this.#found = others;
    this.#current = current;
    this.#item = known && current ? undefined : item;
    for (const range of this.#found) known?.found.add(range);
    if (current) known?.current.add(current);
    this.#item?.setAttribute('data-found', '');
  }

  clear(): void {
    this.show([], undefined, undefined);
  }
}

/** What all chats of the page mark with, where the browser can. */
function registry() {
  if (!('highlights' in CSS) || typeof Highlight !== 'function') return undefined;
  return {found: take(names.found), current: take(names.current)};
}

function take(name: string): Highlight {
  const known = CSS.highlights.get(name) ?? new Highlight();
  // Where two overlap, the one that counts is on top.
  known.priority = name === names.current ? 1 : 0;
  CSS.highlights.set(name, known);
  return known;
}
