import type {MathRenderer} from '../options.js';
import {ContainerView} from './block-view.js';
import {createElement} from './create-element.js';

/** Sets formulas once the renderer is there; until then, and where one is wrong, its source is shown. */
export class MathWriter {
  readonly #document: Document;
  readonly #load: (() => Promise<MathRenderer>) | undefined;
  #loading: Promise<MathRenderer | undefined> | undefined;
  #renderer: MathRenderer | undefined;

  constructor(document: Document, load: (() => Promise<MathRenderer>) | undefined) {
    this.#document = document;
    this.#load = load;
  }

  /** When all that was asked for is there, or will not come. */
  get settled(): Promise<unknown> {
    return this.#loading ?? Promise.resolve();
  }

  create(source: string, isDisplay: boolean): HTMLElement {
    const element = createElement(this.#document, 'span', isDisplay ? 'md-math md-math-display' : 'md-math');
    element.textContent = source;
    this.set(element, source, isDisplay);
    return element;
  }

  set(element: HTMLElement, source: string, isDisplay: boolean): void {
    if (this.#renderer) {
      this.#show(element, source, isDisplay);
      return;
    }
    this.#loading ??= this.#load?.().then(
      (renderer) => (this.#renderer = renderer),
      () => {
        // A source can be read; the next formula asks again.
        this.#loading = undefined;
        return undefined;
      },
    );
    this.#loading = this.#loading?.then((renderer) => {
      if (renderer) this.#show(element, source, isDisplay);
      return renderer;
    });
  }

  #show(element: HTMLElement, source: string, isDisplay: boolean): void {
    const formula = this.#renderer?.render(source, isDisplay, this.#document);
    if (formula) element.replaceChildren(formula);
  }
}

/** A formula in lines of its own. */
export class MathView extends ContainerView {
  readonly #writer: MathWriter;
  readonly #words: Text;
  #source = '';
  #shown = 0;

  constructor(element: HTMLElement, words: Text, writer: MathWriter) {
    super(element);
    this.#words = words;
    this.#writer = writer;
  }

  override text(text: string): void {
    this.#source += text;
  }

  override endLine(): void {
    this.#source += '\n';
  }

  override show(): void {
    this.#words.appendData(this.#source.slice(this.#shown));
    this.#shown = this.#source.length;
  }

  override close(isComplete = true): void {
    this.show();
    const source = this.#source.trim();
    if (isComplete && source !== '') this.#writer.set(this.element, source, true);
  }
}
