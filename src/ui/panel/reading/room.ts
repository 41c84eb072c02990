/**
 * Free room below a conversation: with it, a question stands at the top of the view before its answer is long. It is given
 * back where nobody sees it, so that nothing jumps.
 */
export class Room {
  #size = 0;

  /** Makes so much room that the view can stand at `top`, and not more. */
  fit(view: HTMLElement, top: number): void {
    this.#set(view, measureRoom(view, top));
  }

  /** Gives back what lies below the view. */
  shrink(view: HTMLElement): void {
    if (this.#size > 0) this.#set(view, Math.min(this.#size, measureRoom(view, view.scrollTop)));
  }

  #set(view: HTMLElement, size: number): void {
    if (size === this.#size) return;
    this.#size = size;
    view.style.setProperty('--_room', `${size}px`);
  }
}

function measureRoom(view: HTMLElement, top: number): number {
  return Math.max(0, top + view.clientHeight - measureEnd(view));
}

/** Where the conversation ends, from the beginning of all that scrolls. */
export function measureEnd(view: HTMLElement): number {
  const thread = view.querySelector('.thread');
  const last = thread?.lastElementChild;
  if (!thread || !last) return 0;
  const padding = Number.parseFloat(getComputedStyle(thread).paddingBlockStart);
  return last.getBoundingClientRect().bottom + padding - view.getBoundingClientRect().top + view.scrollTop;
}

/** Where the view has to stand for the newest question to be at its top; nothing without one. */
export function measureQuestion(view: HTMLElement): number | undefined {
  const question = [...view.querySelectorAll('.thread > .user-item')].at(-1);
  if (!question?.parentElement) return undefined;
  const {top, height} = question.getBoundingClientRect();
  const gap = Number.parseFloat(getComputedStyle(question.parentElement).rowGap);
  const start = top - gap - view.getBoundingClientRect().top + view.scrollTop;
  // Of a long question, the end is enough: the answer needs room.
  return Math.max(0, start + Math.max(0, height - view.clientHeight / 2));
}
