import type {ReactiveController} from 'lit';
import type {PanelHost} from './panel-host.js';

/** Keeps the focus in a panel that covers the page: what lies below it cannot be seen. */
export class FullScreen implements ReactiveController {
  readonly #host: PanelHost;
  #isBackward = false;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addEventListener('keydown', ({shiftKey}) => (this.#isBackward = shiftKey));
    host.addEventListener('focusout', this.#onFocusOut);
  }

  hostUpdated(): void {
    const panel = this.#find('.panel');
    if (panel) panel.ariaModal = this.#isModal ? 'true' : null;
  }

  /** As in the style sheet. */
  get #isModal(): boolean {
    return this.#host.open === true && this.#host.mode !== 'inline' && matchMedia('(max-width: 480px)').matches;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** Leaving at one end is coming in at the other. */
  readonly #onFocusOut = ({relatedTarget}: FocusEvent): void => {
    if (!this.#isModal || !(relatedTarget instanceof Node) || this.#host.contains(relatedTarget)) return;
    this.#find(this.#isBackward ? '.round:last-of-type' : '.close')?.focus();
  };
}
