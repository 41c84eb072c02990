import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Message} from '../../../model/index.js';
import type {Strings} from '../../strings.js';
import type {Person} from '../../view-settings.js';
import type {Piece} from '../lazy-piece.js';
import {readInitials} from './initials.js';
import {readPictureAddress} from './picture-address.js';
import {peopleStyles} from './styles.js';

/** What is needed of the panel to draw people. */
export interface PortraitsOptions {
  readonly readStrings: () => Strings;
}

/** Makes what draws names and pictures. */
export function createPortraits(options: PortraitsOptions): Portraits {
  return new Portraits(options);
}

/** Draws who says something: a name and a picture of the page's own choosing. */
export class Portraits implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [peopleStyles];
  readonly #options: PortraitsOptions;

  constructor(options: PortraitsOptions) {
    this.#options = options;
  }

  /** Assistive technology has the name from the message itself. */
  render({name, avatar}: Person, role: Message['role']): TemplateResult {
    const {lang, you, answer} = this.#options.readStrings();
    const shown = name == null ? '' : String(name);
    const initials = readInitials(shown || (role === 'user' ? you : answer), lang);
    return html`
      ${avatar ? renderAvatar(readPictureAddress(avatar), initials) : nothing}
      ${shown ? html`<span part="name" class="who-name" dir="auto">${shown}</span>` : nothing}
    `;
  }
}

/** A picture in a place of fixed size; what cannot be shown gives way to letters. */
function renderAvatar(address: string | undefined, initials: string) {
  return html`
    <span part="avatar" class=${address ? 'avatar' : 'avatar broken'}>
      <span class="initials">${initials}</span>
      ${address ? renderPicture(address) : nothing}
    </span>
  `;
}

function renderPicture(address: string) {
  return html`
    <img
      src=${address}
      alt=""
      width="24"
      height="24"
      referrerpolicy="no-referrer"
      decoding="async"
      draggable="false"
      @error=${onOutcome}
      @load=${onOutcome}
    />
  `;
}

function onOutcome({type, target}: Event): void {
  if (target instanceof Element) target.parentElement?.classList.toggle('broken', type === 'error');
}
