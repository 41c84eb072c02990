import {expect} from '@open-wc/testing';
import type {ToolUseBlock} from '../../../src/model/index.js';
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
    expect(readText(program)).to.equal('Runs a program a = 1 print(a)');
    expect(program.querySelector('pre')?.textContent).to.equal('a = 1\nprint(a)');
    expect(readText(await draw({...block, type, name: 'nova_grounding', inputJson: '{}'}))).to.equal(
      'Searches the web',
    );
    expect(readText(await draw({...block, type, name: 'constructor', inputJson: ''}))).to.equal('Uses constructor');
    expect(readText(await draw({...block, name: 'nova_grounding', inputJson: ''}))).to.equal('Uses nova_grounding');
  });

  for (const inputJson of ['', '{}']) {
    it(`shows no arguments for ${inputJson || 'nothing'}`, async () => {
      expect((await draw({...block, inputJson})).querySelector('pre')).to.equal(null);
    });
  }
});
