/** Scrolling this long after a wheel, a key or a touch is the reader's; momentum keeps the time running. */
const readerMs = 500;
/** The first of it may come as late as this: a browser that has much to do tells of a wheel long before it scrolls. */
const lateMs = 2000;

const inputs = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'focusin', 'scroll'] as const;
const downKeys = new Set(['ArrowDown', 'PageDown', 'End', ' ']);
const upKeys = new Set(['ArrowUp', 'PageUp', 'Home']);

/** Whom the reader's hand tells what it does. */
export interface HandOptions {
  /** The box has scrolled, whoever did it. */
  readonly onScroll: () => void;
  /** A wheel, a finger or a key came. What scrolled just before may have been its work: browsers tell of both by ways of their own. */
  readonly onInput: () => void;
  /** The key that leads to the end was pressed. */
  readonly onEnd: () => void;
  /** The browser's search was opened: it scrolls without any input that a page could see. */
  readonly onFind: () => void;
  /** The hand rests after it has held something. */
  readonly onRest: () => void;
}

/**
 * What the reader does with a box that scrolls. A `scroll` event alone says nothing, since a growing answer scrolls too:
 * it is the reader's only with a wheel, a finger, a key or the scroll bar behind it.
 */
export class Hand {
  readonly #options: HandOptions;
  #controller = new AbortController();
  #isDown = false;
  /** The last input is so new that what it leads to may not have been drawn, however slow the device is. */
  #isFresh = false;
  #inputs = 0;
  #readerUntil = 0;
  #graspUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HandOptions) {
    this.#options = options;
  }

  /** What scrolls now does so by the reader's hand. */
  get isScrolling(): boolean {
    return this.#isDown || this.#isFresh || performance.now() < this.#readerUntil;
  }

  /** The reader holds the box, or is about to scroll up: nobody else may scroll now. */
  get isHolding(): boolean {
    return this.#isDown || (this.#isFresh && this.#graspUntil > 0) || performance.now() < this.#graspUntil;
  }

  /** Watches a box, and no other one from now on. */
  watch(box: HTMLElement): void {
    this.release();
    const {signal} = this.#controller;
    for (const type of inputs) {
      box.addEventListener(type, (event) => this.#onInput(event), {passive: true, signal});
    }
    addEventListener('keydown', (event) => this.#onPageKey(event), {passive: true, signal});
  }

  /** Watches nothing any more. */
  release(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#isDown = false;
    clearTimeout(this.#timer);
  }

  /** What it was about to do is overtaken by another wish of the same reader. */
  letGo(): void {
    this.#graspUntil = 0;
  }

  #onInput(event: Event): void {
    if (event.type === 'scroll') return this.#options.onScroll();
    if (event.type === 'pointerdown') this.#hold();
    if (event instanceof KeyboardEvent) return this.#onKey(event);
    if (event instanceof WheelEvent) {
      // Sideways is within a table; with the control key it is zooming.
      if (event.deltaY !== 0 && !event.ctrlKey) this.#note(event.deltaY < 0);
    } else this.#note(event.type === 'touchmove');
    return undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const {key, target} = event;
    if (target instanceof Element && target.matches('textarea, input, select')) return;
    if (upKeys.has(key) || (key === ' ' && event.shiftKey)) this.#note(true);
    else if (downKeys.has(key)) this.#note(false);
    if (key === 'End') this.#options.onEnd();
  }

  #onPageKey({key, ctrlKey, metaKey}: KeyboardEvent): void {
    if (key === 'F3' || ((ctrlKey || metaKey) && /^[fg]$/i.test(key))) this.#options.onFind();
  }

  #note(isUpward: boolean): void {
    const now = performance.now();
    this.#readerUntil = now + lateMs;
    this.#freshen();
    this.#graspUntil = isUpward ? now + readerMs : 0;
    if (isUpward) this.#restLater();
    this.#options.onInput();
  }

  #freshen(): void {
    this.#isFresh = true;
    this.#inputs += 1;
    const input = this.#inputs;
    const age = (): void => {
      if (input === this.#inputs) this.#isFresh = false;
    };
    requestAnimationFrame(() => requestAnimationFrame(age));
  }

  /** Momentum scrolls on without the hand. */
  extend(): void {
    if (!this.#isDown) this.#readerUntil = performance.now() + readerMs;
  }

  /** A scroll bar is dragged, or a text selected, for as long as the pointer is down, wherever that goes. */
  #hold(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, this.#controller.signal]);
    const release = (event: PointerEvent): void => {
      // Some browsers never tell that a scroll bar was let go.
      if (event.type === 'pointermove' && event.buttons !== 0) return;
      controller.abort();
      this.#isDown = false;
      this.#note(false);
      this.#restLater();
    };
    for (const type of ['pointerup', 'pointercancel', 'pointermove'] as const) {
      addEventListener(type, release, {signal, passive: true});
    }
  }

  #restLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#options.onRest, readerMs);
  }
}
