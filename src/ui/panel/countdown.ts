import type {ReactiveController} from 'lit';
import type {ChatState} from '../../model/index.js';
import type {Strings} from '../strings.js';

/** Tells how long a question has to wait, and has it drawn again every second. */
export class Countdown implements ReactiveController {
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** What a visitor reads while a question waits for its next try. */
  describe({status, error, nextTryAt}: ChatState, {offline, waiting, waitingFor}: Strings): string | undefined {
    clearTimeout(this.#timer);
    if (status !== 'waiting') return undefined;
    if (error?.code === 'offline') return offline;
    if (nextTryAt === undefined) return waiting;
    const leftMs = Math.max(0, nextTryAt - Date.now());
    // At the very moment when the number changes.
    this.#timer = setTimeout(this.#onTick, leftMs % 1000 || 1000);
    return leftMs < 500 ? waiting : waitingFor(Math.ceil(leftMs / 1000));
  }
}
