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
    const [first, ...others] = delta.toolResult;
    if (first === undefined) return block;
    return {...block, isDone: false, content: [...goOn(block.content, first), ...others]};
  },

  toContent({toolUseId, content, status, type}) {
    return {toolResult: {toolUseId, content, ...(status && {status}), ...(type && {type})}};
  },

  fromContent({toolResult: result}, index) {
    return result && open(result, result.content, {index, isDone: true});
  },
};

/** A text may go on with the next delta; everything else comes whole. */
function goOn(content: readonly unknown[], piece: unknown): readonly unknown[] {
  const last = content.at(-1);
  if (!isText(last) || !isText(piece)) return [...content, piece];
  return [...content.slice(0, -1), {text: last.text + piece.text}];
}

function isText(piece: unknown): piece is {readonly text: string} {
  if (typeof piece !== 'object' || piece === null || !('text' in piece)) return false;
  return typeof piece.text === 'string' && Object.keys(piece).length === 1;
}

type Header = Pick<ToolResultBlock, 'toolUseId'> & {readonly status?: string; readonly type?: string};

function open(
  {toolUseId, status, type}: Header,
  content: unknown,
  place: Pick<ToolResultBlock, 'index' | 'isDone'>,
): ToolResultBlock | undefined {
  if (typeof toolUseId !== 'string' || !Array.isArray(content)) return undefined;
  return {kind: 'tool-result', ...place, toolUseId, content, ...(status && {status}), ...(type && {type})};
}
