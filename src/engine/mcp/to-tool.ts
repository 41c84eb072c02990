import type {Tool, ToolApproval} from '../../model/index.js';
import {readMcpResult} from '../tools/read-mcp-result.js';
import type {CallOptions, McpTool} from './session.js';

/** How a tool of a server is called. */
export type McpCall = (name: string, input: unknown, options: CallOptions) => Promise<Record<string, unknown>>;

/** A tool of a server as one of the chat: asked for unless it only reads, or the page says otherwise. */
export function toTool(tool: McpTool, approval: ToolApproval | undefined, call: McpCall): Tool {
  const {name, title, description, inputSchema, annotations} = tool;
  const isReading = annotations?.readOnlyHint === true && annotations.destructiveHint !== true;
  const shown = title ?? annotations?.title;
  return {
    name,
    inputSchema,
    approval: approval ?? (isReading ? 'never' : 'ask'),
    ...(description !== undefined && {description}),
    ...(shown !== undefined && {title: shown}),
    async run(input, {signal, progress}) {
      return readMcpResult(await call(name, input, {signal, onProgress: progress}));
    },
  };
}
