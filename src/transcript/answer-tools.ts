import type {ContentBlock, RequestMessage} from '../model/index.js';

/**
 * A user message's content behind the assistant message before it: first one result for each tool use, in the order of
 * the calls, then the rest. A result that is missing is replaced by an error; one that nobody asked for is left out.
 */
export function answerTools(
  content: readonly ContentBlock[],
  before: RequestMessage | undefined,
): readonly ContentBlock[] {
  const calls = before?.role === 'assistant' ? openCalls(before.content) : [];
  const rest = content.filter((block) => !block.toolResult);
  if (calls.length === 0) return rest.length === content.length ? content : rest;
  return [...calls.map((toolUseId) => findResult(content, toolUseId) ?? noResult(toolUseId)), ...rest];
}

/** The calls that wait for the page. Tools of the service are answered in the assistant's own turn. */
function openCalls(content: readonly ContentBlock[]): readonly string[] {
  const answered = new Set(content.map(({toolResult}) => toolResult?.toolUseId));
  const ids = content.flatMap(({toolUse}) =>
    toolUse && toolUse.type !== 'server_tool_use' ? [toolUse.toolUseId] : [],
  );
  return [...new Set(ids)].filter((id) => !answered.has(id));
}

function findResult(content: readonly ContentBlock[], toolUseId: string): ContentBlock | undefined {
  return content.find(({toolResult}) => toolResult?.toolUseId === toolUseId);
}

function noResult(toolUseId: string): ContentBlock {
  return {toolResult: {toolUseId, status: 'error', content: [{text: 'The tool was not run: the answer was cut off.'}]}};
}
