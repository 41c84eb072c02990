/** What most texts begin with; the classes of Unicode are slow to begin with. */
const plainBegin = /^[ -~]*?[a-z]/i;
const strong = /\p{L}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The direction in which a text is written, by its first letter; `undefined` while there is none. Browsers find it for
 * `dir="auto"` too, but each time that a node comes: 80,000 characters of a list took 2.2 s instead of 0.07 s.
 */
export function findDirection(text: string): 'ltr' | 'rtl' | undefined {
  if (plainBegin.test(text)) return 'ltr';
  const first = strong.exec(text)?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/**
 * Gives a block its direction, and those around it that have none: the first words of a list are those of its first item.
 * What lies in a block of the same direction has it already.
 */
export function setDirection(element: Element, direction: string, root: Element): void {
  let around = element.parentElement;
  let known: string | null = null;
  while (around && around !== root && (known = around.getAttribute('dir')) === null) around = around.parentElement;
  if (known === direction) return;
  for (let at: Element | null = element; at && at !== around; at = at.parentElement) at.setAttribute('dir', direction);
}
