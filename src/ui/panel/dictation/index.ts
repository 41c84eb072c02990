import type {ReactiveController} from 'lit';
import {html, nothing, svg, type TemplateResult} from 'lit/html.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import {findRecognizer, type RecognizedEvent, type Recognizer} from '../extras/recognizer.js';
import type {DictationTrouble} from '../extras/strings.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {joinWords} from './join-words.js';
import {Spot} from './spot.js';
import {dictationStyles} from './styles.js';

/** What dictation needs from the panel. */
export interface DictationOptions {
  readonly host: PanelHost;
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
}

/** What the errors of browsers mean to a visitor. */
const troubles: Readonly<Record<string, DictationTrouble>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'microphone',
  'no-speech': 'silent',
  network: 'network',
  'language-not-supported': 'language',
};

/** Makes what writes down what a visitor says. */
export function createDictation(options: DictationOptions): Dictation {
  return new Dictation(options);
}

/** Writes into the text field what a visitor says, with the recognizer that the browser has. */
export class Dictation implements Piece, ReactiveController {
  readonly styles: readonly CSSStyleSheet[] = [dictationStyles];
  readonly #options: DictationOptions;
  #recognizer: Recognizer | undefined;
  #isOn = false;
  /** So many of the pieces of speech are not ours to change any more. */
  #settled = 0;
  #trouble: DictationTrouble | undefined;

  constructor(options: DictationOptions) {
    this.#options = options;
    options.host.addController(this);
    options.host.renderRoot.addEventListener('keydown', this.#onKeydown, {capture: true});
  }

  hostUpdated(): void {
    const {open, mode, dictation} = this.#options.host;
    if (!dictation || (!open && mode !== 'inline')) this.cancel();
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** The button of the microphone. */
  renderButton(): TemplateResult {
    const {dictate} = allStrings(this.#options.readStrings());
    return html`
      <button
        part="dictate-button"
        class="round dictate"
        type="button"
        aria-label=${dictate}
        title=${dictate}
        aria-pressed=${this.#isOn}
        @click=${this.#onClick}
      >
        ${microphoneIcon()}
      </button>
    `;
  }

  /** Why nothing is dictated. */
  renderTrouble(): TemplateResult | typeof nothing {
    if (!this.#trouble) return nothing;
    const {lang, dictationTroubles} = allStrings(this.#options.readStrings());
    const words = dictationTroubles[this.#trouble];
    return html`<p part="dictation-trouble" class="dictation-trouble" lang=${lang}>${words}</p>`;
  }

  /** Hears nothing more, and leaves the text field alone: what stands there is sent, or the panel is closed. */
  cancel(): void {
    if (!this.#recognizer && !this.#trouble) return;
    const recognizer = this.#recognizer;
    this.#recognizer = undefined;
    this.#trouble = undefined;
    this.#turn(false);
    recognizer?.abort();
  }

  #start(): void {
    const {host, readStrings} = this.#options;
    const input = host.renderRoot.querySelector<HTMLTextAreaElement>('.input');
    const recognizer = findRecognizer()?.();
    this.cancel();
    if (!input || !recognizer) return this.#tell('failed');
    const spot = new Spot(input);
    this.#recognizer = recognizer;
    this.#settled = 0;
    recognizer.lang = host.closest('[lang]')?.getAttribute('lang') || readStrings().lang;
    // Chrome on Android says everything twice when it is to go on.
    recognizer.continuous = !/android/i.test(navigator.userAgent);
    recognizer.interimResults = true;
    recognizer.onresult = (event) => this.#onResult(event, recognizer, spot);
    recognizer.onerror = ({error}) => this.#onError(error, recognizer, spot);
    recognizer.onend = () => this.#onEnd(recognizer);
    try {
      recognizer.start();
    } catch {
      // The microphone is taken, or the page lies in a frame that may not use it.
      this.#onError('', recognizer, spot);
      return;
    }
    this.#turn(true);
  }

  #onResult({results}: RecognizedEvent, recognizer: Recognizer, spot: Spot): void {
    if (recognizer !== this.#recognizer) return;
    const pieces = Array.from(results, (readings) => readings[0]?.transcript ?? '').slice(this.#settled);
    // What the visitor has changed stays as it is; what they say next goes to the caret.
    if (!spot.write(pieces.reduce(joinWords, ''))) this.#settled = results.length;
  }

  #onError(error: string, recognizer: Recognizer, {hasWords}: Spot): void {
    if (recognizer !== this.#recognizer) return;
    this.#onEnd(recognizer);
    if (error !== 'aborted' && !(error === 'no-speech' && hasWords)) this.#tell(troubles[error] ?? 'failed');
  }

  #onEnd(recognizer: Recognizer): void {
    if (recognizer !== this.#recognizer) return;
    this.#recognizer = undefined;
    this.#turn(false);
  }

  #tell(trouble: DictationTrouble): void {
    this.#trouble = trouble;
    this.#options.say(allStrings(this.#options.readStrings()).dictationTroubles[trouble]);
    this.#options.onChange();
  }

  #turn(isOn: boolean): void {
    this.#isOn = isOn;
    this.#options.onChange();
  }

  /** What was heard may still become other words. */
  #stop(): void {
    this.#turn(false);
    this.#recognizer?.stop();
  }

  readonly #onClick = (): void => {
    if (this.#isOn) this.#stop();
    else this.#start();
  };

  /** Escape ends it before it closes anything. */
  readonly #onKeydown = (event: Event): void => {
    if (!this.#isOn || !(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#stop();
  };
}

function microphoneIcon() {
  return svg`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true"><path d="M9 6.500a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3"></path></svg>`;
}
