import {Hand} from './hand.js';
import {Place} from './place.js';
import {measureEnd, measureQuestion, Room} from './room.js';

/** What stays where it is in the view: the newest words, the newest question, or what the reader sees. */
export type Held = 'end' | 'question' | 'place';

/** What the grip needs to know, and whom it tells. */
export interface GripOptions {
  /** What stays in view while an answer grows, as the page has set it. */
  readonly readFollow: () => 'bottom' | 'question' | 'off' | undefined;
  /** The newest message is drawn. */
  readonly isNewest: () => boolean;
  /** The key that leads to the end was pressed. */
  readonly onEnd: () => void;
  /** The view has moved, or what stands in it has. */
  readonly onMove: (view: HTMLElement) => void;
}

/** So near to the end counts as being there. */
export const nearPx = 24;

/** Scrolling that nobody's hand is known to have done belongs to an input that comes so soon after it. */
const strayMs = 500;

/** Holds what is to be read in its place in the view. What the reader does decides what that is. */
export class Grip {
  readonly #options: GripOptions;
  readonly #place = new Place();
  readonly #room = new Room();
  readonly #hand: Hand;
  readonly #observer = new ResizeObserver(() => this.keep());
  #view: HTMLElement | undefined;
  #held: Held = 'end';
  /** How the view stood when it was looked at last: what has changed since was not done by us. */
  #top = 0;
  #size = '';
  /** How far it has scrolled by itself, as it seemed, and when. */
  #stray = {by: 0, at: -Infinity};

  constructor(options: GripOptions) {
    this.#options = options;
    this.#hand = new Hand({
      onScroll: () => this.look(),
      onInput: () => this.#claim(),
      onEnd: options.onEnd,
      onFind: () => this.#onFind(),
      onRest: () => this.keep(),
    });
  }

  get held(): Held {
    return this.#held;
  }

  /** Some of what is held may be in another place since it was looked at last, though it has the same size. */
  get isDue(): boolean {
    return this.#held === 'question' || this.#size === '';
  }

  /** Takes hold of something else. */
  hold(held: Held): void {
    this.#held = held;
    if (held === 'place') {
      if (this.#view) this.#place.take(this.#view);
      return;
    }
    this.#size = '';
    this.#hand.letGo();
  }

  /** Goes to a place where somebody wants to look, and holds that. */
  move(scroll: (view: HTMLElement) => void): void {
    const view = this.#view;
    if (!view) return;
    scroll(view);
    this.#hand.letGo();
    this.#held = 'place';
    this.#place.take(view);
    this.#size = sizeOf(view);
    this.#settle(view);
  }

  /** Watches the box that scrolls, and its only child, which grows. */
  watch(view: HTMLElement | undefined): void {
    if (view === this.#view) return;
    this.#observer.disconnect();
    this.#hand.release();
    this.#view = view;
    this.#size = '';
    if (!view) return;
    this.#hand.watch(view);
    this.#observer.observe(view);
    if (view.firstElementChild) this.#observer.observe(view.firstElementChild);
  }

  /** Sees whether somebody has scrolled, and what that means. */
  look(): void {
    const view = this.#view;
    if (!view || this.#size === '' || view.scrollTop === this.#top) return;
    const by = view.scrollTop - this.#top;
    // What has become shorter carries the view along, up to the new end.
    if (by < 0 && toEnd(view) <= 1) return;
    // A view of another size has not been scrolled, or not without a hand: its contents have moved.
    if (sizeOf(view) !== this.#size && !this.#hand.isScrolling) return;
    if (this.#held === 'place') scrollBy(view, (this.#place.measure(view) ?? -by) + by);
    if (this.#hand.isScrolling) {
      this.#hand.extend();
      this.#held = this.#decide(view, by);
    } else this.#stray = {by, at: performance.now()};
    if (this.#held === 'place') this.#place.take(view);
    this.#settle(view);
  }

  /** What has just scrolled was the reader's work after all. */
  #claim(): void {
    const view = this.#view;
    const {by, at} = this.#stray;
    if (!view || performance.now() - at > strayMs) return;
    this.#stray = {by: 0, at: -Infinity};
    this.#held = this.#decide(view, by);
    if (this.#held === 'place') this.#place.take(view);
    this.#settle(view);
  }

  /** Puts back in its place what is held, after anything may have moved. */
  keep(): void {
    const view = this.#view;
    this.look();
    this.#size = '';
    // A hidden view is looked at when it comes back.
    if (!view?.clientHeight) return;
    if (this.#held === 'place') this.#keepPlace(view);
    else if (!this.#hand.isHolding) this.#keepTarget(view);
    this.#size = sizeOf(view);
    this.#settle(view);
  }

  /** What the reader wants to be held who has scrolled so far. */
  #decide(view: HTMLElement, by: number): Held {
    const follow = this.#options.readFollow();
    const question = follow === 'question' ? measureQuestion(view) : undefined;
    // The end of a short answer is there as well.
    if (question !== undefined && Math.abs(question - view.scrollTop) <= 2) return 'question';
    if (follow !== 'question' && follow !== 'off' && toEnd(view) <= nearPx && this.#options.isNewest()) return 'end';
    return by > 0 && this.#held === 'end' ? 'end' : 'place';
  }

  #keepPlace(view: HTMLElement): void {
    const moved = this.#place.measure(view);
    if (moved !== undefined) scrollBy(view, moved);
    // What cannot be put back, or is gone, has another place now.
    if (moved === undefined || Math.abs(this.#place.measure(view) ?? 0) > 1) this.#place.take(view);
  }

  #keepTarget(view: HTMLElement): void {
    const question = this.#held === 'question' ? measureQuestion(view) : undefined;
    if (question !== undefined) {
      this.#room.fit(view, question);
      return scrollBy(view, question - view.scrollTop);
    }
    // With room below a short answer, its end is in view already.
    if (measureEnd(view) - view.clientHeight <= view.scrollTop) return undefined;
    this.#room.fit(view, 0);
    return scrollBy(view, toEnd(view));
  }

  /** Nothing is to be found in a view that is hidden. */
  #onFind(): void {
    if (this.#view?.clientHeight) this.hold('place');
  }

  #settle(view: HTMLElement): void {
    this.#room.shrink(view);
    this.#top = view.scrollTop;
    this.#options.onMove(view);
  }
}

function sizeOf({clientWidth, clientHeight}: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}

function toEnd({scrollHeight, scrollTop, clientHeight}: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

/** Less than a pixel is what browsers make of fractions. */
function scrollBy(view: HTMLElement, by: number): void {
  if (Math.abs(by) > 0.75) view.scrollTop += by;
}
