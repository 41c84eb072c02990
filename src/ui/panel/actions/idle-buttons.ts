import type {ReactiveController} from 'lit';
import type {Chat} from '../../../model/index.js';
import type {PanelHost} from '../panel-host.js';

/** What has to be known of the chat. */
export interface IdleButtonsOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
}

/**
 * Hides, while an answer is on its way, what only a chat takes that waits for nothing. Every message is styled anew for
 * that, which takes as long as to draw a question: so it has the next frame to itself.
 */
export class IdleButtons implements ReactiveController {
  readonly #options: IdleButtonsOptions;
  #isDue = false;

  constructor(options: IdleButtonsOptions) {
    this.#options = options;
  }

  hostUpdated(): void {
    if (this.#isDue || this.#thread?.classList.contains('busy') === this.#isBusy) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#thread?.classList.toggle('busy', this.#isBusy);
    });
  }

  get #thread(): Element | null {
    return this.#options.host.renderRoot.querySelector('.thread');
  }

  get #isBusy(): boolean {
    const status = this.#options.readChat()?.state.status ?? 'idle';
    return status !== 'idle' && status !== 'failed';
  }
}
