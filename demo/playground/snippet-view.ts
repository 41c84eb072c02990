/** Shows the snippet of the way that is chosen, and copies it. */
import type {Setup} from './setup.js';
import {snippets, type Release} from './snippet/index.js';
import {createTabs} from './tabs.js';

/** What the view is made of. */
export interface SnippetParts {
  readonly tabs: HTMLElement;
  readonly code: HTMLElement;
  readonly note: HTMLElement;
  readonly copy: HTMLButtonElement;
  /** Says how the copying went. */
  readonly status: HTMLElement;
}

/** The snippet, drawn anew with each setup. */
export class SnippetView {
  readonly #parts: SnippetParts;
  readonly #release: Release;
  #setup: Setup | undefined;
  #flavour = Object.keys(snippets)[0] ?? '';

  constructor(parts: SnippetParts, release: Release) {
    this.#parts = parts;
    this.#release = release;
    parts.tabs.append(...Object.keys(snippets).map((name) => this.#createTab(name)));
    createTabs(parts.tabs, (tab) => {
      this.#flavour = tab.textContent;
      this.#draw();
    });
    parts.copy.addEventListener('click', () => void this.#copy());
  }

  /** Writes the snippet of this setup; `remark` is what a reader has to know beside it. */
  show(setup: Setup, remark: string): void {
    this.#setup = setup;
    const isHashed = this.#flavour !== 'HTML' || this.#release.integrity;
    const hash = 'The hash stands in dist/integrity.json once npm run build has made it.';
    this.#parts.note.replaceChildren([isHashed ? '' : hash, remark].filter(Boolean).join(' '));
    this.#parts.note.hidden = this.#parts.note.textContent === '';
    this.#remark = remark;
    this.#parts.code.replaceChildren(snippets[this.#flavour]?.(setup, this.#release) ?? '');
    this.#parts.status.replaceChildren();
  }

  #remark = '';

  #draw(): void {
    if (this.#setup) this.show(this.#setup, this.#remark);
  }

  #createTab(name: string): HTMLElement {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.id = `flavour-${name}`;
    tab.setAttribute('aria-controls', 'snippet-panel');
    tab.append(name);
    return tab;
  }

  async #copy(): Promise<void> {
    const {code, status} = this.#parts;
    try {
      await navigator.clipboard.writeText(code.textContent);
      status.replaceChildren('Copied.');
    } catch {
      // A browser may say no; the visitor can always copy what is selected.
      getSelection()?.selectAllChildren(code);
      status.replaceChildren('The browser does not let the page copy. The snippet is selected.');
    }
  }
}
