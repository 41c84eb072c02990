import type {Tool} from '../../model/index.js';
import {fitNames} from '../tools/fit-names.js';
import {findModelContext} from './model-context.js';
import type {WebMcpScope} from './model-context.js';
import {toTool} from './to-tool.js';

export type {WebMcpScope};

/**
 * The tools that the page has published through WebMCP, as they are now. None where there is no such thing, and none
 * when the page may not use it.
 */
export async function collectWebMcpTools(scope?: WebMcpScope): Promise<readonly Tool[]> {
  try {
    const context = findModelContext(scope);
    const published: unknown = await (context?.getTools ? context.getTools() : context?.listTools?.());
    if (!context || !Array.isArray(published)) return [];
    return fitNames(published.map((tool: unknown) => toTool(tool, context)).filter((tool) => tool !== undefined));
  } catch {
    // A permissions policy without "tools" rejects, and the draft still changes: the chat works on without them.
    return [];
  }
}

/** Calls `listener` whenever the page has published other tools; returns what ends that. */
export function watchWebMcpTools(listener: () => void, scope?: WebMcpScope): () => void {
  const context = findModelContext(scope);
  // Scripts that stand in for the draft have had both names; some have methods that only throw.
  const types = ['toolchange', 'toolschanged'];
  const change = (method: 'addEventListener' | 'removeEventListener') => {
    try {
      for (const type of types) context?.[method]?.(type, listener);
    } catch {
      // Then the tools are those of the next question.
    }
  };
  change('addEventListener');
  return () => change('removeEventListener');
}
