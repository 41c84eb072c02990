import {filesFromTransfer} from '../../../engine/attachments/files-from-transfer.js';
import type {PanelHost} from '../panel-host.js';

/** What the panel needs in order to take what is dropped on it. */
export interface DropZoneOptions {
  readonly host: PanelHost;
  /** The page wants none of this. */
  readonly isOff: () => boolean;
  /** The model may take a file of some kind. */
  readonly canTake: () => boolean;
  readonly onChange: () => void;
  /** Told of what was dropped or pasted; of no file where only folders were. */
  readonly onFiles: (files: readonly File[]) => void;
  /** Somebody holds a file above the panel. */
  readonly onIntent: () => void;
}

/** Takes files that are dropped anywhere on the panel, or pasted where the visitor writes. */
export class DropZone {
  /** Files are held above the panel. */
  isOver = false;
  readonly #options: DropZoneOptions;
  #panel: HTMLElement | undefined;
  #listening = new AbortController();

  constructor(options: DropZoneOptions) {
    this.#options = options;
  }

  /** Listens to the panel that is drawn. */
  attach(): void {
    const panel = this.#options.host.renderRoot.querySelector<HTMLElement>('.panel') ?? undefined;
    if (panel === this.#panel) return;
    this.detach();
    this.#panel = panel;
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    panel?.addEventListener('dragenter', this.#onDragOver, {signal});
    panel?.addEventListener('dragover', this.#onDragOver, {signal});
    panel?.addEventListener('dragleave', this.#onDragLeave, {signal});
    panel?.addEventListener('drop', this.#onDrop, {signal});
    panel?.addEventListener('paste', this.#onPaste, {signal});
  }

  detach(): void {
    this.#listening.abort();
    this.#panel = undefined;
    this.#set(false);
  }

  #set(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#options.onChange();
  }

  /** Who does not say no to what is held above leaves it to the browser, which opens files in place of the page. */
  readonly #onDragOver = (event: DragEvent): void => {
    const {isOff, canTake, onIntent} = this.#options;
    if (!event.dataTransfer?.types.includes('Files') || isOff()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = canTake() ? 'copy' : 'none';
    if (canTake() && !this.isOver) onIntent();
    this.#set(canTake());
  };

  readonly #onDragLeave = ({relatedTarget}: DragEvent): void => {
    // Between two elements of the panel. Where an engine does not tell, the next `dragover` does.
    if (relatedTarget instanceof Node && this.#panel?.contains(relatedTarget)) return;
    this.#set(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#set(false);
    const {isOff, canTake, onFiles} = this.#options;
    if (!event.dataTransfer?.types.includes('Files') || isOff()) return;
    event.preventDefault();
    if (canTake()) onFiles(filesFromTransfer(event.dataTransfer));
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const {isOff, canTake, onFiles} = this.#options;
    if (isOff() || !canTake() || isOtherField(event.target)) return;
    const files = filesFromTransfer(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
}

/** A text field that is not the composer's: nothing can be attached to what is written there. */
function isOtherField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea:not(.input)');
}
