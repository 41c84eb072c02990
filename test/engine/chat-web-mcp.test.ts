import {expect} from '@open-wc/testing';

import {createChat} from '../../src/engine/chat.js';
import type {Backend, Chat, ChatRequest, StreamPart, Tool} from '../../src/model/index.js';
import {messageStart, messageStop, text} from '../transcript/parts.js';
import {DraftModelContext, shopTools} from './web-mcp/page-tools.js';

/** A model that searches a shop, looks at what it found, and puts it into the cart, one step after the other. */
function shopper(): Backend & {readonly requests: ChatRequest[]} {
  const steps: readonly (readonly [string, object])[] = [
    ['shop_search', {words: 'lamp'}],
    ['show_thing', {id: 'lamp-1'}],
    ['add_to_cart', {id: 'lamp-1'}],
  ];
  const requests: ChatRequest[] = [];
  return {
    requests,
    async *reply(request): AsyncGenerator<StreamPart> {
      requests.push(request);
      const step = steps[requests.length - 1];
      yield messageStart;
      if (step) {
        const [name, input] = step;
        yield {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: `t${requests.length}`, name}}}};
        yield {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: JSON.stringify(input)}}}};
        yield {contentBlockStop: {contentBlockIndex: 0}};
      } else yield text(0, 'It is in your cart.');
      yield messageStop(step ? 'tool_use' : 'end_turn');
    },
  };
}

/** Lets the chat do the task; returns what it asked the visitor about. */
async function shop(chat: Chat): Promise<readonly string[]> {
  const asked: string[] = [];
  chat.subscribe(({toolCalls = []}) => {
    for (const {toolUseId, name, status} of toolCalls) {
      if (status !== 'waiting') continue;
      asked.push(name);
      chat.approve(toolUseId);
    }
  });
  await chat.send('I want a lamp.');
  return asked;
}

const transcript = ({state}: Chat) => state.messages.map(({role, content}) => ({role, content}));

describe('the tools that a page has published through WebMCP', () => {
  const property = Object.getOwnPropertyDescriptor(document, 'modelContext');
  afterEach(() => {
    if (property) Object.defineProperty(document, 'modelContext', property);
    else Reflect.deleteProperty(document, 'modelContext');
  });

  it('do a task in three steps, as the same tools do that were given to the chat; the one that writes asks', async () => {
    const published = shopTools();
    const context = new DraftModelContext();
    for (const tool of published.tools) await context.registerTool(tool);
    Object.defineProperty(document, 'modelContext', {configurable: true, value: context});
    const backend = shopper();
    const chat = createChat({backend, webMcp: true});
    expect(await shop(chat)).to.deep.equal(['add_to_cart']);
    expect(published.cart).to.deep.equal(['lamp-1']);
    expect(JSON.stringify(backend.requests[0]?.toolConfig)).to.contain('shop_search').and.to.contain('pay');

    Reflect.deleteProperty(document, 'modelContext');
    const given = shopTools();
    const tools = given.tools.map(({execute, inputSchema, annotations, ...tool}): Tool => {
      const approval = annotations?.['readOnlyHint'] ? 'never' : 'ask';
      const run = async (input: unknown) => {
        const result = await execute(Object(input) as Record<string, unknown>, new AbortController());
        // What WebMCP calls content is a text to the chat.
        return tool.name === 'show_thing' ? (result as {content: {text: string}[]}).content[0]?.text : result;
      };
      return {...tool, name: tool.name.replace('.', '_'), inputSchema: {type: 'object', ...inputSchema}, approval, run};
    });
    const without = createChat({backend: shopper(), tools: tools.toSorted((a, b) => (a.name < b.name ? -1 : 1))});
    expect(await shop(without)).to.deep.equal(['add_to_cart']);
    expect(given.cart).to.deep.equal(published.cart);
    expect(transcript(without)).to.deep.equal(transcript(chat));
  });

  it('are left alone unless the page says so', async () => {
    const context = new DraftModelContext();
    for (const tool of shopTools().tools) await context.registerTool(tool);
    Object.defineProperty(document, 'modelContext', {configurable: true, value: context});
    const backend = shopper();
    const chat = createChat({backend, toolLimits: {rounds: 1}});
    await chat.send('I want a lamp.');
    expect(backend.requests[0]).not.to.have.property('toolConfig');
    expect(JSON.stringify(chat.state.messages[2]?.content)).to.contain('There are none');
  });
});
