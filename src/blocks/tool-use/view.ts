import {html, nothing} from 'lit';
import type {ToolUseBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {prettyJson} from '../view-json.js';

/** Which tool the model wants, and with which arguments. */
export const renderToolUse: BlockView<ToolUseBlock> = (block, {strings}) => {
  const given = readArguments(block);
  return html`
    <div part="block block-tool-call" class="card">
      <p class="card-title">${strings.toolCall(block.name)}</p>
      ${given === '' ? nothing : html`<pre tabindex="0" role="group" aria-label=${strings.toolArguments}>${given}</pre>`}
    </div>
  `;
};

/** The arguments as text: in good order once they are complete, as they come until then. */
function readArguments({inputJson, isDone}: ToolUseBlock): string {
  if (!isDone) return inputJson;
  try {
    const input: unknown = JSON.parse(inputJson);
    return isEmpty(input) ? '' : prettyJson(input);
  } catch {
    // A call that was cut off: what there is of it.
    return inputJson;
  }
}

function isEmpty(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length === 0;
}
