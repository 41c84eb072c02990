/** What a piece of the view brings besides itself. */
export interface Piece {
  readonly styles: readonly CSSStyleSheet[];
}

/** A piece of the view whose code is fetched when it is wanted. What fails to load is asked for again the next time. */
export class LazyPiece<T extends Piece> {
  readonly #import: () => Promise<T>;
  readonly #onLoad: (piece: T) => void;
  #piece: T | undefined;
  #loading: Promise<T> | undefined;

  constructor(importPiece: () => Promise<T>, onLoad: (piece: T) => void) {
    this.#import = importPiece;
    this.#onLoad = onLoad;
  }

  /** The piece if it has arrived, without asking for it. */
  get known(): T | undefined {
    return this.#piece;
  }

  /** The piece if it has arrived; otherwise it is asked for. */
  get(): T | undefined {
    // Without it, something simpler is shown.
    if (!this.#piece) void this.load().catch(() => undefined);
    return this.#piece;
  }

  load(): Promise<T> {
    this.#loading ??= this.#fetch().catch((error: unknown) => {
      this.#loading = undefined;
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
