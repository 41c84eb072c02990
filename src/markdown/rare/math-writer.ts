import type {MathRenderer} from '../options.js';
import type {Context} from '../write/context.js';
import {takeTurn} from './take-turn.js';

/** A formula that is longer stays as it was written. */
const longest = 4000;

const loadDefault = () => import('../math/load.js').then(({mathRenderer}) => mathRenderer);

/** Sets formulas once the renderer is there; until then, and where one is wrong, it is shown as it was written. */
export class MathWriter {
  readonly #context: Context;
  #loading: Promise<MathRenderer | undefined> | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  create(written: string, isDisplay: boolean): HTMLElement {
    const element = this.#context.create('span', 'md-math');
    element.textContent = written;
    if (isDisplay) makeDisplay(element);
    this.set(element, isDisplay);
    return element;
  }

  /** Sets the formula that an element shows as it was written. */
  set(element: HTMLElement, isDisplay: boolean): void {
    const written = element.textContent;
    const sign = /^\$[^$]/.test(written) ? 1 : 2;
    const source = written.slice(sign, -sign).trim();
    element.setAttribute('data-source', written);
    if (source.length > longest) return;
    const {document, loads} = this.#context;
    const show = (renderer: MathRenderer | undefined) => {
      const formula = renderer?.render(source, isDisplay, document);
      if (formula) element.replaceChildren(formula);
    };
    loads.push(this.#load()?.then((renderer) => takeTurn(() => show(renderer))));
  }

  #load(): Promise<MathRenderer | undefined> | undefined {
    const {options} = this.#context;
    const load = 'loadMath' in options ? options.loadMath : loadDefault;
    this.#loading ??= load?.().catch(() => {
      // A source can be read; the next formula asks again.
      this.#loading = undefined;
      return undefined;
    });
    return this.#loading;
  }
}

/** Sets a formula apart. Tab stops there, so that a wide one can be scrolled by keys. */
export function makeDisplay(element: HTMLElement): HTMLElement {
  element.className = 'md-math md-math-display';
  element.tabIndex = 0;
  return element;
}
