import {expect} from '@open-wc/testing';
import {toolResultKind} from '../../../src/blocks/tool-result/block.js';
import type {ToolResultBlock} from '../../../src/model/index.js';

const result: ToolResultBlock = {
  kind: 'tool-result',
  index: 1,
  isDone: false,
  toolUseId: 't1',
  content: [],
  status: 'success',
  type: 'nova_code_interpreter_result',
};

describe('a tool-result block', () => {
  it('opens with its start event, as Nova sends it in the assistant turn', () => {
    const toolResult = {toolUseId: 't1', status: 'success', type: 'nova_code_interpreter_result'};
    expect(toolResultKind.fromStart?.({toolResult}, 1)).to.deep.equal(result);
  });

  it('does not open for other starts, nor without an id', () => {
    expect(toolResultKind.fromStart?.({toolUse: {toolUseId: 't1', name: 'x'}}, 1)).to.equal(undefined);
    expect(toolResultKind.fromStart?.({toolResult: {}} as never, 1)).to.equal(undefined);
  });

  it('appends what the tool says', () => {
    const first = {...result, content: [{text: 'a'}]};
    expect(toolResultKind.grow(first, {toolResult: [{json: {b: 1}}, {text: 'c'}]})).to.deep.include({
      content: [{text: 'a'}, {json: {b: 1}}, {text: 'c'}],
    });
  });

  it('lets a text go on with the next delta, and keeps pieces apart that come together', () => {
    const deltas = [[{text: 'a'}], [{text: 'b'}, {text: 'c'}], [{json: 1}], [{text: 'd'}], [{text: 'e', note: 1}]];
    const grown = deltas.reduce<ToolResultBlock>(
      (block, toolResult) => toolResultKind.grow(block, {toolResult}) as ToolResultBlock,
      result,
    );
    expect(grown.content).to.deep.equal([{text: 'ab'}, {text: 'c'}, {json: 1}, {text: 'd'}, {text: 'e', note: 1}]);
  });

  it('stays the same object for nothing', () => {
    expect(toolResultKind.grow(result, {toolResult: []})).to.equal(result);
  });

  it('refuses other deltas', () => {
    expect(toolResultKind.grow(result, {text: 'x'})).to.equal(undefined);
    expect(toolResultKind.grow(result, {toolResult: {text: 'x'}} as never)).to.equal(undefined);
  });

  it('becomes Converse content, and is made from it', () => {
    const content = {toolResult: {toolUseId: 't1', content: [{text: 'a'}], status: 'error'}};
    const block = toolResultKind.fromContent(content, 1);
    expect(block).to.deep.equal({
      kind: 'tool-result',
      index: 1,
      isDone: true,
      toolUseId: 't1',
      content: [{text: 'a'}],
      status: 'error',
    });
    expect(block && toolResultKind.toContent(block)).to.deep.equal(content);
  });

  it('is not made from content of another shape', () => {
    expect(toolResultKind.fromContent({toolResult: {toolUseId: 't1', content: 'a'}} as never, 0)).to.equal(undefined);
    expect(toolResultKind.fromContent({text: 'a'}, 0)).to.equal(undefined);
  });
});
