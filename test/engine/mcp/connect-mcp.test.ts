import {expect} from '@open-wc/testing';

import {connectMcp} from '../../../src/engine/mcp/index.js';
import type {McpConnection, McpOptions} from '../../../src/engine/mcp/index.js';
import {ToolRound} from '../../../src/engine/tools/index.js';
import {isChatError} from '../../../src/model/index.js';
import type {ChatError, ContentBlock, ToolCall} from '../../../src/model/index.js';
import {declareTools} from '../../../src/transcript/tool-config.js';
import {createMcpServer, fetchFrom, say} from './mcp-server.js';
import type {McpServer, ServedTool} from './mcp-server.js';

const url = 'https://tools.example/mcp?key=secret';

const order: ServedTool = {
  name: 'orders.find',
  title: 'Find an order',
  description: 'Looks up an order.',
  inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
  annotations: {readOnlyHint: true},
  run: ({id}) => say(`Order ${String(id)} is on its way.`),
};

describe('connectMcp', () => {
  const open: McpConnection[] = [];

  async function connect(server: McpServer, options: Partial<McpOptions> = {}): Promise<McpConnection> {
    const connection = await connectMcp({url, fetch: fetchFrom(server), ...options});
    open.push(connection);
    return connection;
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map((connection) => connection.close()));
  });

  it('makes tools of the chat of those of the server', async () => {
    const writing = {name: 'cancel', run: () => say('Cancelled.')};
    const {tools} = await connect(createMcpServer([order, writing]));
    expect(tools.map(({run: _run, ...tool}) => tool)).to.deep.equal([
      {
        name: 'orders_find',
        title: 'Find an order',
        description: 'Looks up an order.',
        inputSchema: order.inputSchema,
        approval: 'never',
      },
      {name: 'cancel', inputSchema: {type: 'object'}, approval: 'ask'},
    ]);
    expect(declareTools(tools)?.['tools']).to.have.length(2);
  });

  it('asks for all that may write, and where the page says so', async () => {
    const hints = [undefined, {}, {readOnlyHint: false}, {readOnlyHint: true, destructiveHint: true}];
    const server = createMcpServer(
      hints.map((annotations, at) => ({name: `t${at}`, ...(annotations && {annotations})})),
    );
    const {tools} = await connect(server);
    expect(tools.map(({approval}) => approval)).to.deep.equal(['ask', 'ask', 'ask', 'ask']);
    const strict = await connect(createMcpServer([order]), {approval: 'ask'});
    expect(strict.tools[0]?.approval).to.equal('ask');
  });

  it('reads every page of the list', async () => {
    const many = Array.from({length: 7}, (_, at) => ({name: `t${at}`}));
    const {tools} = await connect(createMcpServer(many, {pageSize: 3}));
    expect(tools.map(({name}) => name)).to.deep.equal(many.map(({name}) => name));
  });

  it('runs a tool in a round, by the name that the server knows', async () => {
    const {tools} = await connect(createMcpServer([order]));
    expect(await runAll(tools, [['orders_find', {id: 'A-1'}]])).to.deep.equal([
      {toolResult: {toolUseId: '0', content: [{text: 'Order A-1 is on its way.'}]}},
    ]);
  });

  it('runs several at once', async () => {
    const {tools} = await connect(createMcpServer([order]));
    const results = await runAll(
      tools,
      [1, 2, 3, 4, 5].map((id) => ['orders_find', {id: String(id)}]),
    );
    expect(results.map(({toolResult}) => toolResult?.content)).to.deep.equal(
      [1, 2, 3, 4, 5].map((id) => [{text: `Order ${id} is on its way.`}]),
    );
  });

  it('tells the model what failed there', async () => {
    const failing = {name: 'f', run: () => ({...say('Sold out.'), isError: true})};
    const throwing = {
      name: 't',
      run() {
        throw new Error('The database is down.');
      },
    };
    const lying = {
      name: 'l',
      outputSchema: {type: 'object' as const, properties: {n: {type: 'number'}}, required: ['n']},
      run: () => ({content: [], structuredContent: {n: 'seven'}}),
    };
    const {tools} = await connect(createMcpServer([failing, throwing, lying]), {approval: 'never'});
    const results = await runAll(tools, [['f'], ['t'], ['l']]);
    expect(results.map(({toolResult}) => toolResult?.status)).to.deep.equal(['error', 'error', 'error']);
    const [first, second, third] = results.map((result) => JSON.stringify(result.toolResult?.content));
    expect(first).to.contain('"Sold out."');
    expect(second).to.contain('"The tool failed: The database is down."');
    expect(third).to.contain('output schema');
  });

  it('shows progress', async () => {
    const seen: unknown[] = [];
    const slow: ServedTool = {
      name: 'slow',
      async run(_input, {progress}) {
        await progress(1, 4, 'Quarter');
        await progress(9, undefined, 'Somewhere');
        return say('Done.');
      },
    };
    const {tools} = await connect(createMcpServer([slow]), {approval: 'never'});
    await runAll(tools, [['slow']], (calls) => seen.push(calls[0]?.progress));
    expect(seen).to.deep.include({sentence: 'Quarter', fraction: 0.25});
    expect(seen).to.deep.include({sentence: 'Somewhere'});
  });

  it('sends the page’s headers with each request, fresh', async () => {
    const server = createMcpServer([order]);
    let count = 0;
    const {tools} = await connect(server, {headers: async () => ({authorization: `Bearer ${++count}`})});
    await runAll(tools, [['orders_find', {id: 'A-1'}]]);
    const sent = server.seen.map(({headers}) => headers.get('authorization'));
    expect(sent).to.deep.equal(sent.map((_, at) => `Bearer ${at + 1}`));
    expect(sent.length).to.be.greaterThan(3);
    const plain = createMcpServer([order]);
    await connect(plain, {headers: {'x-key': 'abc'}});
    expect(new Set(plain.seen.map(({headers}) => headers.get('x-key')))).to.deep.equal(new Set(['abc']));
  });

  it('tells when the server has other tools', async () => {
    const server = createMcpServer([order]);
    const changed = new Promise<readonly string[]>((resolve) => {
      void connect(server, {onChange: (tools) => resolve(tools.map(({name}) => name))}).then(() => {
        server.tools = [order, {name: 'new_one'}];
        return whenListening(server).then(() => server.tellChange());
      });
    });
    expect(await changed).to.deep.equal(['orders_find', 'new_one']);
    expect(open[0]?.tools).to.have.length(2);
  });

  it('keeps no stream open for a server that has nothing to tell', async () => {
    const server = createMcpServer([order], {listChanged: false});
    const {tools} = await connect(server);
    await runAll(tools, [['orders_find', {id: 'A-1'}]]);
    expect(server.seen.map(({method}) => method)).not.to.contain('GET');
  });

  it('opens a new session when the server has forgotten the old one, for all calls of a round', async () => {
    let runs = 0;
    const counting = {...order, run: () => say(`Run ${++runs}`)};
    const server = createMcpServer([counting]);
    const {tools} = await connect(server);
    await server.forget();
    const results = await runAll(
      tools,
      [1, 2, 3].map((id) => ['orders_find', {id: String(id)}]),
    );
    expect(results.map(({toolResult}) => toolResult?.status)).to.deep.equal([undefined, undefined, undefined]);
    expect(runs).to.equal(3);
    expect(server.seen.filter(({body}) => body.includes('"initialize"'))).to.have.length(2);
  });

  it('stops a call that nobody wants any more, also there', async () => {
    const started = deferred<AbortSignal>();
    const slow: ServedTool = {
      name: 'slow',
      run: (_input, {signal}) => {
        started.resolve(signal);
        return new Promise(() => undefined);
      },
    };
    const {tools} = await connect(createMcpServer([slow]), {approval: 'never'});
    const round = roundOf(tools, [['slow']]);
    round.start();
    const signal = await started.promise;
    const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
    round.stop();
    await stopped;
    expect(await round.done).to.deep.equal([]);
  });

  it('says goodbye, and does nothing any more after that', async () => {
    const server = createMcpServer([order]);
    const connection = await connect(server);
    await connection.close();
    await connection.close();
    expect(server.seen.filter(({method}) => method === 'DELETE')).to.have.length(1);
    const {length} = server.seen;
    const [result] = await runAll(connection.tools, [['orders_find', {id: 'A-1'}]]);
    expect(JSON.stringify(result)).to.contain('The connection to the tool server was closed.');
    expect(server.seen).to.have.length(length);
  });

  const failures: readonly [string, Partial<McpOptions>, ChatError['code'], RegExp][] = [
    ['is at no address', {url: 'tools'.repeat(2) + '://x'}, 'config', /not the http or https address/],
    ['wants to know who asks', {fetch: answering(401)}, 'credentials', /headers/],
    ['allows nothing', {fetch: answering(403)}, 'access-denied', /CORS/],
    ['is not there', {fetch: answering(404)}, 'config', /answered 404: is this the address/],
    ['is asked too often', {fetch: answering(429)}, 'throttled', /too often/],
    ['is down', {fetch: answering(503)}, 'service-unavailable', /answered 503/],
    ['is a web page', {fetch: answering(200, '<html>', 'text/html')}, 'config', /something else/],
    ['speaks something else', {fetch: answering(200, '{"hello": 1}')}, 'config', /Model Context Protocol/],
    ['answers broken JSON', {fetch: answering(200, '{"hel')}, 'config', /Model Context Protocol/],
    [
      'cannot be reached',
      {fetch: () => Promise.reject(new TypeError('Failed to fetch'))},
      'network',
      /CORS.*connect-src/,
    ],
    ['is not told who asks', {headers: () => Promise.reject(new Error('No.'))}, 'credentials', /headers\(\)/],
  ];
  for (const [name, options, code, hint] of failures) {
    it(`rejects with a clear error when the server ${name}`, async () => {
      const error = await connectMcp({url, fetch: fetchFrom(createMcpServer([order])), ...options}).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!isChatError(error)) throw new Error(`It was ${String(error)}`);
      expect(error.code).to.equal(code);
      expect(error.hint).to.match(hint);
      expect(`${error.message} ${error.hint}`).not.to.contain('secret');
    });
  }

  it('gives up connecting when it is aborted', async () => {
    const controller = new AbortController();
    const asked = deferred<void>();
    const connecting = connectMcp({
      url,
      signal: controller.signal,
      fetch: () => {
        asked.resolve();
        return new Promise(() => undefined);
      },
    });
    await asked.promise;
    controller.abort();
    const error: unknown = await connecting.catch((error: unknown) => error);
    expect(isChatError(error) && error.code).to.equal('aborted');
  });

  it('leaves Zod’s settings to the page', async () => {
    await connect(createMcpServer([order]));
    expect(Reflect.get(globalThis, '__zod_globalConfig')).to.deep.include({jitless: undefined});
  });
});

type Asked = readonly [name: string, input?: Record<string, unknown>];

function roundOf(
  tools: McpConnection['tools'],
  asked: readonly Asked[],
  onCalls = (_calls: readonly ToolCall[]) => {},
) {
  const round: ToolRound = new ToolRound({
    tools,
    calls: asked.map(([name, input = {}], at) => ({toolUseId: String(at), name, input, isWhole: true})),
    remembered: new Set(),
    callMs: 60_000,
    onChange: () => onCalls(round.calls),
  });
  return round;
}

async function runAll(...given: Parameters<typeof roundOf>): Promise<readonly ContentBlock[]> {
  const round = roundOf(...given);
  round.start();
  return round.done;
}

/** Waits until the client listens to what the server tells by itself. */
async function whenListening(server: McpServer): Promise<void> {
  while (!server.seen.some(({method}) => method === 'GET')) await new Promise((resolve) => setTimeout(resolve));
}

function answering(status: number, body = 'No.', type = 'application/json'): typeof fetch {
  return async () => new Response(body, {status, headers: {'content-type': type}});
}

function deferred<Value>(): {readonly promise: Promise<Value>; resolve(value: Value): void} {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return {promise, resolve: (value) => resolve(value)};
}
