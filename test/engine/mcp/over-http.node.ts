import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, it} from 'node:test';

import {connectMcp} from '../../../src/engine/mcp/index.js';
import type {McpConnection, McpOptions} from '../../../src/engine/mcp/index.js';
import {isChatError} from '../../../src/model/index.js';
import type {ToolContext} from '../../../src/model/index.js';
import {createMcpServer, say} from './mcp-server.js';
import type {McpServer} from './mcp-server.js';

const order = {name: 'find', run: ({id}: Record<string, unknown>) => say(`Order ${String(id)}`)};

describe('the tools of a server over HTTP', () => {
  const open: {close(): unknown}[] = [];

  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each.close();
  });

  async function connect(url: string, options: Partial<McpOptions> = {}): Promise<McpConnection> {
    const connection = await connectMcp({url, ...options});
    open.push(connection);
    return connection;
  }

  async function serve(server: McpServer): Promise<string> {
    const http = createServer((request, response) => void forward(server, request, response));
    await listen(http);
    open.push({close: () => stop(http)});
    return urlOf(http);
  }

  it('are listed and run', async () => {
    const {tools} = await connect(await serve(createMcpServer([order])), {headers: {authorization: 'Bearer abc'}});
    assert.deepEqual(
      tools.map(({name, approval}) => [name, approval]),
      [['find', 'ask']],
    );
    assert.deepEqual(await tools[0]?.run?.({id: 'A-1'}, context()), {toolResult: {content: [{text: 'Order A-1'}]}});
  });

  it('run again after the server was started anew', async () => {
    const server = createMcpServer([order], {listChanged: false});
    const {tools} = await connect(await serve(server));
    await server.forget();
    assert.deepEqual(await tools[0]?.run?.({id: 'A-1'}, context()), {toolResult: {content: [{text: 'Order A-1'}]}});
  });

  it('end when they are aborted, there as well', async () => {
    const controller = new AbortController();
    let stopped: (value: unknown) => void = () => undefined;
    const heard = new Promise((resolve) => (stopped = resolve));
    const slow = {
      name: 'slow',
      run: (_input: unknown, {signal}: {signal: AbortSignal}) => {
        signal.addEventListener('abort', stopped);
        controller.abort();
        return new Promise<never>(() => undefined);
      },
    };
    const {tools} = await connect(await serve(createMcpServer([slow])));
    await assert.rejects(
      async () => tools[0]?.run?.({}, {...context(), signal: controller.signal}),
      (error) => isChatError(error) && error.code === 'aborted',
    );
    await heard;
  });

  it('say so when nobody is there any more', async () => {
    const server = createMcpServer([order], {listChanged: false});
    const http = createServer((request, response) => void forward(server, request, response));
    await listen(http);
    const {tools} = await connect(urlOf(http));
    await stop(http);
    await assert.rejects(
      async () => tools[0]?.run?.({}, context()),
      (error) => isChatError(error) && error.code === 'network' && error.retryable,
    );
  });

  it('follow no redirect that leads elsewhere with the page’s headers', async () => {
    const strangers: IncomingMessage[] = [];
    const stranger = createServer((request, response) => {
      strangers.push(request);
      response.end();
    });
    await listen(stranger);
    const http = createServer((_request, response) => response.writeHead(307, {location: urlOf(stranger)}).end());
    await listen(http);
    await assert.rejects(
      connectMcp({url: urlOf(http), headers: {authorization: 'Bearer abc'}}),
      (error) => isChatError(error) && error.code === 'config',
    );
    assert.equal(strangers.length, 0);
    await Promise.all([stop(http), stop(stranger)]);
  });
});

function context(): ToolContext {
  return {signal: new AbortController().signal, toolUseId: '1', progress: () => undefined};
}

/** Hands a request of Node's server to one that speaks in requests of the web. */
async function forward(server: McpServer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const {method = 'GET', url = '/'} = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const response = await server.answer(new Request(new URL(url, 'http://127.0.0.1'), {method, headers, body}));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  outgoing.on('close', () => void reader?.cancel().catch(() => undefined));
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) outgoing.write(part.value);
  outgoing.end();
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
