/** So many messages are drawn at first. */
export const firstCount = 60;

/** So many come at once: few enough for one frame of a slow phone. */
const pageCount = 20;

/**
 * More than these are never drawn. A change of width lays them out in 5 ms, so that nothing has to be skipped:
 * `content-visibility` would make that 1 ms, and each piece of an answer dearer, 0.5 ms in place of 0.3.
 */
const mostCount = 180;

/** The stretch of a conversation that is drawn: its newest messages, until the reader goes for older ones. */
export class Stretch {
  #start = 0;
  /** Nothing while the stretch reaches to the newest message. */
  #end: number | undefined;
  #count = 0;

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end ?? this.#count;
  }

  /** The newest message is drawn. */
  get isNewest(): boolean {
    return this.#end === undefined;
  }

  /** Takes note of how many messages there are. */
  fit(count: number): void {
    this.#count = count;
    if (this.#end !== undefined && this.#end >= count) this.#end = undefined;
    if (this.#start >= count) this.toNewest();
  }

  /** Draws the newest messages, and no more than at first. */
  toNewest(): void {
    this.#end = undefined;
    this.#start = Math.max(0, this.#count - firstCount);
  }

  /** Draws every message. */
  toAll(): void {
    this.#end = undefined;
    this.#start = 0;
  }

  /** Draws the messages around one, unless that is drawn already. */
  show(index: number): void {
    if (index >= this.#start && index < this.end) return;
    this.go(Math.max(0, index - firstCount / 2), index + firstCount / 2);
  }

  /** Draws the messages from one up to another. */
  go(start: number, end: number): void {
    this.#start = start;
    this.#end = end < this.#count ? end : undefined;
  }

  /** Forgets old messages once there are too many; only for somebody who looks at the newest ones. */
  trim(): void {
    if (this.isNewest && this.#count - this.#start > mostCount) this.toNewest();
  }

  /** Draws a page of older messages; false when there are none. */
  older(): boolean {
    if (this.#start === 0) return false;
    this.#start = Math.max(0, this.#start - pageCount);
    if (this.end - this.#start > mostCount) this.#end = this.#start + mostCount;
    return true;
  }

  /** Draws a page of newer messages; false when there are none. */
  newer(): boolean {
    if (this.#end === undefined) return false;
    const end = this.#end + pageCount;
    this.#end = end >= this.#count ? undefined : end;
    this.#start = Math.max(this.#start, this.end - mostCount);
    return true;
  }
}
