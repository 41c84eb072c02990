import type {ReactiveController} from 'lit';
import type {RichStrings} from '../../strings-rich.js';
import type {PanelHost} from '../panel-host.js';

/** What the grip needs from the panel. */
export interface ResizeGripOptions {
  readonly host: PanelHost;
  readonly readStrings: () => Pick<RichStrings, 'resize'>;
}

/** How far an arrow key moves an edge. */
const stepPx = 16;

/** A panel that is smaller is of no use. */
const smallest = {width: 280, height: 320};

/** A corner by which a visitor makes the popup larger or smaller, or an edge for a drawer, with a pointer or with arrow keys. */
export class ResizeGrip implements ReactiveController {
  readonly #options: ResizeGripOptions;
  readonly #grip = document.createElement('button');

  constructor(options: ResizeGripOptions) {
    this.#options = options;
    const grip = this.#grip;
    grip.type = 'button';
    grip.className = 'grip';
    grip.part.add('resize-grip');
    grip.addEventListener('pointerdown', this.#onPointerDown);
    grip.addEventListener('keydown', this.#onKeydown);
    grip.addEventListener('dblclick', () => this.#reset());
  }

  get #panel(): HTMLElement | null {
    return this.#options.host.renderRoot.querySelector<HTMLElement>('.panel');
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (!panel) return;
    this.#grip.ariaLabel = this.#options.readStrings().resize;
    if (this.#grip.parentNode !== panel) panel.append(this.#grip);
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const panel = this.#panel;
    if (!panel || event.button !== 0) return;
    event.preventDefault();
    this.#grip.setPointerCapture(event.pointerId);
    const {width, height} = panel.getBoundingClientRect();
    const onMove = ({clientX, clientY}: PointerEvent): void => {
      const across = (clientX - event.clientX) * this.#outwards;
      this.#resize(panel, width + across, height - (clientY - event.clientY));
    };
    const release = new AbortController();
    this.#grip.addEventListener('pointermove', onMove, {signal: release.signal});
    for (const type of ['pointerup', 'pointercancel'] as const) {
      this.#grip.addEventListener(type, () => release.abort(), {signal: release.signal});
    }
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const panel = this.#panel;
    const [x, y] = arrows[event.key] ?? [];
    if (!panel || x === undefined || y === undefined) return;
    event.preventDefault();
    const {width, height} = panel.getBoundingClientRect();
    this.#resize(panel, width + x * this.#outwards * stepPx, height - y * stepPx);
  };

  /** The panel stands at the end of the window, so that it grows towards the start. */
  get #outwards(): 1 | -1 {
    return getComputedStyle(this.#grip).direction === 'rtl' ? 1 : -1;
  }

  /** The style sheet sets the largest size. */
  #resize(panel: HTMLElement, width: number, height: number): void {
    panel.style.setProperty('--outcrop-width', `${Math.max(smallest.width, Math.min(width, innerWidth))}px`);
    panel.style.setProperty('--outcrop-height', `${Math.max(smallest.height, Math.min(height, innerHeight))}px`);
  }

  #reset(): void {
    this.#panel?.style.removeProperty('--outcrop-width');
    this.#panel?.style.removeProperty('--outcrop-height');
  }
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
