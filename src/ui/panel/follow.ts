import type {ReactiveController} from 'lit';
import type {PanelHost} from './panel-host.js';

/** Scrolling this long after a wheel, a key or a touch is the reader's; momentum keeps the time running. */
const readerMs = 500;

/** So near to the end counts as being there. */
const nearEndPx = 24;

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/**
 * Keeps the newest words in view until the reader scrolls up, and again once they are back at the end. A `scroll` event
 * alone says nothing, since a growing answer scrolls too: it counts only while the reader's hand is on it.
 */
export class Follow implements ReactiveController {
  readonly #host: PanelHost;
  readonly #observer = new ResizeObserver(() => this.#follow());
  #scroller: HTMLElement | undefined;
  #isFollowing = true;
  #isHeld = false;
  #readerUntil = 0;
  #lastTop = 0;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#attach();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#scroller = undefined;
  }

  /** Watches the transcript: the box that scrolls and its only child, which grows. */
  #attach(): void {
    const element = this.#host.renderRoot.querySelector<HTMLElement>('.transcript') ?? undefined;
    if (element === this.#scroller) return;
    this.#observer.disconnect();
    this.#scroller = element;
    if (!element) return;
    this.#observer.observe(element);
    if (element.firstElementChild) this.#observer.observe(element.firstElementChild);
  }

  /** Goes to the end and stays there: the visitor has just asked something. */
  restart(): void {
    this.#isFollowing = true;
    this.#goToEnd();
  }

  /** Stays where it is: the visitor has turned to something else than the end. */
  pause(): void {
    this.#isFollowing = false;
  }

  /** For the events `wheel`, `touchmove`, `keydown` and `pointerdown` of the transcript. */
  readonly onInput = {
    passive: true,
    handleEvent: (event: Event): void => {
      if (event instanceof KeyboardEvent && !scrollKeys.has(event.key)) return;
      if (event.type === 'pointerdown') this.#hold();
      this.#readerUntil = performance.now() + readerMs;
    },
  } as const;

  readonly onScroll = {passive: true, handleEvent: (): void => this.#notice()} as const;

  /** Sees whether the reader has scrolled, and where to. */
  #notice(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const {scrollTop} = scroller;
    const isReader = this.#isHeld || performance.now() < this.#readerUntil;
    if (isReader && scrollTop !== this.#lastTop) {
      this.#readerUntil = performance.now() + readerMs;
      if (scrollTop < this.#lastTop) this.#isFollowing = false;
      if (isNearEnd(scroller)) this.#isFollowing = true;
    }
    this.#lastTop = scrollTop;
  }

  /** A scroll bar is dragged for as long as the pointer is down, wherever that goes. */
  #hold(): void {
    this.#isHeld = true;
    const release = (): void => void (this.#isHeld = false);
    addEventListener('pointerup', release, {once: true});
    addEventListener('pointercancel', release, {once: true});
  }

  #follow(): void {
    // The event of a scroll comes later than the scroll itself: without this, what arrives between would undo it.
    this.#notice();
    if (this.#isFollowing) this.#goToEnd();
  }

  #goToEnd(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#lastTop = scroller.scrollTop;
  }
}

function isNearEnd({scrollHeight, scrollTop, clientHeight}: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight <= nearEndPx;
}
