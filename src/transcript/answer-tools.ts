import type {ContentBlock, RequestMessage} from '../model/index.js';

/** One result for each call of the message before, in the order of the calls; an error for each that is missing. */
export function answerTools(
  given: readonly ContentBlock[],
  before: RequestMessage | undefined,
): readonly ContentBlock[] {
  const calls = before?.role === 'assistant' ? before.content : [];
  return calls.flatMap(({toolUse}): ContentBlock | readonly ContentBlock[] => {
    // Tools of the service are answered in the assistant's own turn.
    if (!toolUse || toolUse.type === 'server_tool_use') return [];
    const {toolUseId} = toolUse;
    return given.find(({toolResult}) => toolResult?.toolUseId === toolUseId) ?? noResult(toolUseId);
  });
}

function noResult(toolUseId: string): ContentBlock {
  return {toolResult: {toolUseId, status: 'error', content: [{text: 'The tool was not run: the answer was cut off.'}]}};
}
