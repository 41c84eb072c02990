import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {OutcropChat, Tool} from '../../../../src/element.js';
import {
  allParts,
  answerText,
  deepFocus,
  delta,
  expectAccessible,
  findPart,
  getPart,
  hear,
  mountOpen,
  press,
  until,
  type PuppetBackend,
} from '../../harness.js';

/** A tool that notes what it is called with. */
function createTool(changes: Partial<Tool> = {}): Tool & {readonly inputs: unknown[]} {
  const inputs: unknown[] = [];
  const inputSchema = {type: 'object', properties: {id: {type: 'string'}}, required: ['id']};
  return {
    inputs,
    name: 'find_order',
    title: 'Look up an order',
    inputSchema,
    run(input) {
      inputs.push(input);
      return {status: 'shipped'};
    },
    ...changes,
  };
}

/** Lets the model call a tool once for each id. */
function call(backend: PuppetBackend, ...ids: readonly string[]): void {
  backend.end(
    ...ids.flatMap((toolUseId, contentBlockIndex) => [
      {contentBlockStart: {contentBlockIndex, start: {toolUse: {toolUseId, name: 'find_order'}}}},
      {contentBlockDelta: {contentBlockIndex, delta: {toolUse: {input: JSON.stringify({id: toolUseId})}}}},
      {contentBlockStop: {contentBlockIndex}},
    ]),
    {messageStop: {stopReason: 'tool_use'}},
  );
}

/** An open chat whose model has called the tool, and waits. */
async function mountWaiting(tool: Tool, ...ids: readonly string[]) {
  const {element, backend} = await mountOpen();
  element.tools = [tool];
  void element.send('Where is it?');
  await until(() => backend.requests.length === 1);
  call(backend, ...(ids.length > 0 ? ids : ['one']));
  await until(() => findPart(element, 'approve-button'));
  return {element, backend};
}

function clickButton(element: OutcropChat, words: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.decision button') ?? [])];
  buttons.find((button) => button.textContent?.trim() === words)?.click();
}

/** What goes back to the model. */
function lastResult({requests}: PuppetBackend) {
  return requests.at(-1)?.messages.at(-1)?.content[0]?.toolResult;
}

describe('a call of a tool', () => {
  it('waits in a card that is spoken of, and runs once it is allowed', async () => {
    const tool = createTool();
    const {element, backend} = await mountWaiting(tool);
    expect(element.status).to.equal('awaiting-approval');
    await until(() =>
      element.shadowRoot?.querySelector('.announcer')?.textContent?.includes('Look up an order: waits'),
    );
    await expectAccessible(element);
    getPart(element, 'approve-button').click();
    await until(() => backend.requests.length === 2);
    expect(tool.inputs).to.deep.equal([{id: 'one'}]);
    backend.end('It has left.');
    await until(() => answerText(element)?.includes('It has left.'));
    const card = getPart(element, 'block-tool-call');
    expect([card.dataset['state'], allParts(element, 'message-user').length]).to.deep.equal(['done', 1]);
    expect(card.querySelector('[part~="block-tool-result"]')?.textContent).to.contain('shipped');
    await expectAccessible(element);
  });

  it('runs with the arguments that the visitor has put in place of those of the model', async () => {
    const tool = createTool();
    const {element} = await mountWaiting(tool);
    clickButton(element, 'Change arguments');
    const field = await until(() => element.shadowRoot?.querySelector<HTMLTextAreaElement>('.code'));
    await until(() => deepFocus() === field);
    const fill = (text: string): void => {
      field.value = text;
      field.dispatchEvent(new Event('input', {bubbles: true}));
      getPart(element, 'approve-button').click();
    };
    fill('{');
    const fault = await until(() => element.shadowRoot?.querySelector('.fault:not(:empty)'));
    expect(fault.textContent).to.contain('no valid JSON');
    fill('{"id": 5}');
    await until(() => fault.textContent?.includes('cannot be used'));
    await expectAccessible(element);
    fill('{"id": "two"}');
    await until(() => tool.inputs.length > 0);
    expect(tool.inputs).to.deep.equal([{id: 'two'}]);
  });

  it('tells the model why it was denied', async () => {
    const tool = createTool();
    const {element, backend} = await mountWaiting(tool);
    clickButton(element, 'Deny with a reason');
    const field = await until(() => element.shadowRoot?.querySelector<HTMLInputElement>('.reason'));
    field.value = 'That is not mine';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    press(field, 'Enter');
    await until(() => backend.requests.length === 2);
    expect(JSON.stringify(lastResult(backend))).to.contain('That is not mine');
    expect([tool.inputs.length, lastResult(backend)?.status]).to.deep.equal([0, 'error']);
    await until(() => getPart(element, 'block-tool-call').dataset['state'] === 'denied');
  });

  it('gives a field up by Escape, and leaves the panel open', async () => {
    const {element} = await mountWaiting(createTool());
    clickButton(element, 'Deny with a reason');
    const field = await until(() => element.shadowRoot?.querySelector('.reason'));
    press(field, 'Escape');
    await until(() => !element.shadowRoot?.querySelector('.reason'));
    expect(element.open).to.equal(true);
  });

  it('moves the focus to the next call that waits, and then to where the visitor writes', async () => {
    const {element} = await mountWaiting(createTool(), 'one', 'two');
    const [first] = allParts(element, 'deny-button');
    first?.focus();
    first?.click();
    await until(() => allParts(element, 'approve-button').length === 1);
    await until(() => deepFocus() === findPart(element, 'approve-button'));
    getPart(element, 'deny-button').click();
    await until(() => deepFocus() === findPart(element, 'composer-input'));
  });

  it('asks no more during a visit in which its tool was always allowed', async () => {
    const tool = createTool();
    const {element, backend} = await mountWaiting(tool, 'one', 'two');
    element.shadowRoot?.querySelector<HTMLInputElement>('.always input')?.click();
    getPart(element, 'approve-button').click();
    await until(() => backend.requests.length === 2);
    expect(tool.inputs.length).to.equal(2);
    call(backend, 'three');
    await until(() => backend.requests.length === 3);
    expect(tool.inputs.length).to.equal(3);
  });

  it('is drawn by the page where it wants to', async () => {
    const {element, backend} = await mountOpen();
    const states: string[] = [];
    element.renderTool = (toolUse, shown) => {
      states.push(shown.state);
      return toolUse.name === 'find_order' ? html`<b class="own">${JSON.stringify(toolUse.input)}</b>` : undefined;
    };
    element.tools = [createTool({approval: 'never'})];
    void element.send('Where is it?');
    await until(() => backend.requests.length === 1);
    call(backend, 'one');
    await until(() => backend.requests.length === 2);
    const own = await until(() => element.shadowRoot?.querySelector('.own'));
    expect(own.textContent).to.equal('{"id":"one"}');
    await until(() => states.includes('done'));
    expect(getPart(element, 'block-tool-call').querySelector('pre')).to.equal(null);
  });
});

describe('the events of tools', () => {
  it('tell of a call that was allowed, and let a page answer in its place', async () => {
    const tool = createTool();
    const {element, backend} = await mountWaiting(tool);
    const called = hear(element, 'outcrop-tool-call');
    element.addEventListener('outcrop-tool-call', (event) => event.respondWith(Promise.resolve('From the page')));
    const resulted = hear(element, 'outcrop-tool-result');
    getPart(element, 'approve-button').click();
    expect((await called).toolUse).to.deep.equal({toolUseId: 'one', name: 'find_order', input: {id: 'one'}});
    await until(() => backend.requests.length === 2);
    expect(lastResult(backend)?.content).to.deep.equal([{text: 'From the page'}]);
    const {status, toolUse} = await resulted;
    expect([status, toolUse.toolUseId, tool.inputs.length]).to.deep.equal(['done', 'one', 0]);
  });

  it('come besides the function of the page', async () => {
    const {element, backend} = await mountOpen();
    const heard: string[] = [];
    element.tools = [createTool({approval: 'never'})];
    element.onToolCall = ({name}) => {
      heard.push(`function ${name}`);
      return 'From the function';
    };
    element.addEventListener('outcrop-tool-call', ({toolUse}) => heard.push(`event ${toolUse.name}`));
    void element.send('Where is it?');
    await until(() => backend.requests.length === 1);
    call(backend, 'one');
    await until(() => backend.requests.length === 2);
    expect(heard).to.deep.equal(['event find_order', 'function find_order']);
    expect(lastResult(backend)?.content).to.deep.equal([{text: 'From the function'}]);
    backend.end(delta('Well'));
  });

  it('tell what was denied', async () => {
    const {element} = await mountWaiting(createTool());
    const resulted = hear(element, 'outcrop-tool-result');
    getPart(element, 'deny-button').click();
    expect((await resulted).status).to.equal('denied');
  });
});
