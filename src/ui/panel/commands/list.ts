import {html, nothing, type TemplateResult} from 'lit/html.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {Command} from '../../view-settings.js';
import type {PanelHost} from '../panel-host.js';
import {findCommands, readLine} from './find-commands.js';

/** What the list needs to know, and whom it tells. */
export interface ListOptions {
  readonly host: PanelHost;
  readonly readCommands: () => readonly Command[];
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** A command was chosen; `isWritten` when its name is to stay in the text field. */
  readonly onChoose: (command: Command, isWritten: boolean) => void;
}

/** What somebody does who writes: what is pasted, dropped or brought back calls nothing. */
const typing = /^(insertText|insertCompositionText|insertFromComposition|delete\w+)$/;

/**
 * The list of commands above the text field, while somebody writes the name of one. The focus stays in the field: a text
 * field with several lines may not be a `combobox`, so it says itself which entry is meant.
 */
export class CommandList {
  readonly #options: ListOptions;
  #input: HTMLTextAreaElement | undefined;
  #found: readonly Command[] = [];
  #active = 0;
  #told = 0;
  #listeners = new AbortController();

  constructor(options: ListOptions) {
    this.#options = options;
  }

  get #isOpen(): boolean {
    return this.#found.length > 0;
  }

  /** Listens to the text field, before anybody else does, and tells assistive technology what is chosen. */
  attach(input: HTMLTextAreaElement | undefined): void {
    if (input !== this.#input) this.#listen(input);
    if (!input) return;
    const list = this.#options.host.renderRoot.querySelector<HTMLElement>('.commands');
    set(input, 'aria-autocomplete', this.#options.readCommands().length > 0 ? 'list' : undefined);
    set(input, 'aria-controls', list?.id);
    set(input, 'aria-activedescendant', list?.querySelector('[aria-selected="true"]')?.id);
    if (list) this.#fit(list, input);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const {commands} = allStrings(this.#options.readStrings());
    return html`
      <ul part="commands" id="commands" class="commands" role="listbox" aria-label=${commands} @mousedown=${keepFocus}>
        ${this.#found.map((command, index) => this.#renderCommand(command, index))}
      </ul>
    `;
  }

  #renderCommand(command: Command, index: number) {
    const {name, argument, description} = command;
    return html`
      <li
        part="command"
        id=${`command-${index}`}
        class="command"
        role="option"
        aria-selected=${index === this.#active}
        @pointermove=${() => this.#go(index)}
        @click=${() => this.#choose(command, false)}
      >
        <span class="command-name" dir="auto">/${name}${argument ? html` <i>${argument}</i>` : nothing}</span>
        ${description ? html` <span class="command-words" dir="auto">${description}</span>` : nothing}
      </li>
    `;
  }

  #listen(input: HTMLTextAreaElement | undefined): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    this.#input = input;
    this.#close();
    const {signal} = this.#listeners;
    // Before the composer would send, or an arrow would bring a question back.
    input?.addEventListener('keydown', this.#onKeydown, {capture: true, signal});
    input?.addEventListener('input', this.#onInput, {signal});
    input?.addEventListener('compositionend', () => this.#look(), {signal});
    input?.addEventListener('blur', () => this.#close(), {signal});
  }

  /** Looks at what is written so far. */
  #look(): void {
    const {value = '', selectionStart} = this.#input ?? {};
    const line = selectionStart === value.length ? readLine(value) : undefined;
    const isName = line !== undefined && line.rest === undefined;
    this.#show(isName ? findCommands(this.#options.readCommands(), line.name) : []);
  }

  #show(found: readonly Command[]): void {
    if (found.length === 0 && !this.#isOpen) return;
    const active = this.#found[this.#active];
    this.#found = found;
    this.#active = Math.max(0, active ? found.indexOf(active) : 0);
    if (found.length > 0 && found.length !== this.#told) {
      this.#options.say(allStrings(this.#options.readStrings()).commandsFound(found.length));
    }
    this.#told = found.length;
    this.#options.onChange();
  }

  #close(): void {
    this.#active = 0;
    this.#show([]);
  }

  #go(index: number): void {
    const count = this.#found.length;
    const active = (index + count) % count;
    if (active === this.#active) return;
    this.#active = active;
    this.#options.onChange();
  }

  #choose(command: Command, isWritten: boolean): void {
    this.#close();
    this.#options.onChoose(command, isWritten);
  }

  /** As much room as there is above the text field; the chosen entry is in view. The page itself never scrolls. */
  #fit(list: HTMLElement, input: HTMLElement): void {
    const panel = input.closest('.panel')?.querySelector('.transcript')?.getBoundingClientRect();
    const bottom = list.getBoundingClientRect().bottom;
    if (panel) list.style.setProperty('--_room-above', `${Math.max(96, bottom - panel.top - 4)}px`);
    const entry = list.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!entry) return;
    const {offsetTop, offsetHeight} = entry;
    const lowest = offsetTop + offsetHeight - list.clientHeight;
    list.scrollTop = Math.max(lowest, Math.min(list.scrollTop, offsetTop));
  }

  readonly #onInput = (event: Event): void => {
    // Nothing opens within the composition of a character; what is open follows it, since phones compose every word.
    if (event instanceof InputEvent && event.isComposing && !this.#isOpen) return;
    if (event instanceof InputEvent && typing.test(event.inputType)) this.#look();
    else this.#close();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {key, shiftKey, ctrlKey, altKey, metaKey} = event;
    const command = this.#found[this.#active];
    // Within the composition of a character, keys belong to that. Safari tells it by the key code alone.
    if (!command || event.isComposing || event.keyCode === 229 || shiftKey || ctrlKey || altKey || metaKey) return;
    if (key === 'ArrowDown') this.#go(this.#active + 1);
    else if (key === 'ArrowUp') this.#go(this.#active - 1);
    else if (key === 'Escape') this.#close();
    else if (key === 'Enter' || key === 'Tab') this.#choose(command, key === 'Tab');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
