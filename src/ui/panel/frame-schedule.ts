/** Frames of a hidden page never come; then this does. */
const hiddenPageMs = 200;

/** Calls `run` with the next frame, once however often it was asked for. */
export class FrameSchedule {
  readonly #run: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Asks for a call. */
  request(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(() => this.#fire());
    this.#timer = setTimeout(() => this.#fire(), hiddenPageMs);
  }

  /** Leaves the next frame out, if a call is asked for it. */
  rest(): void {
    this.#isResting = true;
  }

  /** Takes back what was asked for. */
  cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fire(): void {
    this.cancel();
    const rests = this.#isResting;
    this.#isResting = false;
    if (rests) this.request();
    else this.#run();
  }
}
