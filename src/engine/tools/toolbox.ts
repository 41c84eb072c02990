import type {ContentBlock, McpServer, Message, Tool} from '../../model/index.js';
import type {ChatOptions} from '../chat-options.js';
import type {McpConnection} from '../mcp/index.js';
import {checkTools} from './check-tools.js';
import {fitNames} from './fit-names.js';
import {ToolRound} from './tool-round.js';
import {report} from '../report.js';

const usualCallMs = 60_000;

/** What the model may call, and what the visitor has allowed for as long as the page lives. */
export class Toolbox {
  readonly #readOptions: () => ChatOptions;
  readonly #remembered = new Set<string>();
  readonly #servers = new Map<string, Promise<McpConnection>>();
  readonly #closing = new AbortController();

  constructor(readOptions: () => ChatOptions) {
    this.#readOptions = readOptions;
  }

  /** Every tool that the model may call: the page's own, those that it published, and those of servers. */
  async read(): Promise<readonly Tool[]> {
    const {tools = [], webMcp, mcpServers = []} = this.#readOptions();
    const [published, ...remote] = await Promise.all([
      webMcp ? readPublished() : [],
      ...mcpServers.map((server) => this.#connect(server)),
    ]);
    return fitNames([...checkTools(tools), ...published, ...remote.flat()]);
  }

  close(): void {
    this.#closing.abort();
  }

  /** Begins to run what an answer calls; `kept` are the results that there are already. */
  async call(answer: Message, kept: Message | undefined, onChange: () => void): Promise<ToolRound> {
    const tools = await this.read();
    const {toolLimits, onToolCall} = this.#readOptions();
    return new ToolRound({
      calls: callsOf(answer),
      results: new Map(
        kept?.content.flatMap((block) => (block.toolResult ? [[block.toolResult.toolUseId, block]] : [])),
      ),
      tools,
      remembered: this.#remembered,
      callMs: toolLimits?.callMs ?? usualCallMs,
      ...(onToolCall && {intercept: onToolCall}),
      onChange,
    });
  }

  /** The tools of a server. One that cannot be reached is left out: the chat works on without it. */
  async #connect(server: McpServer): Promise<readonly Tool[]> {
    const known = this.#servers.get(server.url) ?? this.#open(server);
    this.#servers.set(server.url, known);
    try {
      return (await known).tools;
    } catch (error) {
      this.#servers.delete(server.url);
      report(error);
      return [];
    }
  }

  async #open(server: McpServer): Promise<McpConnection> {
    const {connectMcp} = await import('../mcp/index.js');
    const connection = await connectMcp(server);
    this.#closing.signal.addEventListener('abort', () => void connection.close());
    return connection;
  }
}

async function readPublished(): Promise<readonly Tool[]> {
  const {collectWebMcpTools} = await import('../web-mcp/index.js');
  return collectWebMcpTools();
}

function callsOf({blocks, content}: Message) {
  const uses = content.flatMap(({toolUse}: ContentBlock) =>
    toolUse && toolUse.type !== 'server_tool_use' ? [toolUse] : [],
  );
  return uses.map(({toolUseId, name, input}) => ({toolUseId, name, input, isWhole: isWhole(blocks, toolUseId)}));
}

/** What was cut off, or is no JSON, must not run: its arguments are not those that the model meant. */
function isWhole(blocks: Message['blocks'], toolUseId: string): boolean {
  const block = blocks.find((each) => each.kind === 'tool-use' && each.toolUseId === toolUseId);
  if (block?.kind !== 'tool-use' || block.inputJson.trim() === '') return true;
  try {
    JSON.parse(block.inputJson);
    return true;
  } catch {
    return false;
  }
}
