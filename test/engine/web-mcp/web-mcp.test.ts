import {expect} from '@open-wc/testing';

import {ToolRound} from '../../../src/engine/tools/index.js';
import {collectWebMcpTools, watchWebMcpTools} from '../../../src/engine/web-mcp/index.js';
import type {WebMcpScope} from '../../../src/engine/web-mcp/index.js';
import type {ContentBlock, Tool} from '../../../src/model/index.js';
import {DraftModelContext, OldModelContext, shopTools, StringModelContext} from './page-tools.js';
import type {PageTool} from './page-tools.js';

function pageWith(context: DraftModelContext, tools: readonly PageTool[]): WebMcpScope {
  for (const tool of tools) void context.registerTool(tool);
  return {document: {modelContext: context}};
}

const engines = {
  'as the draft says': DraftModelContext,
  'as Chrome 154 does': StringModelContext,
  'as Chrome 150 does': OldModelContext,
};

for (const [name, Engine] of Object.entries(engines)) {
  describe(`the tools of a page, published ${name}`, () => {
    it('become tools of the chat', async () => {
      const tools = await collectWebMcpTools(pageWith(new Engine(), shopTools().tools));
      const id = {type: 'object', properties: {id: {type: 'string'}}, required: ['id']};
      const words = {type: 'object', properties: {words: {type: 'string'}}, required: ['words']};
      const none = {type: 'object'};
      expect(tools.map(({run: _run, ...tool}) => tool)).to.deep.equal([
        {name: 'add_to_cart', description: 'Puts a thing into the cart.', inputSchema: id, approval: 'ask'},
        {name: 'pay', description: 'Pays.', inputSchema: none, approval: 'ask'},
        {name: 'read_cart', description: 'Reads the cart.', inputSchema: none, approval: 'never'},
        {
          name: 'shop_search',
          title: 'Search the shop',
          description: 'Finds things by words.',
          inputSchema: words,
          approval: 'never',
        },
        {name: 'show_thing', description: 'Shows a thing.', inputSchema: id, approval: 'never'},
      ]);
    });

    it('do a task in steps; the one that writes asks', async () => {
      const {tools, cart} = shopTools();
      const found = await collectWebMcpTools(pageWith(new Engine(), tools));
      const search = ['shop_search', {words: 'lamp'}] as const;
      const show = ['show_thing', {id: 'lamp-1'}] as const;
      expect(contentOf(await run(found, [search, show]))).to.deep.equal([
        [{json: {found: ['lamp-1']}}],
        [{text: 'lamp-1 costs 7.'}],
      ]);
      const asked: string[] = [];
      expect(contentOf(await run(found, [['add_to_cart', {id: 'lamp-1'}]], asked))).to.deep.equal([[{text: 'Added.'}]]);
      expect([asked, cart]).to.deep.equal([['add_to_cart'], ['lamp-1']]);
      expect(contentOf(await run(found, [['read_cart', {}]]))).to.deep.equal([[{json: {result: ['lamp-1']}}]]);
    });

    it('run once with each call, whatever the engine takes', async () => {
      const {tools, cart} = shopTools();
      const found = await collectWebMcpTools(pageWith(new Engine(), tools));
      await run(found, [['add_to_cart', {id: 'a', toString: 'b', toJSON: 1, valueOf: null}]], []);
      expect(cart).to.deep.equal(['a']);
    });

    it('tell the model that they failed', async () => {
      const found = await collectWebMcpTools(pageWith(new Engine(), shopTools().tools));
      const [result] = await run(found, [['pay', {}]], []);
      expect(result?.toolResult).to.deep.include({status: 'error', content: [{text: 'The tool failed.'}]});
    });
  });
}

describe('the tools of a page', () => {
  it('are none in an engine that has no such thing, and none where it does not work', async () => {
    const failing = {
      get modelContext(): never {
        throw new Error('No.');
      },
    };
    const scopes: readonly WebMcpScope[] = [
      {},
      {document: {}, navigator: {}},
      {document: null},
      {document: failing, navigator: failing},
      {document: {modelContext: 'later'}},
      {document: {modelContext: {registerTool: () => undefined}}},
      {document: {modelContext: {getTools: () => Promise.reject(new DOMException('', 'NotAllowedError'))}}},
      {document: {modelContext: {getTools: () => 'none'}}},
      {document: {modelContext: {getTools: () => [null, 7, {}, {name: 1}]}}},
    ];
    for (const scope of scopes) {
      expect(await collectWebMcpTools(scope)).to.deep.equal([]);
      watchWebMcpTools(() => undefined, scope)();
    }
    if (!('modelContext' in document)) expect(await collectWebMcpTools()).to.deep.equal([]);
  });

  it('are noticed when they change', async () => {
    const context = new DraftModelContext();
    const scope = pageWith(context, shopTools().tools);
    let changes = 0;
    const stop = watchWebMcpTools(() => changes++, scope);
    const controller = new AbortController();
    const added = {name: 'added', description: 'New.', execute: () => 'new'};
    await context.registerTool(added, controller);
    expect([changes, (await collectWebMcpTools(scope)).length]).to.deep.equal([1, 6]);
    controller.abort();
    expect([changes, (await collectWebMcpTools(scope)).length]).to.deep.equal([2, 5]);
    stop();
    await context.registerTool({...added, name: 'other'});
    expect(changes).to.equal(2);
  });

  it('are read from navigator where document has none, and not asked for there otherwise', async () => {
    const {document} = pageWith(new DraftModelContext(), shopTools().tools);
    expect(await collectWebMcpTools({document: {}, navigator: document})).to.have.length(5);
    let asked = 0;
    const navigator = {
      get modelContext() {
        asked++;
        return undefined;
      },
    };
    expect(await collectWebMcpTools({document, navigator})).to.have.length(5);
    expect(asked).to.equal(0);
  });

  it('are those of a stand-in that only knows listTools and callTool', async () => {
    const calls: unknown[] = [];
    const modelContext = {
      listTools: () => [{name: 'find', description: 'Finds.', inputSchema: {type: 'object'}}],
      async callTool(call: unknown) {
        calls.push(call);
        return {content: [{type: 'text', text: 'Sold out.'}], isError: true};
      },
    };
    const tools = await collectWebMcpTools({navigator: {modelContext}});
    const [result] = await run(tools, [['find', {id: '1'}]], []);
    expect(calls).to.deep.equal([{name: 'find', arguments: {id: '1'}}]);
    expect(result?.toolResult).to.deep.include({status: 'error', content: [{text: 'Sold out.'}]});
  });

  it('leave out what is for developers', async () => {
    const debugging = {name: 'd', description: 'D.', annotations: {debugging: true}, execute: () => 1};
    expect(await collectWebMcpTools(pageWith(new DraftModelContext(), [debugging]))).to.deep.equal([]);
  });

  it('end when they are aborted', async () => {
    let start: (signal: AbortSignal) => void = () => undefined;
    const started = new Promise<AbortSignal>((resolve) => (start = resolve));
    const slow: PageTool = {
      name: 'slow',
      description: 'Slow.',
      annotations: {readOnlyHint: true},
      execute: (_input, {signal}) => {
        start(signal);
        return new Promise(() => undefined);
      },
    };
    const tools = await collectWebMcpTools(pageWith(new DraftModelContext(), [slow]));
    const round = roundOf(tools, [['slow', {}]]);
    round.start();
    const signal = await started;
    round.stop();
    expect(signal.aborted).to.equal(true);
  });

  it('say so when one led to another page, and keep a text that is no JSON', async () => {
    const answers = [null, 'plain words', '"quoted"', '{"content": "no list"}'];
    const modelContext = {
      getTools: () => answers.map((_, at) => ({name: `t${at}`, annotations: {readOnlyHint: true}})),
      executeTool: ({name}: {readonly name: string}) => answers[Number(name.slice(1))],
    };
    const tools = await collectWebMcpTools({document: {modelContext}});
    const results = await run(
      tools,
      answers.map((_, at) => [`t${at}`, {}] as const),
    );
    expect(contentOf(results)).to.deep.equal([
      [{text: 'The tool led to another page and gave no result.'}],
      [{text: 'plain words'}],
      [{text: 'quoted'}],
      [{json: {content: 'no list'}}],
    ]);
  });

  it('are shown but cannot run where the engine does not run them', async () => {
    const modelContext = {getTools: () => [{name: 'find', annotations: {readOnlyHint: true}}]};
    const [result] = await run(await collectWebMcpTools({document: {modelContext}}), [['find', {}]]);
    expect(JSON.stringify(result)).to.contain('does not run them');
  });
});

type Asked = readonly [name: string, input: Record<string, unknown>];

function roundOf(tools: readonly Tool[], asked: readonly Asked[]): ToolRound {
  return new ToolRound({
    tools,
    calls: asked.map(([name, input], at) => ({toolUseId: String(at), name, input, isWhole: true})),
    remembered: new Set(),
    callMs: 60_000,
    onChange: () => undefined,
  });
}

/** Runs calls; those that wait are allowed, and named in `allowed`, without which none may wait. */
async function run(
  tools: readonly Tool[],
  asked: readonly Asked[],
  allowed?: string[],
): Promise<readonly ContentBlock[]> {
  const round = roundOf(tools, asked);
  round.start();
  for (const {toolUseId, name, status} of round.calls) {
    if (status !== 'waiting') continue;
    if (!allowed) throw new Error(`${name} asks.`);
    allowed.push(name);
    round.approve(toolUseId);
  }
  return round.done;
}

function contentOf(results: readonly ContentBlock[]): readonly unknown[] {
  return results.map(({toolResult}) => toolResult?.content);
}
