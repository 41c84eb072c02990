import type {ReactiveController} from 'lit';
import type {ConversationElement} from '../conversation-element.js';
import {rememberOpen} from '../open-memory.js';
import {teaserStyles} from './styles.js';
import {readDismissWord} from './words.js';

/** What is needed of the element. */
export interface TeaserHost extends ConversationElement {
  readonly open?: boolean;
  readonly mode?: string;
  show?(): void;
}

/** What a test sets in another way. */
export interface TeaserOptions {
  /** How long after the page has come. Default: 1200. */
  readonly delayMs?: number;
}

const greeted = new WeakSet<TeaserHost>();

/** Shows the greeting of an element when its moment has come. */
export function greet(host: TeaserHost, options?: TeaserOptions): void {
  if (greeted.has(host)) return;
  greeted.add(host);
  host.addController(new Teaser(host, options));
}

/** On a phone, a greeting that is larger than this part of the window is in the way. */
const largestShare = 0.12;

/**
 * A greeting beside the launcher. It takes neither the focus nor the word: whoever comes by, by Tab or by reading, finds
 * it before the launcher.
 */
class Teaser implements ReactiveController {
  readonly #host: TeaserHost;
  readonly #delayMs: number;
  readonly #box = document.createElement('div');
  readonly #words = document.createElement('button');
  readonly #close = document.createElement('button');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;
  #isOver = false;

  constructor(host: TeaserHost, {delayMs = 1200}: TeaserOptions = {}) {
    this.#host = host;
    this.#delayMs = delayMs;
    this.#build();
  }

  hostConnected(): void {
    if (document.readyState === 'complete') this.#wait();
    else addEventListener('load', this.#wait, {once: true});
  }

  hostDisconnected(): void {
    removeEventListener('load', this.#wait);
    clearTimeout(this.#timer);
    this.#box.remove();
  }

  hostUpdated(): void {
    const {teaser, open, mode} = this.#host;
    // Who has opened the chat has found it.
    this.#isOver ||= open === true;
    if (!teaser || this.#isOver || !this.#isDue || mode === 'inline') return this.#box.remove();
    // WebKit takes it for no click when the words below the pointer were put there anew meanwhile.
    if (this.#words.textContent !== teaser) this.#words.textContent = teaser;
    this.#close.ariaLabel = this.#host.strings?.dismiss ?? readDismissWord(this.#host);
    if (!this.#box.isConnected) this.#show();
  }

  readonly #wait = (): void => {
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.#host.requestUpdate();
    }, this.#delayMs);
  };

  #build(): void {
    this.#box.part.add('teaser');
    this.#words.part.add('teaser-button');
    this.#close.part.add('teaser-close-button');
    this.#box.className = 'teaser';
    this.#words.className = 'teaser-text';
    this.#close.className = 'teaser-close';
    this.#words.dir = 'auto';
    this.#words.addEventListener('click', () => this.#host.show?.());
    this.#close.addEventListener('click', this.#onClose);
    for (const button of [this.#words, this.#close]) button.type = 'button';
    this.#box.append(this.#words, this.#close);
    // The launcher has the focus, or the greeting has: nothing else can, while the panel is closed.
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  #show(): void {
    const {renderRoot: root} = this.#host;
    if (!(root instanceof ShadowRoot)) return;
    if (!this.#close.firstChild) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(teaserStyles);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.#close.append(root.querySelector('.close svg')?.cloneNode(true) ?? '×');
    }
    root.prepend(this.#box);
    if (this.#isInTheWay) this.#box.remove();
  }

  /** Before an answer of the style sheet, since that cannot know how long the words are. */
  get #isInTheWay(): boolean {
    const {width, height} = this.#box.getBoundingClientRect();
    return matchMedia('(max-width: 480px)').matches && width * height > innerWidth * innerHeight * largestShare;
  }

  readonly #onClose = (): void => {
    this.#isOver = true;
    rememberOpen(this.#host, false);
    this.#host.requestUpdate();
    // The button that has the focus goes.
    this.#host.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#box.isConnected) return;
    // A dialog of the page that the chat stands in stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#onClose();
  };
}
