import {html, nothing, type TemplateResult} from 'lit/html.js';
import {readGuardrailFindings} from '../../../engine/guardrail-findings.js';
import type {GuardrailFinding, Message} from '../../../model/index.js';
import type {RichStrings} from '../../strings-rich.js';

/** Says which policies of a guardrail have held something back: their kind, and the name that the page gave them. */
export function renderFindings(
  message: Message,
  {lang, policies}: RichStrings & {readonly lang: string},
): TemplateResult | typeof nothing {
  const lines = new Set(readGuardrailFindings(message).map((finding) => describe(finding, policies)));
  if (lines.size === 0) return nothing;
  return html`<ul class="findings" lang=${lang}>
    ${[...lines].map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Bedrock's own names for kinds are for developers: they are capitals in English. */
function describe({policy, detail}: GuardrailFinding, policies: RichStrings['policies']): string {
  const isNamed = detail !== undefined && !/^[A-Z_]+$/.test(detail);
  return isNamed ? `${policies[policy]}: ${detail}` : policies[policy];
}
