import {expect} from '@open-wc/testing';
import type {ContentBlock} from '../../src/model/index.js';
import {mendTool} from '../../src/transcript/mend-tool.js';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {ask, say} from './messages.js';

function use(fields: Partial<NonNullable<ContentBlock['toolUse']>>) {
  return mendTool({toolUse: {toolUseId: 't1', name: 'find', input: {}, ...fields}}).toolUse;
}

function answer(...content: unknown[]) {
  return mendTool({toolResult: {toolUseId: 't1', content}}).toolResult?.content;
}

describe('a call', () => {
  it('has a name and an id that Converse takes back', () => {
    expect(use({name: 'functions read_file'})?.name).to.equal('functions_read_file');
    expect(use({name: ''})?.name).to.equal('_');
    expect(use({name: 'a'.repeat(65)})?.name).to.equal('a'.repeat(64));
    expect(use({toolUseId: 'functions.find:0'})?.toolUseId).to.equal('functions_find_0');
    expect(use({toolUseId: 'tooluse_BBO78-mQ'})?.toolUseId).to.equal('tooluse_BBO78-mQ');
  });

  it('has an object as input', () => {
    for (const input of [undefined, null, 'half', 3, [1], true]) expect(use({input})?.input).to.deep.equal({});
    expect(use({input: {id: 1}})?.input).to.deep.equal({id: 1});
  });

  it('keeps whatever else it has', () => {
    expect(use({type: 'server_tool_use'})).to.include({type: 'server_tool_use'});
  });

  it('still belongs to its result', () => {
    const toolUseId = 'functions.find:0';
    const called = say('assistant', [{toolUse: {toolUseId, name: 'find', input: {}}}]);
    const sent = toRequestMessages([
      ask('Hi'),
      called,
      say('user', [{toolResult: {toolUseId, content: [{text: 'a'}]}}]),
    ]);
    expect(sent[2]?.content).to.deep.equal([{toolResult: {toolUseId: 'functions_find_0', content: [{text: 'a'}]}}]);
  });
});

describe('a result', () => {
  it('has JSON only as an object; the rest is text', () => {
    expect(answer({json: {a: 1}})).to.deep.equal([{json: {a: 1}}]);
    expect(answer({json: [1, 2]}, {json: 'a'}, {json: null}, {json: undefined})).to.deep.equal([
      {text: '[1,2]'},
      {text: '"a"'},
      {text: 'null'},
      {text: 'undefined'},
    ]);
  });

  it('says something', () => {
    for (const content of [[], [{text: ''}], [{text: ' \n'}]]) {
      expect(answer(...content)).to.deep.equal([{text: 'No output.'}]);
    }
  });

  it('is mended even when it has no list', () => {
    const broken = JSON.parse('{"toolResult": {"toolUseId": 5, "content": "text"}}') as ContentBlock;
    expect(mendTool(broken)).to.deep.equal({toolResult: {toolUseId: '5', content: [{text: 'No output.'}]}});
  });
});

it('leaves every other block as it is', () => {
  const block = {text: 'Hi'};
  expect(mendTool(block)).to.equal(block);
});
