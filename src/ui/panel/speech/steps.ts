import type {ReactiveController} from 'lit';
import type {PanelHost} from '../panel-host.js';
import type {NameCode} from './plain-words.js';
import {readMessage} from './read-message.js';

/** What going from message to message needs. */
export interface StepsOptions {
  readonly host: PanelHost;
  readonly say: (text: string) => void;
  readonly readNameCode: () => NameCode;
}

/** The edge of a message may be so far out of view and still counts as seen. */
const slackPx = 2;

/**
 * Goes from message to message with the arrow keys, once the focus is in the conversation, and reads each aloud. A
 * message that is longer than the view scrolls first, as it does for everybody.
 */
export class Steps implements ReactiveController {
  readonly #options: StepsOptions;
  #view: HTMLElement | undefined;

  constructor(options: StepsOptions) {
    this.#options = options;
  }

  hostUpdated(): void {
    const view = this.#options.host.renderRoot.querySelector<HTMLElement>('.transcript') ?? undefined;
    if (view === this.#view) return;
    this.#view?.removeEventListener('keydown', this.#onKeydown);
    view?.addEventListener('keydown', this.#onKeydown);
    this.#view = view;
  }

  hostDisconnected(): void {
    this.#view?.removeEventListener('keydown', this.#onKeydown);
    this.#view = undefined;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {key, target, altKey, ctrlKey, metaKey, shiftKey} = event;
    const direction = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
    if (direction === 0 || altKey || ctrlKey || metaKey || shiftKey || !this.#view) return;
    if (!(target instanceof HTMLElement)) return;
    const next = findNext(this.#view, target, direction);
    if (!next) return;
    event.preventDefault();
    next.tabIndex = -1;
    next.focus({preventScroll: true});
    next.scrollIntoView({block: 'nearest'});
    this.#options.say(readMessage(next, this.#options.readNameCode()));
  };
}

/** The message to go to; nothing where the view is to scroll, or the keys belong to something in a message. */
function findNext(view: HTMLElement, from: HTMLElement, direction: -1 | 1): HTMLElement | undefined {
  const messages = [...view.querySelectorAll<HTMLElement>('.message')];
  const {top, bottom} = view.getBoundingClientRect();
  const isSeen = (edge: number) => edge >= top - slackPx && edge <= bottom + slackPx;
  if (from === view) {
    const seen = messages.filter((message) => {
      const box = message.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    return direction < 0 ? seen.at(-1) : seen[0];
  }
  const at = messages.indexOf(from);
  if (at < 0) return undefined;
  const box = from.getBoundingClientRect();
  return isSeen(direction < 0 ? box.top : box.bottom) ? messages[at + direction] : undefined;
}
