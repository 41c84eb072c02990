import type {ToolResultBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';

/** What a tool answered: from the page, or streamed when the service ran the tool itself. */
export const toolResultKind: BlockKindDefinition<ToolResultBlock> = {
  kind: 'tool-result',

  fromStart({toolResult: start}, index) {
    return start && open(start, [], {index, isDone: false});
  },

  grow(block, delta) {
    if (!Array.isArray(delta.toolResult)) return undefined;
    if (delta.toolResult.length === 0) return block;
    return {...block, isDone: false, content: [...block.content, ...delta.toolResult]};
  },

  toContent({toolUseId, content, status, type}) {
    return {toolResult: {toolUseId, content, ...(status && {status}), ...(type && {type})}};
  },

  fromContent({toolResult: result}, index) {
    return result && open(result, result.content, {index, isDone: true});
  },
};

type Header = Pick<ToolResultBlock, 'toolUseId'> & {readonly status?: string; readonly type?: string};

function open(
  {toolUseId, status, type}: Header,
  content: unknown,
  place: Pick<ToolResultBlock, 'index' | 'isDone'>,
): ToolResultBlock | undefined {
  if (typeof toolUseId !== 'string' || !Array.isArray(content)) return undefined;
  return {kind: 'tool-result', ...place, toolUseId, content, ...(status && {status}), ...(type && {type})};
}
