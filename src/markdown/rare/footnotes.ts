import type {MarkdownStrings} from '../options.js';
import type {Context} from '../write/context.js';
import type {View} from '../write/view.js';
import {createButton} from './create-button.js';
import {stringsOf} from './strings.js';

/** Footnotes stand at the end. Buttons go there and back: a link with a `#` works in no shadow root. */
export class Footnotes {
  readonly #context: Context;
  readonly #strings: MarkdownStrings;
  readonly #numbers = new Map<string, number>();
  readonly #references = new Map<string, Set<HTMLButtonElement>>();
  readonly #notes = new Map<string, HTMLElement>();
  #list: HTMLElement | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#strings = stringsOf(context);
  }

  /** A number in the text. */
  createReference(label: string): Node {
    const mark = this.#context.create('sup', 'md-footnote');
    const button = createButton(this.#context, 'md-footnote-button', '');
    this.#setNumber(button, this.#number(label));
    button.addEventListener('click', () => goTo(this.#notes.get(label)));
    const known = this.#references.get(label) ?? new Set();
    this.#references.set(label, known.add(button));
    mark.append(button);
    return mark;
  }

  /** Opens the note with this label; a second one of the same label is shown nowhere. */
  open(label: string): View {
    const element = this.#context.create('li', 'md-note');
    this.#context.define(`^${label}`, {url: '', title: ''});
    if (this.#notes.has(label)) {
      this.#context.document.createDocumentFragment().append(element);
    } else {
      element.tabIndex = -1;
      this.#notes.set(label, element);
      this.#openSection().append(element);
    }
    return {element};
  }

  /** Nothing follows: numbers the notes in the order in which the text mentions them, and hides the others. */
  end(): void {
    const {root, section} = this.#context;
    // To look through all of a long text takes a while.
    if (!section) return;
    const all = root.querySelectorAll('.md-footnote-button');
    const order = new Map([...all].map((button, at) => [button, at] as const));
    const first = (label: string) =>
      Math.min(...[...(this.#references.get(label) ?? [])].map((button) => order.get(button) ?? Infinity));
    const labels = [...this.#notes.keys()].toSorted((one, other) => first(one) - first(other));
    this.#numbers.clear();
    for (const label of labels) this.#endNote(label, Number.isFinite(first(label)));
    section.hidden = this.#numbers.size === 0;
  }

  #endNote(label: string, isMentioned: boolean): void {
    const note = this.#notes.get(label);
    if (!note) return;
    note.hidden = !isMentioned;
    if (!isMentioned) return;
    const number = this.#number(label);
    for (const button of this.#references.get(label) ?? []) this.#setNumber(button, number);
    if (this.#list && this.#list.children[number - 1] !== note) {
      this.#list.insertBefore(note, this.#list.children[number - 1] ?? null);
    }
    const back = createButton(this.#context, 'md-back', this.#strings.backToText, '↩');
    back.addEventListener('click', () =>
      goTo([...(this.#references.get(label) ?? [])].find((button) => button.isConnected)),
    );
    const last = note.lastElementChild;
    (last?.localName === 'p' ? last : note).append(' ', back);
  }

  #openSection(): HTMLElement {
    if (this.#list) return this.#list;
    const section = this.#context.create('section', 'md-footnotes');
    section.setAttribute('aria-label', this.#strings.footnotes);
    this.#list = this.#context.create('ol');
    section.append(this.#list);
    this.#context.root.append(section);
    this.#context.section = section;
    return this.#list;
  }

  #number(label: string): number {
    const number = this.#numbers.get(label) ?? this.#numbers.size + 1;
    this.#numbers.set(label, number);
    return number;
  }

  #setNumber(button: HTMLButtonElement, number: number): void {
    if (button.textContent === String(number)) return;
    button.textContent = String(number);
    button.setAttribute('aria-label', `${this.#strings.footnote} ${number}`);
  }
}

function goTo(element: HTMLElement | undefined): void {
  element?.focus();
  element?.scrollIntoView({block: 'nearest'});
}
