/** What a piece of the view brings besides itself. */
export interface Piece {
  readonly styles: readonly CSSStyleSheet[];
}

/** Makes a piece out of what fetches it, with its styles where they belong. */
export type Later = <T extends Piece>(importPiece: () => Promise<T>) => LazyPiece<T>;

/** A piece that failed to load is not asked for again for so long, then twice as long, and so on up to the longest. */
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/**
 * A piece of the view whose code is fetched when it is wanted. What fails to load is asked for again: at once where
 * somebody waits for it, and after a pause that grows where it is merely drawn.
 */
export class LazyPiece<T extends Piece> {
  readonly #import: () => Promise<T>;
  readonly #onLoad: (piece: T) => void;
  readonly #now: () => number;
  #pauseMs = firstPauseMs;
  #notBefore = 0;
  #piece: T | undefined;
  #loading: Promise<T> | undefined;

  constructor(importPiece: () => Promise<T>, onLoad: (piece: T) => void, now = () => performance.now()) {
    this.#import = importPiece;
    this.#onLoad = onLoad;
    this.#now = now;
  }

  /** The piece if it has arrived, without asking for it. */
  get known(): T | undefined {
    return this.#piece;
  }

  /** The piece if it has arrived; otherwise it is asked for. */
  get(): T | undefined {
    // Without it, something simpler is shown.
    if (!this.#piece && this.#now() >= this.#notBefore) void this.load().catch(() => undefined);
    return this.#piece;
  }

  load(): Promise<T> {
    this.#loading ??= this.#fetch().catch((error: unknown) => {
      this.#loading = undefined;
      this.#notBefore = this.#now() + this.#pauseMs;
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
      throw error;
    });
    return this.#loading;
  }

  async #fetch(): Promise<T> {
    this.#piece = await this.#import();
    this.#onLoad(this.#piece);
    return this.#piece;
  }
}
