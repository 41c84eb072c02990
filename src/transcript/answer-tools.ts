import type {ContentBlock, RequestMessage} from '../model/index.js';

/**
 * A user message's content behind the assistant message before it: first one result for each tool use, in the order of
 * the calls, then the rest. A result that is missing is replaced by an error; one that nobody asked for is left out.
 */
export function answerTools(
  content: readonly ContentBlock[],
  before: RequestMessage | undefined,
): readonly ContentBlock[] {
  const calls = before?.role === 'assistant' ? before.content.flatMap(openCall) : [];
  const rest = content.filter((block) => !block.toolResult);
  if (calls.length === 0) return rest.length === content.length ? content : rest;
  return [...calls.map((toolUseId) => findResult(content, toolUseId) ?? noResult(toolUseId)), ...rest];
}

/**
 * Results and words are two turns: most models refuse both in one. Words come beside results only where an answer broke
 * off, and that is what stands between them.
 */
export function partResults(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  return messages.flatMap((message): readonly RequestMessage[] => {
    const {role, content} = message;
    const results = content.filter(({toolResult}) => toolResult);
    if (role === 'assistant' || results.length === 0 || results.length === content.length) return [message];
    return [{role, content: results}, brokenOff, {role, content: content.filter(({toolResult}) => !toolResult)}];
  });
}

const brokenOff: RequestMessage = {role: 'assistant', content: [{text: '[The answer broke off here.]'}]};

/** The call if it waits for the page. Tools of the service are answered in the assistant's own turn. */
function openCall({toolUse}: ContentBlock): readonly string[] {
  return toolUse && toolUse.type !== 'server_tool_use' ? [toolUse.toolUseId] : [];
}

function findResult(content: readonly ContentBlock[], toolUseId: string): ContentBlock | undefined {
  return content.find(({toolResult}) => toolResult?.toolUseId === toolUseId);
}

function noResult(toolUseId: string): ContentBlock {
  return {toolResult: {toolUseId, status: 'error', content: [{text: 'The tool was not run: the answer was cut off.'}]}};
}
