import type {ChatRequest, Tool} from '../model/index.js';

/**
 * Tools as Converse wants them told; `undefined` without any. `toolChoice` goes as it is: `{auto: {}}`, `{any: {}}` or
 * `{tool: {name}}`.
 */
export function declareTools(
  tools: readonly Tool[],
  toolChoice?: Readonly<Record<string, unknown>>,
): ChatRequest['toolConfig'] {
  if (tools.length === 0) return undefined;
  return {tools: tools.map((tool) => ({toolSpec: specOf(tool)})), ...(toolChoice && {toolChoice})};
}

function specOf({name, description, inputSchema}: Tool): Readonly<Record<string, unknown>> {
  // An empty description is refused, and so are arguments that are no object.
  const told = description?.trim() ? {description} : {};
  return {name, ...told, inputSchema: {json: {...inputSchema, type: 'object'}}};
}
