import {html, type TemplateResult} from 'lit/html.js';
import type {Message} from '../../../model/index.js';
import type {AllStrings} from '../../strings-rich.js';
import {focused} from '../focused.js';

/** What the editor needs. */
export interface QuestionEditorOptions {
  /** What is shown of this message has changed. */
  readonly onChange: (id: string) => void;
  /** The visitor has given up; `from` is in what is shown of the message. */
  readonly onCancel: (from: EventTarget | null) => void;
  readonly onEdit: (id: string, text: string) => void;
}

/** Changes a question in its place. */
export class QuestionEditor {
  readonly #options: QuestionEditorOptions;
  #id: string | undefined;

  constructor(options: QuestionEditorOptions) {
    this.#options = options;
  }

  isOpen(id: string): boolean {
    return id === this.#id;
  }

  open({id}: Message): void {
    this.#id = id;
    this.#options.onChange(id);
  }

  render({id, blocks}: Message, strings: AllStrings): TemplateResult | undefined {
    if (id !== this.#id) return undefined;
    const text = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n\n');
    return html`
      <form
        class="edit question"
        lang=${strings.lang}
        @submit=${(event: Event) => this.#onSubmit(event, id)}
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, id)}
      >
        <label>
          <span class="visually-hidden">${strings.edit}</span>
          <textarea dir="auto" rows=${Math.min(8, text.split('\n').length + 1)} .value=${text} ${focused()}></textarea>
        </label>
        <div class="choices">
          <button class="main" type="submit">${strings.send}</button>
          <button type="button" @click=${(event: Event) => this.#cancel(event, id)}>${strings.cancel}</button>
        </div>
      </form>
    `;
  }

  #cancel({currentTarget}: Event, id: string): void {
    this.#close(id);
    this.#options.onCancel(currentTarget);
  }

  #close(id: string): void {
    this.#id = undefined;
    this.#options.onChange(id);
  }

  readonly #onSubmit = (event: Event, id: string): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = (form instanceof Element && form.querySelector('textarea')?.value.trim()) || '';
    if (text === '') return;
    this.#close(id);
    this.#options.onEdit(id, text);
  };

  readonly #onKeydown = (event: KeyboardEvent, id: string): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      // The field closes, the panel does not.
      event.preventDefault();
      this.#cancel(event, id);
    }
    const {target, currentTarget} = event;
    if (event.key !== 'Enter' || event.shiftKey || !(target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    if (currentTarget instanceof HTMLFormElement) currentTarget.requestSubmit();
  };
}
