import type {CodeToken} from '../options.js';
import type {Context} from '../write/context.js';
import type {LinesView} from '../write/lines-view.js';
import {createCodeButtons} from './buttons.js';
import {placeTokens, writeTokens} from './colours.js';
import {stringsOf} from './strings.js';
import {takeTurn} from './take-turn.js';

/** Code that is longer stays plain. */
const longest = 50_000;
const mostLines = 2000;
/** So does a line that is longer: the tokenizer took 10 s for one of 48 KB. */
const longestLine = 1000;

const loadDefault = () => import('../highlight/load.js').then(({highlighter}) => highlighter);

/** Gives a block of code its buttons, and its colours while it grows. */
export function dressCode(view: LinesView, context: Context): void {
  const bar = view.element.firstElementChild;
  const code = view.words.parentElement;
  if (!bar || !code) return;
  const language = bar.textContent ?? '';
  bar.append(...createCodeButtons(view.element, code, context));
  // Tab stops there, so that long lines can be scrolled by keys: who cannot see it hears what it is.
  const pre = code.parentElement;
  pre?.setAttribute('role', 'group');
  pre?.setAttribute('aria-label', language || stringsOf(context).code);
  const {options} = context;
  const load = 'loadHighlighter' in options ? options.loadHighlighter : loadDefault;
  if (language === '' || !load) return;
  // Code can be read without colours; the next block asks again.
  const loading = load().then(
    (highlighter) => new Painter(view, code, (text) => highlighter.tokenize(text, language) ?? asPlain(text)).start(),
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
  readonly #tokenize: (text: string) => readonly CodeToken[];
  /** How much is painted, and where the colours are in it. */
  #length = 0;
  #lines = 0;
  #painted = '';
  /** What the line that is open has so far. */
  #open = '';

  constructor(view: LinesView, code: Element, tokenize: (text: string) => readonly CodeToken[]) {
    this.#view = view;
    this.#code = code;
    this.#tokenize = tokenize;
  }

  start(): Promise<void> | undefined {
    if (this.#view.isClosed) return takeTurn(() => this.#paintAll());
    this.#view.observer = {onText: (text) => this.#paintLines(text), onClose: () => this.#paintAll()};
    this.#paintLines(this.#view.words.data);
    return undefined;
  }

  /** Paints the lines that are complete with this text, and shows what is left of it; `false` if none is. */
  #paintLines(text: string): boolean {
    const {words} = this.#view;
    const end = text.lastIndexOf('\n') + 1;
    const complete = this.#open + text.slice(0, end);
    if (end === 0 || this.#length + complete.length > longest || this.#lines > mostLines) {
      this.#open += text;
      return false;
    }
    const painted = this.#code.ownerDocument.createDocumentFragment();
    for (const line of complete.split(/(?<=\n)/)) this.#paintLine(line, painted);
    this.#open = text.slice(end);
    words.before(painted);
    words.data = this.#open;
    return true;
  }

  #paintLine(line: string, place: DocumentFragment): void {
    const tokens = this.#tokenizeLine(line);
    this.#painted += placeTokens(tokens, this.#length);
    this.#length += line.length;
    this.#lines += 1;
    writeTokens(tokens, place);
  }

  #paintAll(): void {
    const {words} = this.#view;
    const text = this.#code.textContent ?? '';
    if (words.data === '') words.remove();
    const tokens = this.#tokenizeAll(text);
    if (placeTokens(tokens, 0) === this.#painted) return;
    const painted = this.#code.ownerDocument.createDocumentFragment();
    writeTokens(tokens, painted);
    this.#code.replaceChildren(painted);
  }

  #tokenizeLine(line: string): readonly CodeToken[] {
    return line.length > longestLine ? asPlain(line) : this.#tokenize(line);
  }

  /** Around a line that is too long, each line stays as it is alone. */
  #tokenizeAll(text: string): readonly CodeToken[] {
    const lines = text.split(/(?<=\n)/);
    if (text.length > longest || lines.length > mostLines) return asPlain(text);
    if (lines.some(({length}) => length > longestLine)) return lines.flatMap((line) => this.#tokenizeLine(line));
    return this.#tokenize(text);
  }
}

function asPlain(text: string): readonly CodeToken[] {
  return [{text, type: undefined}];
}
