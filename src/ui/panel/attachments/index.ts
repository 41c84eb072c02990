import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Chat, ContentBlock} from '../../../model/index.js';
import type {ChatSettings} from '../../settings-element.js';
import {allStrings, type AllStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {PanelHost} from '../panel-host.js';
import {DropZone} from './drop-zone.js';
import {FilePicker} from './file-picker.js';
import {clipIcon} from './icons.js';
import {listKinds} from './kinds.js';
import type {Tray} from './tray/index.js';

/** What attachments need from the panel. */
export interface AttachmentsOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  readonly readSettings: () => ChatSettings;
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** True where a finger points. Default: as the browser says. */
  readonly isTouch?: () => boolean;
}

/** Lets a visitor attach files: by a button, by dropping them on the panel, by pasting. */
export class Attachments {
  readonly #options: AttachmentsOptions;
  readonly #zone: DropZone;
  readonly #picker: FilePicker;
  #tray: Tray | undefined;
  #loading: Promise<Tray> | undefined;

  constructor(options: AttachmentsOptions) {
    const touch = matchMedia('(pointer: coarse)');
    const {host, onChange, isTouch = () => touch.matches} = options;
    const onFiles = (files: readonly File[]) => void this.#add(files);
    // What reads files is fetched as soon as somebody seems to have one.
    const onIntent = () => void this.#load().catch(() => undefined);
    const canTake = () => this.#kinds.length > 0;
    this.#options = {...options, isTouch};
    this.#picker = new FilePicker({host, isTouch, onChange, onFiles, onIntent});
    this.#zone = new DropZone({host, isOff: () => this.#isOff, canTake, onChange, onFiles, onIntent});
  }

  /** Something is attached, or about to be. */
  get hasFiles(): boolean {
    return !this.#isOff && this.#tray !== undefined && this.#tray.files.length > 0;
  }

  /** The page wants no attachments. */
  get #isOff(): boolean {
    return this.#options.host.withoutAttachments === true;
  }

  get #kinds() {
    return listKinds(this.#options.readSettings().modelId);
  }

  get #strings(): AllStrings {
    return allStrings(this.#options.readStrings());
  }

  /** Listens to the panel, once it is drawn. */
  listen(): void {
    this.#zone.attach();
  }

  /** Shows pictures, also after the chat was away from the page. */
  show(): void {
    this.#tray?.show();
  }

  /** Keeps nothing that the page would have to hold for a chat that has left it. */
  hide(): void {
    this.#zone.detach();
    this.#tray?.hide();
  }

  /** What stands above the text: what is attached, what could not be, and where to drop more. */
  renderFiles(): TemplateResult | typeof nothing {
    if (this.#isOff) return nothing;
    const strings = this.#strings;
    return html`
      ${this.#zone.isOver ? renderHint(strings) : nothing} ${this.#picker.renderChoices(strings)}
      ${this.#tray?.render(strings) ?? nothing}
    `;
  }

  /** The button beside the text, unless the model is known to take no files. */
  renderButton(): TemplateResult | typeof nothing {
    const kinds = this.#isOff ? [] : this.#kinds;
    return kinds.length > 0 ? this.#picker.renderButton(this.#strings, kinds) : nothing;
  }

  /** Sends a text with what is attached; false when nothing went out, so that both stay. */
  send(text: string, send: (content: string | readonly ContentBlock[]) => boolean): boolean {
    if (this.#tray && this.hasFiles) return this.#tray.send(text, send);
    const isSent = text.trim() !== '' && send(text);
    if (isSent) this.#tray?.forgetRefusals();
    return isSent;
  }

  /** Attaches again what did not go out. */
  giveBack(content: readonly ContentBlock[]): void {
    this.#tray?.giveBack(content);
  }

  async #add(files: readonly File[]): Promise<void> {
    const {say, onChange} = this.#options;
    if (files.length === 0) return say(this.#strings.foldersNotTaken);
    try {
      (await this.#load()).add(files);
    } catch {
      // The code did not arrive; the next file asks for it again.
      say(this.#strings.attachFailed);
    }
    onChange();
  }

  #load(): Promise<Tray> {
    this.#loading ??= this.#createTray().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #createTray(): Promise<Tray> {
    const {createTray} = await import('./tray/index.js');
    this.#tray = createTray({...this.#options, readStrings: () => this.#strings});
    return this.#tray;
  }
}

function renderHint({dropHere}: AllStrings) {
  return html` <div part="drop-hint" class="drop-hint" aria-hidden="true"><p>${clipIcon()} ${dropHere}</p></div> `;
}
