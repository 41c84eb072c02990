import {expect} from '@open-wc/testing';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {ask, call, outline, result, say, tell, thought} from './messages.js';

const brokenOff = 'assistant: [The answer broke off here.]';

describe('an answer with tools', () => {
  it('is parted from what the visitor says next, since most models refuse words beside results', () => {
    const calls = [ask('a'), say('assistant', [call('t1')]), say('user', [result('t1')])];
    const expected = ['user: a', 'assistant: call t1', 'user: result t1', brokenOff, 'user: b'];
    expect(outline([...calls, ask('b')])).to.deep.equal(expected);
    expect(outline([...calls, tell('x', 'failed'), ask('b')])).to.deep.equal(expected);
    expect(outline([...calls, tell(' ', 'stopped'), ask('b')])).to.deep.equal(expected);
    expect(outline([...calls.slice(0, 2), say('user', [{text: 'b'}, result('t1')])])).to.deep.equal(expected);
  });

  it('is parted once, however much the visitor says', () => {
    const messages = [ask('a'), say('assistant', [call('t1')], 'stopped'), ask('b'), tell('', 'failed'), ask('c')];
    expect(outline(messages).slice(2)).to.deep.equal(['user: error t1', brokenOff, 'user: b, c']);
  });

  it('calls each id once, though a model used it twice', () => {
    const messages = [ask('a'), say('assistant', [call('t1'), call('t1')]), say('user', [result('t1'), result('t1')])];
    expect(outline(messages)).to.deep.equal(['user: a', 'assistant: call t1', 'user: result t1']);
  });

  it('hands on the results that a backend gave within it', () => {
    const own = say('assistant', [call('t1'), result('t1'), {text: 'Found'}]);
    expect(outline([ask('a'), own])).to.deep.equal(['user: a', 'assistant: Found, call t1', 'user: result t1']);
    expect(outline([ask('a'), own, ask('b')]).slice(2)).to.deep.equal(['user: result t1', brokenOff, 'user: b']);
  });

  it('has no result before its call', () => {
    const own = [result('s1'), call('s1', 'server_tool_use'), {text: 'Hm'}];
    expect(outline([ask('a'), say('assistant', own)])[1]).to.equal('assistant: call s1, Hm');
  });

  it('forgets the tools of the service when the request has none', () => {
    const own = say('assistant', [call('s1', 'server_tool_use'), result('s1'), {text: 'Done'}]);
    expect(outline([ask('a'), own], {hasTools: false})[1]).to.equal('assistant: Done');
    expect(outline([ask('a'), own], {hasTools: true})[1]).to.equal('assistant: call s1, result s1, Done');
  });

  it('has no words beside calls for models that refuse them', () => {
    const cited = {citationsContent: {content: [{text: 'Well'}], citations: []}};
    const messages = [
      ask('a'),
      say('assistant', [{text: 'Let me see'}, cited, call('t1')]),
      say('user', [result('t1')]),
    ];
    for (const modelId of ['us.meta.llama4-maverick-17b-instruct-v1:0', 'mistral.mistral-large-2407-v1:0']) {
      expect(outline(messages, {modelId})[1]).to.equal('assistant: call t1');
      expect(outline([ask('a'), tell('b')], {modelId})[1]).to.equal('assistant: b');
    }
    expect(outline(messages, {modelId: 'anthropic.claude-x'})[1]).to.equal(
      'assistant: Let me see, citationsContent, call t1',
    );
  });

  it('has its words before its calls, and its thoughts where they were', () => {
    const own = [thought('a', 'x'), call('t1'), {text: 'b'}, thought('c', 'y'), call('t2'), {text: 'd'}];
    const done = say('user', [result('t1'), result('t2')]);
    expect(outline([ask('Hi'), say('assistant', own), done])[1]).to.equal(
      'assistant: thought a, b, d, call t1, thought c, call t2',
    );
  });

  it('is only its words for models without tools', () => {
    const messages = [ask('a'), say('assistant', [{text: 'b'}, call('t1')]), say('user', [result('t1')]), tell('c')];
    const modelId = 'amazon.titan-text-express-v1';
    expect(outline([...messages, ask('d')], {modelId})).to.deep.equal(['user: a', 'assistant: b, c', 'user: d']);
  });
});

describe('answers that come to stand side by side', () => {
  it('are settled as one', () => {
    const messages = [ask('a'), tell('b'), say('user', [result('t9')]), say('assistant', [call('t1')]), tell('c')];
    const modelId = 'mistral.mistral-large-2407-v1:0';
    expect(outline(messages)).to.deep.equal(['user: a', 'assistant: b, c, call t1', 'user: error t1']);
    expect(outline(messages, {modelId})).to.deep.equal(['user: a', 'assistant: call t1', 'user: error t1']);
  });
});

describe('the tools of the service', () => {
  it('are not told to another model, which does not know them', () => {
    const own = [call('s1', 'server_tool_use'), result('s1'), {text: 'Done'}];
    const messages = [ask('a'), {...say('assistant', own), modelId: 'one.model'}];
    expect(outline(messages, {modelId: 'one.model'})[1]).to.equal('assistant: call s1, result s1, Done');
    expect(outline(messages, {modelId: 'other.model'})[1]).to.equal('assistant: Done');
  });
});

describe('what stands in the wrong place', () => {
  it('is left out: calls and thoughts of the visitor, cache points', () => {
    const odd = say('user', [call('t1'), thought('Hm', 'abc'), {text: 'a'}, {cachePoint: {type: 'default'}}]);
    expect(toRequestMessages([odd])).to.deep.equal([{role: 'user', content: [{text: 'a'}]}]);
  });
});
