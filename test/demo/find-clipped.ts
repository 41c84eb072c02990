/** What may be wider than its box, by selector. Lines of code, tables and formulas scroll; a title ends in an ellipsis. */
export const exceptions: readonly string[] = ['pre', '.md-table', '.md-math-display', '.header h2'];

/** The words in shadow roots that a visitor cannot see in whole, each with its place. It runs in the page. */
export function findClipped(exceptions: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const host of document.querySelectorAll('outcrop-chat')) if (host.shadowRoot) search(host.shadowRoot);
  return [...found];

  function search(root: ShadowRoot): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) checkText(node);
    for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[placeholder]'))
      checkField(field);
  }

  function checkText(node: Node): void {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.closest('style, .visually-hidden, svg')) return;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0) return;
    let isOwn = true;
    for (let box: Element | null = element; box; box = parentOf(box)) {
      const {display, overflowX, overflowY} = getComputedStyle(box);
      if (display === 'inline' || display === 'contents') continue;
      if (box.matches(exceptions.join())) return;
      const edges = box.getBoundingClientRect();
      // What is wider than its box is drawn over its neighbours, or cut off by the next box that hides what overflows.
      const isOut = text.left < edges.left - 1 || text.right > edges.right + 1;
      if (isOut && (isOwn || overflowX !== 'visible')) tell(node, box, 'wider than its box');
      if (overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1)
        tell(node, box, `${box.scrollWidth} in ${box.clientWidth}`);
      if (/auto|scroll/.test(overflowY)) break;
      const isOver = text.top < edges.top - 1 || text.bottom > edges.bottom + 1;
      if (isOver && overflowY !== 'visible') tell(node, box, 'cut above or below');
      isOwn = false;
    }
    if (text.left < -1 || text.right > innerWidth + 1) tell(node, element, 'outside the window');
  }

  /** What a field asks for is no text of the document. It runs on in the next line where a field has more than one. */
  function checkField(field: HTMLInputElement | HTMLTextAreaElement): void {
    if (field.value !== '' || !field.checkVisibility()) return;
    const {scrollWidth, clientWidth, scrollHeight, clientHeight, placeholder} = field;
    if (scrollWidth > clientWidth + 1) tell(field, field, `${placeholder}: ${scrollWidth} in ${clientWidth}`);
    if (scrollHeight > clientHeight + 1) tell(field, field, `${placeholder}: ${scrollHeight} high in ${clientHeight}`);
  }

  function parentOf(element: Element): Element | null {
    return element.assignedSlot ?? element.parentElement;
  }

  function tell(node: Node, box: Element, why: string): void {
    const root = node.getRootNode();
    const state = root instanceof ShadowRoot ? root.host.parentElement?.id : '';
    const name = box.getAttribute('part') ?? (box.classList.value || box.localName);
    found.add(`${state}: “${node.textContent?.trim().slice(0, 60)}” in ${name}: ${why}`);
  }
}
