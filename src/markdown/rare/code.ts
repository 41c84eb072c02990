import type {Highlighter} from '../options.js';
import type {Context} from '../write/context.js';
import type {LinesView} from '../write/lines-view.js';
import {createCodeButtons} from './buttons.js';
import {writeTokens} from './colours.js';

/** Code that is longer stays plain. */
const longest = 50_000;
const mostLines = 2000;

const loadDefault = () => import('../highlight/load.js').then(({highlighter}) => highlighter);

/** Gives a block of code its buttons, and its colours while it grows. */
export function dressCode(view: LinesView, context: Context): void {
  const bar = view.element.firstElementChild;
  const code = view.words.parentElement;
  if (!bar || !code) return;
  const language = bar.textContent ?? '';
  bar.append(...createCodeButtons(view.element, code, context));
  const {options} = context;
  const load = 'loadHighlighter' in options ? options.loadHighlighter : loadDefault;
  if (language === '' || !load) return;
  // Code can be read without colours; the next block asks again.
  const loading = load().then(
    (highlighter) => new Painter(view, code, (text) => highlighter.tokenize(text, language)).start(),
    () => undefined,
  );
  context.loads.push(loading);
}

/**
 * Colours a block of code. The line that is open is plain; each complete one is coloured once, and at the end all of it,
 * since a line does not know that it lies inside a comment.
 */
class Painter {
  readonly #view: LinesView;
  readonly #code: Element;
  readonly #tokenize: (text: string) => ReturnType<Highlighter['tokenize']>;
  #length = 0;
  #lines = 0;

  constructor(view: LinesView, code: Element, tokenize: (text: string) => ReturnType<Highlighter['tokenize']>) {
    this.#view = view;
    this.#code = code;
    this.#tokenize = tokenize;
  }

  start(): void {
    if (this.#view.isClosed) {
      this.#paintAll();
      return;
    }
    this.#view.observer = {onShow: () => this.#paintLines(), onClose: () => this.#paintAll()};
    this.#paintLines();
  }

  #paintLines(): void {
    const {words} = this.#view;
    const end = words.data.lastIndexOf('\n') + 1;
    if (end === 0 || this.#length + end > longest || this.#lines > mostLines) return;
    const lines = words.data.slice(0, end).split(/(?<=\n)/);
    this.#length += end;
    this.#lines += lines.length;
    words.before(...lines.map((line) => this.#colour(line)));
    words.deleteData(0, end);
  }

  #paintAll(): void {
    const text = this.#code.textContent ?? '';
    const isShort = text.length <= longest && text.split('\n').length <= mostLines + 1;
    const wanted = this.#code.cloneNode();
    wanted.appendChild(isShort ? this.#colour(text) : this.#code.ownerDocument.createTextNode(text));
    const {words} = this.#view;
    if (words.data === '') words.remove();
    if (!wanted.isEqualNode(this.#code)) this.#code.replaceChildren(...wanted.childNodes);
  }

  #colour(text: string): Node {
    const {ownerDocument} = this.#code;
    const tokens = this.#tokenize(text);
    return tokens ? writeTokens(tokens, ownerDocument) : ownerDocument.createTextNode(text);
  }
}
