import type {ChatRequest, ContentBlock, RequestMessage} from '../model/index.js';
import {hasTools} from './declare-tools.js';
import {isCaching, isCachingSystem} from './model-traits.js';

const point: ContentBlock = {cachePoint: {type: 'default'}};

/** Nova keeps no prompt of fewer than 1,000 tokens. */
const shortestForNova = 4000;

/**
 * The request with cache points where they pay: behind what is the same in every request, and behind the two last answers
 * that are over, one to read from and one to write to. At most three, and none behind thoughts, calls or documents, where
 * Bedrock refuses them. `isWished` decides for models whose ids say nothing.
 */
export function addCachePoints(request: ChatRequest, isWished?: boolean): ChatRequest {
  const {modelId, system, toolConfig, messages} = request;
  if (isWished === false) return request;
  if (isCachingSystem(modelId)) {
    return JSON.stringify(system ?? '').length < shortestForNova ? request : {...request, system: mark(system)};
  }
  if (!(isWished ?? isCaching(modelId))) return request;
  const ends = new Set(messages.slice(0, -1).filter(endsInText).slice(-2));
  return {
    ...request,
    ...(system && {system: mark(system)}),
    ...(!system && hasTools(toolConfig) && {toolConfig: {...toolConfig, tools: [...toolConfig.tools, point]}}),
    messages: messages.map((message) => (ends.has(message) ? {...message, content: mark(message.content)} : message)),
  };
}

function mark(content: readonly ContentBlock[] = []): readonly ContentBlock[] {
  return [...content, point];
}

function endsInText({role, content}: RequestMessage): boolean {
  return role === 'assistant' && content.at(-1)?.text !== undefined;
}
