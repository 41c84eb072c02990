import {allBlocks, blocksWith, membersOf, toolsOf, type ConverseRequest, type Rule} from './converse-request.js';

// What only some models refuse. Of all others this folder knows nothing.

/** (danny-avila/LibreChat#6456, 567-labs/instructor#1753) */
export const systemIsTaken: Rule = ({modelId, members}) => {
  const isRefusing = /amazon\.titan|mistral\.mistral-7b|mistral\.mixtral|cohere\.command-(light-)?text/.test(modelId);
  if (!isRefusing || members['system'] === undefined) return undefined;
  return "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.";
};

/** (langchain-ai/langchain-aws#175; Bedrock user guide, supported models and model features) */
export const toolsAreTaken: Rule = (request) => {
  const isRefusing =
    /amazon\.titan|mistral\.mistral-7b|mistral\.mixtral|cohere\.command-(light-)?text|jamba-instruct|claude-v2|claude-instant|meta\.llama2|meta\.llama3-(8b|70b|2-1b|2-3b)-/;
  const usesTools = toolsOf(request) !== undefined || blocksWith('toolUse', request).length > 0;
  return isRefusing.test(request.modelId) && usesTools ? "This model doesn't support tool use." : undefined;
};

/**
 * Words and calls, words and results. (quarkiverse/quarkus-langchain4j#1983; langchain-ai/langchain-aws#141,
 * strands-agents/harness-sdk#1223, browser-use/browser-use#710)
 */
export const wordsStandAlone: Rule = ({modelId, messages}) => {
  if (!/meta\.llama|mistral\./.test(modelId)) return undefined;
  for (const [index, {blocks}] of messages.entries()) {
    const has = (...kinds: string[]) => blocks.some(({members}) => kinds.some((kind) => kind in members));
    if (!has('text', 'image', 'document', 'citationsContent') || !has('toolUse', 'toolResult')) continue;
    const kind = has('toolUse') ? 'tool use' : 'tool result';
    return `messages.${index}.content: Conversation blocks and ${kind} blocks cannot be provided in the same turn.`;
  }
  return undefined;
};

/** Cache points: Claude takes them everywhere, Nova not among tools. (maximhq/bifrost#3754, danny-avila/LibreChat#13838) */
export const cachePointsAreTaken: Rule = (request) => {
  const {modelId} = request;
  if (/claude|:application-inference-profile\/|:prompt\//.test(modelId)) return undefined;
  const isNova = modelId.includes('amazon.nova');
  const place = findCachePoint(request, isNova);
  if (place === undefined) return undefined;
  return `Malformed input request: ${place}: extraneous key [cachePoint] is not permitted, please reformat your input and try again.`;
};

/** An answer of thoughts alone counts as one that was begun. (NousResearch/hermes-agent#105780) */
export const answersAreNotOnlyThoughts: Rule = ({modelId, messages}) => {
  if (!/claude-[a-z]+-5/.test(modelId)) return undefined;
  const isOnlyThoughts = messages.some(
    ({role, blocks}) => role === 'assistant' && blocks.every(({members}) => 'reasoningContent' in members),
  );
  if (!isOnlyThoughts) return undefined;
  return 'This model does not support assistant message prefill. The conversation must end with a user message.';
};

function findCachePoint(request: ConverseRequest, isNova: boolean): string | undefined {
  const tool = (toolsOf(request) ?? []).findIndex((members) => 'cachePoint' in members);
  if (tool >= 0) return `#/toolConfig/tools/${tool}`;
  if (isNova) return undefined;
  const {system} = request.members;
  const at = Array.isArray(system) ? system.findIndex((block) => 'cachePoint' in membersOf(block)) : -1;
  if (at >= 0) return `#/system/${at}`;
  const block = allBlocks(request).find(({members}) => 'cachePoint' in members);
  return block && `#/${block.path.replaceAll('.', '/')}`;
}
