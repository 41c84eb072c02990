import type {MarkdownStrings} from '../options.js';
import {type Context, noteMark} from '../write/context.js';
import type {View} from '../write/view.js';
import {createButton} from './create-button.js';
import {stringsOf} from './strings.js';

/** Footnotes stand at the end. Buttons go there and back: a link with a `#` works in no shadow root. */
export class Footnotes {
  readonly #context: Context;
  readonly #strings: MarkdownStrings;
  readonly #numbers = new Map<string, number>();
  /** The buttons in the text, each with its label, and the last one of a label that was used. */
  readonly #labels = new Map<HTMLButtonElement, string>();
  readonly #used = new Map<string, HTMLButtonElement>();
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
    button.addEventListener('click', (event) => {
      // In a link it would open that too.
      event.preventDefault();
      this.#used.set(label, button);
      goTo(this.#notes.get(label));
    });
    this.#labels.set(button, label);
    mark.append(button);
    return mark;
  }

  /** Opens the note with this label; a second one of the same label is shown nowhere. */
  open(label: string): View {
    const element = this.#context.create('li', 'md-note');
    this.#context.define(noteMark + label, {url: '', title: ''});
    if (this.#notes.has(label)) {
      this.#context.document.createDocumentFragment().append(element);
    } else {
      element.tabIndex = -1;
      this.#notes.set(label, element);
      this.#openSection().append(element);
    }
    return {element};
  }

  /** Nothing follows, or words of a note were made anew after that: numbers the notes in the order in which the text mentions them, and hides the others. */
  end(): void {
    const {root, section} = this.#context;
    // To look through all of a long text takes a while.
    if (!section) return;
    this.#numbers.clear();
    for (const button of root.querySelectorAll<HTMLButtonElement>('.md-footnote-button')) {
      this.#setNumber(button, this.#number(this.#labels.get(button) ?? ''));
    }
    for (const [label, note] of this.#notes) note.hidden = !this.#numbers.has(label);
    section.hidden = this.#numbers.size === 0;
    let place = this.#list?.firstElementChild ?? null;
    for (const label of this.#numbers.keys()) {
      const note = this.#notes.get(label);
      if (!note) continue;
      // Who moves a note takes the focus from it.
      if (note === place) place = note.nextElementSibling;
      else this.#list?.insertBefore(note, place);
      this.#addBack(note, label);
    }
  }

  #addBack(note: HTMLElement, label: string): void {
    if (note.querySelector('.md-back')) return;
    const back = createButton(this.#context, 'md-back', this.#strings.backToText, '↩');
    back.addEventListener('click', () => goTo(this.#findReference(label)));
    const last = note.lastElementChild;
    (last?.localName === 'p' ? last : note).append(' ', back);
  }

  /** Where the reader came from, or else the first mention that is still there. */
  #findReference(label: string): HTMLElement | undefined {
    const used = this.#used.get(label);
    if (used?.isConnected) return used;
    return [...this.#labels.keys()].find((button) => button.isConnected && this.#labels.get(button) === label);
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
