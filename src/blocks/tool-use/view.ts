import {html, nothing} from 'lit';
import type {ToolUseBlock} from '../../model/index.js';
import type {BlockStrings, BlockView} from '../view-context.js';
import {prettyJson} from '../view-json.js';
import {readMember} from '../view-values.js';

/** Which tool the model wants, and with which arguments. */
export const renderToolUse: BlockView<ToolUseBlock> = (block, {strings}) => {
  const given = readArguments(block);
  return html`
    <div part="block block-tool-call" class="card">
      <p class="card-title">${readTitle(block, strings)}</p>
      ${given === '' ? nothing : html`<pre tabindex="0" role="group" aria-label=${strings.toolArguments}>${given}</pre>`}
    </div>
  `;
};

function readTitle({name, type}: ToolUseBlock, {serviceTools, toolCall}: BlockStrings): string {
  const known = type === 'server_tool_use' && Object.hasOwn(serviceTools, name) ? serviceTools[name] : undefined;
  return known ?? toolCall(name);
}

/** The arguments as text: in good order once they are complete, as they come until then. */
function readArguments({inputJson, isDone, type}: ToolUseBlock): string {
  if (!isDone) return inputJson;
  try {
    const input: unknown = JSON.parse(inputJson);
    // The service's code interpreter: a program reads badly as JSON.
    const snippet = type === 'server_tool_use' && readMember(input, 'snippet');
    if (typeof snippet === 'string') return snippet;
    return isEmpty(input) ? '' : prettyJson(input);
  } catch {
    // A call that was cut off: what there is of it.
    return inputJson;
  }
}

function isEmpty(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length === 0;
}
