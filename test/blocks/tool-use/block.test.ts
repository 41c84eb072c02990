import {expect} from '@open-wc/testing';
import {toolUseKind} from '../../../src/blocks/tool-use/block.js';
import type {ToolUseBlock} from '../../../src/model/index.js';

const call: ToolUseBlock = {
  kind: 'tool-use',
  index: 1,
  isDone: false,
  toolUseId: 't1',
  name: 'find_order',
  inputJson: '',
};

function inputOf(inputJson: string, isDone = true): unknown {
  return toolUseKind.toContent({...call, inputJson, isDone})?.toolUse?.input;
}

describe('a tool-use block', () => {
  it('opens with its start event', () => {
    expect(toolUseKind.fromStart?.({toolUse: {toolUseId: 't1', name: 'find_order'}}, 1)).to.deep.equal(call);
  });

  it('knows when the service runs the tool itself', () => {
    const toolUse = {toolUseId: 't1', name: 'web', type: 'server_tool_use'};
    expect(toolUseKind.fromStart?.({toolUse}, 1)).to.deep.include({type: 'server_tool_use'});
  });

  it('does not open for other starts, nor without an id', () => {
    expect(toolUseKind.fromStart?.({image: {format: 'png'}}, 0)).to.equal(undefined);
    expect(toolUseKind.fromStart?.({toolUse: {name: 'x'}} as never, 0)).to.equal(undefined);
    expect(toolUseKind.fromStart?.({toolUse: null} as never, 0)).to.equal(undefined);
  });

  it('appends fragments of its input', () => {
    expect(toolUseKind.grow({...call, inputJson: '{"id'}, {toolUse: {input: '":4'}})).to.deep.include({
      inputJson: '{"id":4',
    });
  });

  it('stays the same object for an empty fragment', () => {
    expect(toolUseKind.grow(call, {toolUse: {input: ''}})).to.equal(call);
  });

  it('refuses other deltas', () => {
    expect(toolUseKind.grow(call, {text: 'x'})).to.equal(undefined);
    expect(toolUseKind.grow(call, {toolUse: {input: {id: 4}}} as never)).to.equal(undefined);
  });

  it('has the parsed input once it is done', () => {
    expect(inputOf('{"id":"4"}')).to.deep.equal({id: '4'});
  });

  it('has an empty input when no text came at all', () => {
    expect(inputOf('')).to.deep.equal({});
    expect(inputOf(' \n')).to.deep.equal({});
  });

  it('has an empty input when the text was cut off', () => {
    expect(inputOf('{"id":"4')).to.deep.equal({});
  });

  it('has an empty input while it grows', () => {
    expect(inputOf('{"id":"4"}', false)).to.deep.equal({});
  });

  it('becomes Converse content with id, name and type', () => {
    expect(toolUseKind.toContent(call)).to.deep.equal({toolUse: {toolUseId: 't1', name: 'find_order', input: {}}});
    expect(toolUseKind.toContent({...call, type: 'server_tool_use'})?.toolUse?.type).to.equal('server_tool_use');
  });

  it('is made from Converse content, and gives it back', () => {
    const content = {toolUse: {toolUseId: 't1', name: 'find_order', input: {id: ['4', null]}, type: 'server_tool_use'}};
    const block = toolUseKind.fromContent(content, 1);
    expect(block).to.deep.include({inputJson: '{"id":["4",null]}', isDone: true});
    expect(block && toolUseKind.toContent(block)).to.deep.equal(content);
  });

  it('is made from content without an input', () => {
    const toolUse = {toolUseId: 't1', name: 'find_order', input: undefined};
    expect(toolUseKind.fromContent({toolUse}, 1)?.inputJson).to.equal('');
    expect(toolUseKind.fromContent({text: 'x'}, 1)).to.equal(undefined);
  });
});
