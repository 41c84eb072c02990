import type {ReactiveController} from 'lit';
import type {PanelHost} from './panel-host.js';

/** What is needed of `visualViewport`. */
export type Viewport = Pick<
  VisualViewport,
  'height' | 'offsetTop' | 'scale' | 'addEventListener' | 'removeEventListener'
>;

/**
 * Tells the style sheet which part of the window a phone's keyboard leaves free. Only the visual viewport knows: on iOS
 * the keyboard changes no other size, and the page moves behind it.
 */
export class ViewportFit implements ReactiveController {
  readonly #host: PanelHost;
  readonly #viewport: Viewport | null;

  constructor(host: PanelHost, viewport: Viewport | null = globalThis.visualViewport ?? null) {
    this.#host = host;
    this.#viewport = viewport;
  }

  hostConnected(): void {
    for (const type of ['resize', 'scroll'] as const) this.#viewport?.addEventListener(type, this.#fit);
    this.#fit();
  }

  hostDisconnected(): void {
    for (const type of ['resize', 'scroll'] as const) this.#viewport?.removeEventListener(type, this.#fit);
  }

  readonly #fit = (): void => {
    // Whether the panel covers the window may have changed.
    this.#host.requestUpdate();
    const panel = this.#host.renderRoot?.querySelector<HTMLElement>('.panel');
    // Somebody who zooms in wants to see the panel larger, not fitted again.
    if (!panel || !this.#viewport || this.#viewport.scale > 1.01) return;
    panel.style.setProperty('--_free-top', `${this.#viewport.offsetTop}px`);
    panel.style.setProperty('--_free-height', `${this.#viewport.height}px`);
  };
}
