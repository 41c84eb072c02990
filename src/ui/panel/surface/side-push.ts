import type {ReactiveController} from 'lit';
import type {PanelHost} from '../panel-host.js';
import {giveRoomBack, makeRoom, type PageEdge} from './page-room.js';

/** A page that has less left is of no use beside a drawer, which then lies over it. */
const leastPagePx = 480;

/** Has the page make room for an open drawer with `side="push"`, as long as enough of the page is left. */
export class SidePush implements ReactiveController {
  readonly #host: PanelHost;
  readonly #sizes = new ResizeObserver(() => this.#fit());
  #panel: Element | undefined;
  #edge: PageEdge | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  hostConnected(): void {
    addEventListener('resize', this.#fit);
  }

  hostUpdated(): void {
    const panel = this.#host.renderRoot.querySelector('.panel') ?? undefined;
    if (panel !== this.#panel) {
      this.#sizes.disconnect();
      this.#panel = panel;
      if (panel) this.#sizes.observe(panel);
    }
    this.#fit();
    // The panel is opened only now; an observer tells of it later, and not at all if it was closed in the same frame.
    void this.#host.updateComplete.then(this.#fit);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#fit);
    this.#sizes.disconnect();
    this.#panel = undefined;
    this.#move(undefined, 0);
  }

  readonly #fit = (): void => {
    const {open, mode, side} = this.#host;
    const isWanted = open && mode === 'side' && side === 'push';
    const width = isWanted ? (this.#panel?.getBoundingClientRect().width ?? 0) : 0;
    const hasRoom = width > 0 && innerWidth - width >= leastPagePx;
    this.#move(hasRoom ? this.#findEdge() : undefined, width);
  };

  /** Panel and page may be written in different directions. */
  #findEdge(): PageEdge {
    const read = (element: Element | undefined) => (element ? getComputedStyle(element).direction : '');
    return read(this.#panel) === read(document.documentElement) ? 'margin-inline-end' : 'margin-inline-start';
  }

  #move(edge: PageEdge | undefined, px: number): void {
    const before = this.#edge;
    this.#edge = edge;
    const act = (): void => {
      if (before && before !== edge) giveRoomBack(this.#host, before);
      if (edge) makeRoom(this.#host, edge, px);
    };
    if (before === edge) act();
    else animate(edge ?? before, act);
  }
}

/** Moves the page to where it is afterwards, unless the visitor wants nothing to move. */
function animate(edge: PageEdge | undefined, act: () => void): void {
  const {documentElement: root} = document;
  const readMargin = () => (edge ? getComputedStyle(root).getPropertyValue(edge) : '');
  const before = readMargin();
  act();
  const after = readMargin();
  if (before === after || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const name = edge === 'margin-inline-start' ? 'marginInlineStart' : 'marginInlineEnd';
  root.animate([{[name]: before}, {[name]: after}], {duration: 180, easing: 'ease-out'});
}
