import type {ChatRequest, RequestMessage} from '../model/index.js';

/** True when a request tells the model of tools. */
export function hasTools(toolConfig: ChatRequest['toolConfig']): toolConfig is {readonly tools: readonly unknown[]} {
  return Array.isArray(toolConfig?.['tools']) && toolConfig['tools'].length > 0;
}

/**
 * The tools of a request. A history with calls is refused without any, so that those of a chat whose tools are gone are
 * named again: what was said stays as it was, and a call of one gets an error for an answer.
 */
export function keepDeclared(
  toolConfig: ChatRequest['toolConfig'],
  messages: readonly RequestMessage[],
): ChatRequest['toolConfig'] {
  if (hasTools(toolConfig)) return toolConfig;
  const names = new Set(messages.flatMap(({content}) => content.flatMap(({toolUse}) => toolUse?.name ?? [])));
  if (names.size === 0) return undefined;
  return {tools: [...names].map((name) => ({toolSpec: {name, inputSchema: {json: {type: 'object'}}}}))};
}
