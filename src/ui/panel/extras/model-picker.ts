import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {AllStrings} from '../../strings-rich.js';
import type {ModelChoice} from '../../view-settings.js';
import type {PanelHost} from '../panel-host.js';

/** Lets a visitor choose who answers, where the page offers several. What is chosen is asked from the next question on. */
export class ModelPicker {
  readonly #host: PanelHost;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  render({chooseModel}: AllStrings): TemplateResult | typeof nothing {
    const models = listModels(this.#host.models, this.#host.modelId);
    if (models.length < 2) return nothing;
    return html`
      <select
        part="model-picker"
        class="models"
        aria-label=${chooseModel}
        title=${chooseModel}
        @change=${this.#onChange}
      >
        ${models.map(
          ({id, label}) => html`<option value=${id} ?selected=${id === this.#host.modelId}>${label}</option>`,
        )}
      </select>
    `;
  }

  /** Where the page has not said who answers at first, the first choice does. */
  choose(): void {
    const [first] = listModels(this.#host.models, undefined);
    if (first && !this.#host.modelId) this.#host.modelId = first.id;
  }

  readonly #onChange = ({target}: Event): void => {
    if (target instanceof HTMLSelectElement) this.#host.modelId = target.value;
  };
}

/** The choices of the page, which may be anything, and who answers now. */
function listModels(models: unknown, current: string | undefined): readonly ModelChoice[] {
  if (!Array.isArray(models)) return [];
  const choices = models.filter(isChoice);
  const isKnown = !current || choices.length === 0 || choices.some(({id}) => id === current);
  return isKnown ? choices : [{id: current, label: current}, ...choices];
}

function isChoice(choice: unknown): choice is ModelChoice {
  return (
    typeof choice === 'object' &&
    choice !== null &&
    'id' in choice &&
    typeof choice.id === 'string' &&
    'label' in choice
  );
}
