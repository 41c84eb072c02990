/** Gives the focus back to where it was before the panel opened. */
export class FocusReturn {
  readonly #host: HTMLElement;
  #origin: HTMLElement | undefined;
  #isDue = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Notes where the focus is; call it before the panel opens. */
  remember(): void {
    const focused = findFocus(this.#host);
    this.#origin = focused instanceof HTMLElement && focused !== this.#host ? focused : undefined;
  }

  /** Notes whether the closing panel takes the focus with it; call it before the panel closes. */
  beforeClose(): void {
    const focused = findFocus(this.#host);
    // Safari does not focus a button that is clicked, so a click on the launcher may leave the focus nowhere.
    this.#isDue = focused === undefined || this.#host.contains(focused);
  }

  /** Puts the focus where it came from, or on `fallback` when that is gone. A focus that is elsewhere stays there. */
  afterClose(fallback: HTMLElement | undefined): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    const target = this.#origin?.isConnected ? this.#origin : fallback;
    target?.focus();
  }
}

/** What has the focus, as seen from the tree that the host stands in. */
function findFocus(host: HTMLElement): Element | undefined {
  const root = host.getRootNode();
  const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : undefined;
  return focused && focused !== document.body ? focused : undefined;
}
