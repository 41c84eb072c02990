/** What is found of everything that can be pressed. */
export interface Targets {
  readonly count: number;
  /** What is too small, with the state that it stands in. */
  readonly small: readonly string[];
}

/**
 * Looks for what is hard to hit: below 24 pixels, and nearer than that to something else that can be pressed. What stands in
 * a line of text is as high as the line. It runs in the page. (https://www.w3.org/TR/WCAG22/#target-size-minimum)
 */
export function findSmallTargets(): Targets {
  const least = 24;
  const small: string[] = [];
  let count = 0;
  for (const chat of document.querySelectorAll('outcrop-chat')) {
    const selector = 'button, a[href], input, select, textarea, summary, [role=button], [role=option]';
    const targets = [...(chat.shadowRoot?.querySelectorAll(selector) ?? [])].filter(
      (target) => target.checkVisibility({visibilityProperty: true}) && target.getBoundingClientRect().width > 1,
    );
    count += targets.length;
    const boxes = targets.map((target) => targetBox(target));
    for (const [index, target] of targets.entries()) {
      const box = boxes[index];
      if (!box || (box.width >= least - 0.5 && box.height >= least - 0.5) || isInText(target)) continue;
      const others = boxes.filter((_, at) => at !== index);
      if (others.every((other) => distance(box, other) >= least / 2)) continue;
      const {width, height} = box;
      small.push(
        `${chat.parentElement?.id}: ${target.outerHTML.slice(0, 80)} ${width.toFixed(1)} × ${height.toFixed(1)}`,
      );
    }
  }
  return {count, small};

  /** A label is pressed in place of its field. */
  function targetBox(target: Element): DOMRect {
    const label = target instanceof HTMLInputElement ? target.closest('label') : null;
    return (label ?? target).getBoundingClientRect();
  }

  function isInText(target: Element): boolean {
    return target.closest('sup, p, li, td, th') !== null && getComputedStyle(target).display.startsWith('inline');
  }

  /** From the middle of one to the nearest point of the other. */
  function distance(one: DOMRect, other: DOMRect): number {
    const x = one.left + one.width / 2;
    const y = one.top + one.height / 2;
    const outside = (at: number, from: number, to: number) => Math.max(from - at, 0, at - to);
    return Math.hypot(outside(x, other.left, other.right), outside(y, other.top, other.bottom));
  }
}
