import type {MathRenderer} from '../options.js';
import type {Context} from '../write/context.js';

/** A formula that is longer stays as it was written. */
const longest = 4000;

const loadDefault = () => import('../math/load.js').then(({mathRenderer}) => mathRenderer);

/** Sets formulas once the renderer is there; until then, and where one is wrong, its source is shown. */
export class MathWriter {
  readonly #context: Context;
  #loading: Promise<MathRenderer | undefined> | undefined;
  #renderer: MathRenderer | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  create(source: string, isDisplay: boolean): HTMLElement {
    const element = this.#context.create('span', 'md-math');
    element.textContent = source;
    if (isDisplay) makeDisplay(element);
    this.set(element, source, isDisplay);
    return element;
  }

  set(element: HTMLElement, source: string, isDisplay: boolean): void {
    element.setAttribute('data-source', source);
    if (source.length > longest) return;
    const show = (renderer: MathRenderer) => {
      const formula = renderer.render(source, isDisplay, this.#context.document);
      if (formula) element.replaceChildren(formula);
    };
    if (this.#renderer) show(this.#renderer);
    else this.#context.loads.push(this.#load()?.then((renderer) => renderer && show(renderer)));
  }

  #load(): Promise<MathRenderer | undefined> | undefined {
    const {options} = this.#context;
    const load = 'loadMath' in options ? options.loadMath : loadDefault;
    this.#loading ??= load?.().then(
      (renderer) => (this.#renderer = renderer),
      () => {
        // A source can be read; the next formula asks again.
        this.#loading = undefined;
        return undefined;
      },
    );
    return this.#loading;
  }
}

/** Sets a formula apart. Tab stops there, so that a wide one can be scrolled by keys. */
export function makeDisplay(element: HTMLElement): HTMLElement {
  element.className = 'md-math md-math-display';
  element.tabIndex = 0;
  return element;
}
