import type {ReactiveController} from 'lit';
import {ChatError} from '../model/index.js';
import {OutcropErrorEvent} from './events.js';
import {launcherStrings} from './launcher-strings.js';
import type {PanelHost} from './panel/panel-host.js';
import type {Panel} from './panel/panel.js';
import {readSettings, type SettingsElement} from './settings-element.js';

/** The panel's own piece of code. */
export type PanelModule = typeof import('./panel/index.js');

/** How long a chat outlives its element when that leaves the document: time enough to be put elsewhere. */
const releaseAfterMs = 1000;

/** Fetches the panel when it is wanted, once, and again after a failure; ends the chat when the element is gone. */
export class PanelLoader implements ReactiveController {
  /** The panel, once it has arrived. */
  panel: Panel | undefined;
  /** Why the panel could not be had. */
  error: ChatError | undefined;
  /** The page shows the error itself. */
  isErrorHidden = false;

  readonly #host: PanelHost & SettingsElement;
  readonly #import: () => Promise<PanelModule>;
  #loading: Promise<Panel> | undefined;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PanelHost & SettingsElement, importPanel: () => Promise<PanelModule>) {
    this.#host = host;
    this.#import = importPanel;
    host.addController(this);
    // What a visitor does who seems about to use the chat. Passive, so that a touch screen scrolls at once.
    for (const type of ['pointerenter', 'focusin', 'touchstart'])
      host.addEventListener(type, () => void this.prepare(), {passive: true});
  }

  hostConnected(): void {
    clearTimeout(this.#release);
  }

  hostDisconnected(): void {
    this.#release = setTimeout(() => this.panel?.close(), releaseAfterMs);
  }

  /** Fetches everything that a first answer needs. A failure is told only when somebody waits for the panel. */
  async prepare(): Promise<void> {
    await this.#load().then(
      (panel) => panel.prepare(),
      () => undefined,
    );
  }

  /** The panel, for somebody who waits for it: a failure is told. */
  async load(): Promise<Panel | undefined> {
    if (this.error) this.#host.requestUpdate();
    this.error = undefined;
    try {
      return await this.#load();
    } catch (cause) {
      this.#tell(cause);
      return undefined;
    }
  }

  #load(): Promise<Panel> {
    this.#loading ??= this.#fetch().catch((error: unknown) => {
      // What failed to load may load the next time.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #fetch(): Promise<Panel> {
    const {createPanel} = await this.#import();
    this.panel = createPanel(this.#host, () => readSettings(this.#host));
    this.error = undefined;
    this.#host.requestUpdate();
    return this.panel;
  }

  #tell(cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.error = new ChatError('network', {
      message: launcherStrings.loadFailed,
      hint: `${reason} Serve it unchanged and allow it in script-src.`,
      retryable: true,
      cause,
    });
    this.isErrorHidden = !this.#host.dispatchEvent(new OutcropErrorEvent(this.error));
    this.#host.requestUpdate();
  }
}
