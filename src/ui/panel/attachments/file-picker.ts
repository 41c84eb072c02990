import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {AttachmentKind} from '../../../engine/attachments/model-kinds.js';
import type {AllStrings} from '../../strings-rich.js';
import {focused} from '../focused.js';
import type {PanelHost} from '../panel-host.js';
import {cameraIcon, clipIcon, folderIcon} from './icons.js';
import {acceptKinds} from './kinds.js';

/** What the button for files needs. */
export interface FilePickerOptions {
  readonly host: PanelHost;
  readonly isTouch: () => boolean;
  readonly onChange: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** Somebody is about to choose a file. */
  readonly onIntent: () => void;
}

/**
 * The button for files. Where a finger points there may be a camera, so the button asks first what to take. A picker
 * for files alone offers no camera on many phones, and one with `capture` offers nothing else.
 */
export class FilePicker {
  readonly #options: FilePickerOptions;
  #isOpen = false;

  constructor(options: FilePickerOptions) {
    this.#options = options;
  }

  renderButton(strings: AllStrings, kinds: readonly AttachmentKind[]): TemplateResult {
    const hasCamera = this.#options.isTouch() && kinds.includes('image');
    if (!hasCamera) this.#isOpen = false;
    return html`
      <button
        part="attach-button"
        class="round attach"
        type="button"
        aria-label=${strings.attach}
        title=${strings.attach}
        aria-expanded=${hasCamera ? this.#isOpen : nothing}
        @click=${() => (hasCamera ? this.#toggle() : this.#open('.picker'))}
        @pointerenter=${this.#options.onIntent}
      >
        ${clipIcon()}
      </button>
      <input
        class="picker"
        type="file"
        hidden
        multiple
        accept=${acceptKinds(kinds)}
        aria-label=${strings.chooseFiles}
        @change=${this.#onPick}
      />
      <input
        class="camera"
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label=${strings.takePhoto}
        @change=${this.#onPick}
      />
    `;
  }

  /** What the button asks. */
  renderChoices(strings: AllStrings): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`
      <div class="attach-choices" role="group" aria-label=${strings.attach} @keydown=${this.#onKeydown}>
        <button type="button" @click=${() => this.#open('.camera')} ${focused()}>
          ${cameraIcon()} ${strings.takePhoto}
        </button>
        <button type="button" @click=${() => this.#open('.picker')}>${folderIcon()} ${strings.chooseFiles}</button>
      </div>
    `;
  }

  #find(selector: string): HTMLElement | undefined {
    return this.#options.host.renderRoot.querySelector<HTMLElement>(selector) ?? undefined;
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#options.onIntent();
    this.#options.onChange();
  }

  #open(selector: string): void {
    this.#options.onIntent();
    this.#close();
    this.#find(selector)?.click();
  }

  /** The choices go, and must not take the focus with them. */
  #close(): void {
    if (!this.#isOpen) return;
    this.#find('.attach')?.focus();
    this.#toggle();
  }

  readonly #onPick = ({currentTarget}: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const files = [...(currentTarget.files ?? [])];
    // The same file can be chosen again.
    currentTarget.value = '';
    if (files.length === 0) return;
    this.#options.onFiles(files);
    // A phone's keyboard would cover what was attached.
    if (!this.#options.isTouch()) this.#find('.input')?.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The choices close, the panel does not.
    event.preventDefault();
    this.#close();
  };
}
