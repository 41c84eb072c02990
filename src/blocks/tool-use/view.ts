import {html, nothing} from 'lit/html.js';
import type {ToolUseBlock} from '../../model/index.js';
import type {BlockStrings, BlockView, ToolViewContext} from '../view-context.js';
import {fold} from '../view-fold.js';
import {prettyJson} from '../view-json.js';
import {cleanTitle, readMember} from '../view-values.js';

/** A call of a tool: which one, how far it has come, with which arguments, and what came of it. */
export const renderToolUse: BlockView<ToolUseBlock, ToolViewContext> = (block, context) => {
  const {strings, state, own, decision, result} = context;
  return html`
    <div
      part="block block-tool-call"
      class="card tool"
      data-state=${state}
      role="group"
      aria-label=${nameCall(block, context)}
    >
      <p class="tool-head">
        <span class="card-title">${nameCall(block, context)}</span>
        <span class="tool-state">${strings.toolStates[state]}</span>
      </p>
      ${renderProgress(context)} ${own ?? [renderArguments(block, context), result ?? nothing]} ${decision ?? nothing}
    </div>
  `;
};

/** What a visitor reads as the name of a call. */
export function nameCall(
  {name, type}: Pick<ToolUseBlock, 'name' | 'type'>,
  {title, strings}: {readonly title?: string | undefined; readonly strings: BlockStrings},
): string {
  const {serviceTools, toolCall} = strings;
  const known = type === 'server_tool_use' && Object.hasOwn(serviceTools, name) ? serviceTools[name] : undefined;
  return title ?? known ?? toolCall(cleanTitle(name));
}

/** What a running tool tells of its progress. */
function renderProgress({call, state, strings}: ToolViewContext) {
  const progress = state === 'running' ? call?.progress : undefined;
  if (!progress) return nothing;
  const {sentence, fraction} = progress;
  return html`
    ${sentence === undefined ? nothing : html`<p class="note" dir="auto">${sentence}</p>`}
    ${fraction === undefined ? nothing : html`<progress max="1" .value=${fraction} aria-label=${strings.toolStates.running}></progress>`}
  `;
}

function renderArguments(block: ToolUseBlock, {strings, call, state}: ToolViewContext) {
  const given = call?.isEdited ? prettyJson(call.input) : readArguments(block);
  if (given === '') return nothing;
  const name = call?.isEdited ? strings.changedArguments : strings.toolArguments;
  return html`
    <details class="tool-part" ${fold(state === 'writing' || state === 'waiting')}>
      <summary>${name}</summary>
      <pre tabindex="0" role="group" dir="ltr" aria-label=${name}>${given}</pre>
    </details>
  `;
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
