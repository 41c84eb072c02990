import type {ReactiveController} from 'lit';
import type {LazyPiece} from './lazy-piece.js';
import type {PanelHost} from './panel-host.js';
import type {Reading} from './reading/index.js';

/** So near to the end counts as being there. */
const nearPx = 24;

/**
 * Keeps the newest words in view until what lets somebody read has arrived. That is fetched once there is more than the
 * view can hold, and decides from then on.
 */
export class Follow implements ReactiveController {
  readonly #host: PanelHost;
  readonly #reading: LazyPiece<Reading>;
  #isAtEnd = true;
  #isOver = false;
  /** Where the view stood at last. */
  #top = 0;

  constructor(host: PanelHost, reading: LazyPiece<Reading>) {
    this.#host = host;
    this.#reading = reading;
  }

  get #view(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.transcript');
  }

  hostUpdate(): void {
    const view = this.#isOver ? null : this.#view;
    if (!view) return;
    const {scrollHeight, scrollTop, clientHeight} = view;
    this.#isAtEnd = scrollTop > this.#top - nearPx || scrollHeight - scrollTop - clientHeight < nearPx;
    const {known} = this.#reading;
    if (!known) return;
    this.#isOver = true;
    known.takeOver(view, this.#isAtEnd);
  }

  hostUpdated(): void {
    const view = this.#isOver ? null : this.#view;
    if (!view) return;
    if (this.#host.follow || view.scrollHeight > view.clientHeight) this.#reading.get();
    if (!this.#isAtEnd || this.#host.follow === 'off') return;
    view.scrollTop = view.scrollHeight;
    this.#top = view.scrollTop;
  }
}
