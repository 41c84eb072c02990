import {html, nothing} from 'lit';
import type {ChatError, ChatErrorCode} from '../../model/index.js';
import type {Verdict} from '../../open-chat.js';

/** Failures that often come from the way a chat is set up. Of a `config` error the notice says all there is to say. */
const ofSetup: ReadonlySet<ChatErrorCode> = new Set([
  'credentials',
  'guest-scope',
  'access-denied',
  'model-not-found',
  'validation',
  'expired',
  'clock-skew',
  'network',
]);

/** What an examination needs from its surroundings. */
export interface ExaminationOptions {
  readonly examine: () => Promise<readonly Verdict[]>;
  readonly onChange: () => void;
  /** Where the page comes from. */
  readonly hostname?: string;
}

/** For whoever sets a chat up on their own machine: finds the cause of a failure. Visitors never see it. */
export class Examination {
  readonly #options: ExaminationOptions;
  readonly #isShown: boolean;
  /** What the findings are about; those of an error that is gone are, too. */
  #error: ChatError | undefined;
  #findings: readonly Verdict[] | 'awaited' | undefined;

  constructor(options: ExaminationOptions) {
    this.#options = options;
    const {hostname = location.hostname} = options;
    this.#isShown = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  }

  /** What stands below the notice of an error. */
  render(error: ChatError) {
    if (!this.#isShown || !ofSetup.has(error.code)) return nothing;
    return html` <div class="examination" role="status" lang="en" dir="ltr">${this.#renderFindings(error)}</div> `;
  }

  #renderFindings(error: ChatError) {
    const findings = error === this.#error ? this.#findings : undefined;
    if (!findings) {
      return html`<div class="choices">
        <button type="button" @click=${() => void this.#examine(error)}>Find the cause (on this machine only)</button>
      </div>`;
    }
    if (findings === 'awaited') return html`<p>Looking for the cause …</p>`;
    const wrong = findings.filter(({status}) => status === 'failed' || status === 'warning');
    if (wrong.length === 0) return html`<p>Every step works now. Try again.</p>`;
    return wrong.map(({step, says, fix}) => html`<p><b>${step}</b>: ${says} ${fix}</p>`);
  }

  async #examine(error: ChatError): Promise<void> {
    this.#show(error, 'awaited');
    const findings = await this.#find();
    if (this.#error === error) this.#show(error, findings);
  }

  async #find(): Promise<readonly Verdict[]> {
    try {
      return await this.#options.examine();
    } catch (cause) {
      const says = cause instanceof Error ? cause.message : 'The cause could not be looked for.';
      return [{step: 'configuration', status: 'failed', says}];
    }
  }

  #show(error: ChatError, findings: readonly Verdict[] | 'awaited'): void {
    this.#error = error;
    this.#findings = findings;
    this.#options.onChange();
  }
}
