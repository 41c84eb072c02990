import type {ReactiveController} from 'lit';
import type {PanelHost} from '../panel-host.js';

/** What is needed of the browser's `CloseWatcher`, which not every browser has. */
export interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/** Lets a phone's way back close a panel that covers the page, rather than leave the page below it. */
export class BackGesture implements ReactiveController {
  readonly #host: PanelHost;
  readonly #createWatcher: () => Watcher | undefined;
  #watcher: Watcher | undefined;

  constructor(host: PanelHost, createWatcher: () => Watcher | undefined = createBrowsers) {
    this.#host = host;
    this.#createWatcher = createWatcher;
  }

  hostUpdated(): void {
    // As assistive technology is told. What is not there would be looked for in the whole conversation.
    const isModal = this.#host.renderRoot.querySelector('.panel')?.hasAttribute('aria-modal');
    if (!isModal) return this.hostDisconnected();
    if (this.#watcher) return;
    this.#watcher = this.#createWatcher();
    if (this.#watcher) this.#watcher.onclose = () => this.#onClose();
  }

  hostDisconnected(): void {
    this.#watcher?.destroy();
    this.#watcher = undefined;
  }

  #onClose(): void {
    this.#watcher = undefined;
    this.#host.hide?.();
  }
}

function createBrowsers(): Watcher | undefined {
  const CloseWatcher: unknown = Reflect.get(globalThis, 'CloseWatcher');
  return typeof CloseWatcher === 'function' ? (Reflect.construct(CloseWatcher, []) as Watcher) : undefined;
}
