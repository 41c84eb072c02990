import {expect, fixture, html} from '@open-wc/testing';
import {render} from 'lit';
import {renderToolUse} from '../../../src/blocks/views-rich.js';
import type {ToolCall, ToolUseBlock} from '../../../src/model/index.js';
import {allStrings} from '../../../src/ui/strings-rich.js';
import {english} from '../../../src/ui/strings.js';
import {draw, readText} from '../view-harness.js';

const block: ToolUseBlock = {
  kind: 'tool-use',
  index: 0,
  isDone: true,
  toolUseId: 'a',
  name: 'find_order',
  inputJson: '{"id":"7","parts":[1]}',
};

describe('the view of a tool call', () => {
  it('names the tool and shows its arguments in good order', async () => {
    const card = await draw(block);
    expect(card.part.contains('block-tool-call')).to.equal(true);
    expect(readText(card)).to.contain('Uses find_order');
    expect(card.querySelector('pre')?.textContent).to.equal('{\n  "id": "7",\n  "parts": [\n    1\n  ]\n}');
  });

  it('shows arguments that are not complete as they are', async () => {
    const growing = await draw({...block, isDone: false, inputJson: '{"id":'});
    expect(growing.querySelector('pre')?.textContent).to.equal('{"id":');
    const cutOff = await draw({...block, inputJson: '{"id":'});
    expect(cutOff.querySelector('pre')?.textContent).to.equal('{"id":');
  });

  it('says in words what the tools of the service do, and shows a program as one', async () => {
    const type = 'server_tool_use';
    const inputJson = JSON.stringify({snippet: 'a = 1\nprint(a)'});
    const program = await draw({...block, type, name: 'nova_code_interpreter', inputJson});
    expect(readText(program)).to.equal('Runs a program Did not run Arguments a = 1 print(a)');
    expect(program.querySelector('pre')?.textContent).to.equal('a = 1\nprint(a)');
    expect(readText(await draw({...block, type, name: 'nova_grounding', inputJson: '{}'}))).to.contain(
      'Searches the web',
    );
    expect(readText(await draw({...block, type, name: 'constructor', inputJson: ''}))).to.contain('Uses constructor');
    expect(readText(await draw({...block, name: 'nova_grounding', inputJson: ''}))).to.contain('Uses nova_grounding');
  });

  for (const inputJson of ['', '{}']) {
    it(`shows no arguments for ${inputJson || 'nothing'}`, async () => {
      expect((await draw({...block, inputJson})).querySelector('pre')).to.equal(null);
    });
  }

  const context = {strings: allStrings(english), state: 'waiting' as const};

  it('says how far the call has come, and shows the arguments as long as somebody has to look at them', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    for (const [state, words, isOpen] of [
      ['writing', 'Being prepared …', true],
      ['waiting', 'Waits for you', true],
      ['running', 'Running …', false],
      ['done', 'Done', false],
    ] as const) {
      render(renderToolUse(block, {...context, state}), box);
      expect(readText(box)).to.contain(words);
      expect(box.querySelector('details')?.open).to.equal(isOpen);
    }
  });

  it('shows the progress of a call that runs', async () => {
    const call: ToolCall = {
      toolUseId: 'a',
      name: 'find_order',
      input: {},
      status: 'running',
      progress: {sentence: 'Asking the warehouse', fraction: 0.25},
    };
    const box = await fixture<HTMLElement>(
      html`<div>${renderToolUse(block, {...context, state: 'running', call})}</div>`,
    );
    expect(readText(box)).to.contain('Asking the warehouse');
    expect(box.querySelector('progress')?.value).to.equal(0.25);
  });

  it('shows the arguments that the visitor has put in place of those of the model, and says so', async () => {
    const call: ToolCall = {toolUseId: 'a', name: 'find_order', input: {id: '8'}, status: 'running', isEdited: true};
    const box = await fixture<HTMLElement>(html`<div>${renderToolUse(block, {...context, call})}</div>`);
    expect(readText(box)).to.contain('as you changed them { "id": "8" }').and.not.to.contain('"7"');
  });

  it('goes by the title that the page gives, and shows no sign that turns the direction of writing', async () => {
    const titled = await fixture<HTMLElement>(
      html`<div>${renderToolUse(block, {...context, title: 'Find an order'})}</div>`,
    );
    expect(readText(titled)).to.contain('Find an order').and.not.to.contain('find_order');
    expect(readText(await draw({...block, name: 'a\u202eb'}))).to.contain('Uses ab');
  });

  it('leaves arguments and result to a page that draws them', async () => {
    const own = document.createElement('b');
    own.textContent = 'Our own card';
    const result = html`<p>Shipped</p>`;
    const box = await fixture<HTMLElement>(html`<div>${renderToolUse(block, {...context, own, result})}</div>`);
    expect(box.querySelector('b')).to.equal(own);
    expect(readText(box)).not.to.contain('Shipped').and.not.to.contain('Arguments');
  });
});
