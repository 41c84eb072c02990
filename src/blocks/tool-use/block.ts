import type {ToolUseBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';

/** The model wants a tool to run. Its input streams as JSON text. */
export const toolUseKind: BlockKindDefinition<ToolUseBlock> = {
  kind: 'tool-use',

  fromStart({toolUse: start}, index) {
    if (typeof start?.toolUseId !== 'string') return undefined;
    const block = {kind: 'tool-use', index, isDone: false, inputJson: ''} as const;
    return {...block, toolUseId: start.toolUseId, name: String(start.name), ...(start.type && {type: start.type})};
  },

  grow(block, delta) {
    const fragment: unknown = delta.toolUse?.input;
    if (typeof fragment !== 'string') return undefined;
    return fragment === '' ? block : {...block, isDone: false, inputJson: block.inputJson + fragment};
  },

  toContent({toolUseId, name, type, inputJson, isDone}) {
    // Reading the text again at each delta would take quadratic time, so there is no input before the block is done.
    const input = isDone ? readInput(inputJson) : {};
    return {toolUse: {toolUseId, name, input, ...(type && {type})}};
  },

  fromContent({toolUse: use}, index) {
    if (typeof use?.toolUseId !== 'string') return undefined;
    const block = {kind: 'tool-use', index, isDone: true} as const;
    const inputJson = JSON.stringify(use.input) ?? '';
    return {...block, toolUseId: use.toolUseId, name: use.name, inputJson, ...(use.type && {type: use.type})};
  },
};

/** The whole input; `{}` for no text at all and for JSON that was cut off, which no tool may be run with. */
function readInput(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    // Converse demands an input even for a call that was cut off, and half of one would be a lie.
    return {};
  }
}
