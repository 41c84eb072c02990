import {Server} from '@modelcontextprotocol/sdk/server/index.js';
import {WebStandardStreamableHTTPServerTransport} from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {CallToolRequestSchema, ListToolsRequestSchema} from '@modelcontextprotocol/sdk/types.js';
import type {CallToolResult, Tool} from '@modelcontextprotocol/sdk/types.js';

/** A tool of the server and what it does. */
export interface ServedTool extends Partial<Tool> {
  readonly name: string;
  run?(input: Record<string, unknown>, context: ServedContext): CallToolResult | Promise<CallToolResult>;
}

/** What a tool of the server can do besides answering. */
export interface ServedContext {
  readonly signal: AbortSignal;
  progress(progress: number, total: number | undefined, message: string): Promise<void>;
}

/** One request that came, without its body. */
export interface SeenRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A server of the official SDK, in memory: `answer` takes the requests. */
export interface McpServer {
  tools: readonly ServedTool[];
  readonly seen: readonly SeenRequest[];
  answer(request: Request): Promise<Response>;
  /** Tells every client that there are other tools. */
  tellChange(): Promise<void>;
  /** Forgets every session, as after a restart. */
  forget(): Promise<void>;
}

/** Starts one; `pageSize` splits the list of its tools. */
export function createMcpServer(tools: readonly ServedTool[], {pageSize = 50, listChanged = true} = {}): McpServer {
  const sessions = new Map<string, {server: Server; transport: WebStandardStreamableHTTPServerTransport}>();
  const seen: SeenRequest[] = [];
  const served: McpServer = {
    tools,
    seen,
    async answer(request) {
      const body = await request.clone().text();
      seen.push({method: request.method, headers: request.headers, body});
      // Firefox knows no `Request.body`, where the server would read it.
      const options = body ? {parsedBody: JSON.parse(body) as unknown} : {};
      const known = sessions.get(request.headers.get('mcp-session-id') ?? '');
      if (known) return known.transport.handleRequest(request, options);
      if (!body.includes('"initialize"')) return new Response('Session not found', {status: 404});
      return (await open()).handleRequest(request, options);
    },
    async tellChange() {
      await Promise.all([...sessions.values()].map(({server}) => server.sendToolListChanged()));
    },
    async forget() {
      const all = [...sessions.values()];
      sessions.clear();
      await Promise.all(all.map(({server}) => server.close()));
    },
  };

  async function open(): Promise<WebStandardStreamableHTTPServerTransport> {
    const server = new Server({name: 'shop', version: '1.0.0'}, {capabilities: {tools: {listChanged}}});
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => `session-${sessions.size + seen.length}`,
      onsessioninitialized: (id) => void sessions.set(id, {server, transport}),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    server.setRequestHandler(ListToolsRequestSchema, ({params}) => {
      const from = Number(params?.cursor ?? 0);
      const next = from + pageSize;
      return {
        tools: served.tools.slice(from, next).map(describe),
        ...(next < served.tools.length && {nextCursor: String(next)}),
      };
    });
    server.setRequestHandler(CallToolRequestSchema, async ({params}, {signal, sendNotification, _meta}) => {
      const tool = served.tools.find(({name}) => name === params.name);
      if (!tool?.run) return {content: [{type: 'text', text: `There is no ${params.name}.`}], isError: true};
      const progressToken = _meta?.progressToken ?? 0;
      return tool.run(params.arguments ?? {}, {
        signal,
        progress: (progress, total, message) =>
          sendNotification({
            method: 'notifications/progress',
            params: {progressToken, progress, message, ...(total !== undefined && {total})},
          }),
      });
    });
    await server.connect(transport);
    return transport;
  }

  return served;
}

function describe({run: _run, inputSchema = {type: 'object'}, ...tool}: ServedTool): Tool {
  return {...tool, inputSchema};
}

/** A `fetch` that reaches the server without a network. */
export function fetchFrom(server: McpServer): typeof fetch {
  return (resource, init) => server.answer(new Request(resource, init));
}

/** One text, as tools answer. */
export function say(text: string): CallToolResult {
  return {content: [{type: 'text', text}]};
}
