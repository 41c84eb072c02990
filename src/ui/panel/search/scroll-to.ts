/** Brings a place of the conversation into the middle of its view. The page itself never scrolls. */
export function scrollTo(view: HTMLElement, place: Range | Element): void {
  const box = place.getBoundingClientRect();
  const {top, height} = view.getBoundingClientRect();
  // A tall message is shown from its beginning.
  const room = Math.max(16, (height - box.height) / 2);
  view.scrollTop += box.top - top - room;
  const code =
    place instanceof Range ? place.startContainer.parentElement?.closest<HTMLElement>('pre, .md-table') : null;
  if (!code) return;
  const frame = code.getBoundingClientRect();
  if (box.left < frame.left || box.right > frame.right) code.scrollLeft += box.left - frame.left - frame.width / 2;
}
