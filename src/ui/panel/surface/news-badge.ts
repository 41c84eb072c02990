import type {ReactiveController} from 'lit';
import type {Chat, Message} from '../../../model/index.js';
import type {Strings} from '../../strings.js';
import {allStrings} from '../../strings-rich.js';
import type {PanelHost} from '../panel-host.js';

/** What the badge needs from the panel. */
export interface NewsBadgeOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  readonly readStrings: () => Strings;
}

/** A larger number says no more, and has no room. */
const mostShown = 9;

/** Counts on the launcher what was said while the panel was closed; to open it is to have seen that. */
export class NewsBadge implements ReactiveController {
  readonly #options: NewsBadgeOptions;
  readonly #badge = document.createElement('span');
  #answers = 0;

  constructor(options: NewsBadgeOptions) {
    this.#options = options;
    this.#badge.className = 'badge';
    this.#badge.part.add('badge');
  }

  hostUpdated(): void {
    const {host, readStrings} = this.#options;
    // Where there is none, nobody looks for it in the whole conversation.
    const launcher = [...host.renderRoot.children].find((element) => element.matches('.launcher'));
    if (this.#isSeen) this.#answers = 0;
    if (!launcher) return;
    const count = this.#answers + (this.#isAsking ? 1 : 0);
    const strings = readStrings();
    // The panel has the same name.
    const name = host.renderRoot.querySelector('.panel')?.ariaLabel ?? '';
    launcher.ariaLabel = count > 0 ? `${name}, ${allStrings(strings).newAnswers(count)}` : name;
    if (count === 0) return this.#badge.remove();
    const shown = new Intl.NumberFormat(strings.lang).format(Math.min(count, mostShown));
    this.#badge.textContent = count > mostShown ? `${shown}+` : shown;
    if (this.#badge.parentNode !== launcher) launcher.append(this.#badge);
  }

  /** Counts an answer that ended while the panel was closed. */
  count({stopReason}: Message): void {
    // After its tools have run, the model goes on.
    if (stopReason === 'tool_use' || this.#isSeen) return;
    this.#answers += 1;
    this.#options.host.requestUpdate();
  }

  get #isSeen(): boolean {
    return this.#options.host.open === true || this.#options.host.mode === 'inline';
  }

  /** A question to the visitor is news as well, as long as nobody has decided. */
  get #isAsking(): boolean {
    return !this.#isSeen && this.#options.readChat()?.state.status === 'awaiting-approval';
  }
}
