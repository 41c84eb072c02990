import {expect} from '@open-wc/testing';
import type {ContentBlock, Message, RequestMessage} from '../../src/model/index.js';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {ask, call, outline, result, say, tell, thought} from './messages.js';
import {forSeeds, type Random} from './random.js';

describe('what is sent to the model', () => {
  it('is the conversation', () => {
    expect(toRequestMessages([ask('Hi'), tell('Hello'), ask('How?')])).to.deep.equal([
      {role: 'user', content: [{text: 'Hi'}]},
      {role: 'assistant', content: [{text: 'Hello'}]},
      {role: 'user', content: [{text: 'How?'}]},
    ]);
  });

  it('is nothing for an empty conversation', () => {
    expect(toRequestMessages([])).to.deep.equal([]);
  });

  it('keeps the identity of content, so that nothing is copied', () => {
    const message = ask('Hi');
    expect(toRequestMessages([message])[0]?.content[0]).to.equal(message.content[0]);
  });

  it('joins questions when the answer between them failed', () => {
    expect(outline([ask('Hi'), say('assistant', [], 'failed'), ask('Hello?')])).to.deep.equal(['user: Hi, Hello?']);
  });

  it('leaves a failed answer out even if something is in it', () => {
    expect(outline([ask('Hi'), tell('Oops', 'failed'), ask('Again')])).to.deep.equal(['user: Hi, Again']);
  });

  it('joins neighbouring answers', () => {
    expect(outline([ask('Hi'), tell('One', 'stopped'), tell('Two')])).to.deep.equal([
      'user: Hi',
      'assistant: One, Two',
    ]);
  });

  it('keeps what had arrived of a stopped and of an interrupted answer', () => {
    const messages = [ask('a'), tell('b', 'stopped'), ask('c'), tell('d', 'interrupted'), ask('e')];
    expect(outline(messages)).to.deep.equal(['user: a', 'assistant: b', 'user: c', 'assistant: d', 'user: e']);
  });

  it('begins with the user', () => {
    expect(outline([tell('Welcome'), ask('Hi')])).to.deep.equal(['user: Hi']);
    expect(outline([say('assistant', [call('t1')]), say('user', [result('t1')]), tell('x'), ask('Hi')])).to.deep.equal([
      'user: Hi',
    ]);
  });

  it('has no blank text and no empty message', () => {
    const messages = [say('user', [{text: ' \n'}, {text: 'Hi'}]), tell(' ', 'stopped'), ask('Still there?')];
    expect(outline(messages)).to.deep.equal(['user: Hi, Still there?']);
  });

  it('has no blank text in citations', () => {
    const cited = (...texts: string[]) => ({
      citationsContent: {content: texts.map((text) => ({text})), citations: [{title: 'Book'}]},
    });
    const sent = toRequestMessages([ask('Hi'), say('assistant', [cited('a', ' '), cited(''), cited('b')])]);
    expect(sent[1]?.content).to.deep.equal([cited('a'), cited('b')]);
  });

  it('has no blank text in the results of tools', () => {
    const answered = {toolResult: {toolUseId: 't1', content: [{text: ''}, {json: {text: ''}}, {text: 'a'}]}};
    const sent = toRequestMessages([ask('Hi'), say('assistant', [call('t1')]), say('user', [answered])]);
    expect(sent[2]?.content[0]?.toolResult?.content).to.deep.equal([{json: {text: ''}}, {text: 'a'}]);
  });

  it('sends unknown blocks back unchanged', () => {
    const odd = {hologram: {depth: 3}};
    expect(toRequestMessages([ask('Hi'), say('assistant', [odd, {text: 'a'}])])[1]?.content[0]).to.deep.equal(odd);
  });

  describe('with tools', () => {
    it('has one result for each call, in one message, in the order of the calls', () => {
      const messages = [
        ask('Hi'),
        say('assistant', [call('t1'), call('t2')]),
        say('user', [result('t2'), result('t1')]),
      ];
      expect(outline(messages)).to.deep.equal([
        'user: Hi',
        'assistant: call t1, call t2',
        'user: result t1, result t2',
      ]);
    });

    it('gathers results from several messages', () => {
      const calls = say('assistant', [call('t1'), call('t2')]);
      const messages = [ask('Hi'), calls, say('user', [result('t2')]), say('user', [result('t1'), result('t1')])];
      expect(outline(messages).at(-1)).to.equal('user: result t1, result t2');
    });

    it('answers a call that was cut off with an error, before the next question', () => {
      const messages = [ask('Hi'), say('assistant', [{text: 'Well'}, call('t1')], 'stopped'), ask('Go on')];
      expect(outline(messages)).to.deep.equal([
        'user: Hi',
        'assistant: Well, call t1',
        'user: error t1',
        'assistant: [The answer broke off here.]',
        'user: Go on',
      ]);
      expect(toRequestMessages(messages)[2]?.content[0]).to.deep.equal({
        toolResult: {
          toolUseId: 't1',
          status: 'error',
          content: [{text: 'The tool was not run: the answer was cut off.'}],
        },
      });
    });

    it('answers only the calls without a result', () => {
      const messages = [ask('Hi'), say('assistant', [call('t1'), call('t2')]), say('user', [result('t2')])];
      expect(outline(messages).at(-1)).to.equal('user: error t1, result t2');
    });

    it('answers calls at the end of the conversation', () => {
      expect(outline([ask('Hi'), say('assistant', [call('t1')])]).at(-1)).to.equal('user: error t1');
    });

    it('has no result that nobody asked for', () => {
      const messages = [
        say('user', [result('t0'), {text: 'Hi'}]),
        tell('Hello'),
        say('user', [result('t9')]),
        tell('!'),
      ];
      expect(outline(messages)).to.deep.equal(['user: Hi', 'assistant: Hello, !']);
    });

    it('leaves the tools of the service in the turn of the assistant', () => {
      const own = [call('s1', 'server_tool_use'), result('s1'), {text: 'Done'}];
      expect(outline([ask('Hi'), say('assistant', own), ask('Thanks')])).to.deep.equal([
        'user: Hi',
        'assistant: call s1, result s1, Done',
        'user: Thanks',
      ]);
    });

    it('leaves out a tool of the service that was cut off before its result', () => {
      const own = [{text: 'Let me see'}, call('s1', 'server_tool_use')];
      expect(outline([ask('Hi'), say('assistant', own, 'interrupted'), ask('And?')])).to.deep.equal([
        'user: Hi',
        'assistant: Let me see',
        'user: And?',
      ]);
    });
  });

  describe('with reasoning', () => {
    const secret: ContentBlock = {reasoningContent: {redactedContent: new Uint8Array([1])}};

    it('goes back unmodified and in its place while tools run, signed or not', () => {
      for (const said of [thought('Hm', 'abc'), thought('Hm'), secret]) {
        const messages = [ask('Hi'), say('assistant', [said, call('t1')]), say('user', [result('t1')])];
        expect(toRequestMessages(messages)[1]?.content[0]).to.deep.equal(said);
      }
    });

    it('goes back after its turn only when it is signed or redacted', () => {
      const messages = [
        ask('Hi'),
        say('assistant', [thought('a'), thought('b', 'abc'), secret, {text: 'c'}]),
        ask('d'),
      ];
      expect(outline(messages)[1]).to.equal('assistant: thought b, thought ?, c');
    });

    it('goes back to the model that thought it alone', () => {
      const said = say('assistant', [thought('a', 'abc'), secret, {text: 'b'}]);
      const mine = {...said, modelId: 'one.model'};
      expect(outline([ask('Hi'), mine, ask('c')], {modelId: 'one.model'})[1]).to.equal(
        'assistant: thought a, thought ?, b',
      );
      expect(outline([ask('Hi'), mine, ask('c')], {modelId: 'other.model'})[1]).to.equal('assistant: b');
      expect(outline([ask('Hi'), said, ask('c')], {modelId: 'one.model'})[1]).to.equal('assistant: b');
    });

    it('does not go back to another model while tools run either', () => {
      const mine = {...say('assistant', [thought('a', 'abc'), call('t1')]), modelId: 'one.model'};
      const messages = [ask('Hi'), mine, say('user', [result('t1')])];
      expect(outline(messages, {modelId: 'other.model'})[1]).to.equal('assistant: call t1');
    });

    it('does not go back when it was cut off', () => {
      const messages = [ask('Hi'), say('assistant', [thought('a', 'abc'), call('t1'), thought('b')], 'interrupted')];
      expect(outline(messages)[1]).to.equal('assistant: thought a, call t1');
    });

    it('does not go back as the end of a message, nor alone', () => {
      const messages = [ask('a'), say('assistant', [{text: 'b'}, thought('c', 'abc')]), ask('d')];
      expect(outline([...messages, say('assistant', [secret]), ask('e')])).to.deep.equal([
        'user: a',
        'assistant: b',
        'user: d, e',
      ]);
    });
  });
});

describe('any conversation', () => {
  const ids = ['t1', 't2', 't3'] as const;
  const statuses = ['complete', 'complete', 'complete', 'stopped', 'interrupted', 'failed'] as const;

  function randomPiece(random: Random): ContentBlock {
    const id = random.pick([...ids]);
    return random.pick<ContentBlock>([
      {text: 'words'},
      {text: ' '},
      {text: ''},
      call(id),
      result(id),
      call(`s-${id}`, 'server_tool_use'),
      result(`s-${id}`),
      thought('Hm'),
      thought('Hm', 'abc'),
      {citationsContent: {content: [{text: random.pick(['', 'cited'])}], citations: []}},
      {hologram: {depth: 3}},
    ]);
  }

  function randomMessage(random: Random): Message {
    const content = Array.from({length: random.below(5)}, () => randomPiece(random));
    return say(random.pick(['user', 'assistant']), content, random.pick([...statuses]));
  }

  it('becomes a request that Bedrock takes', () => {
    forSeeds(3000, (random) => {
      const messages = Array.from({length: random.below(8)}, () => randomMessage(random));
      checkRequest(toRequestMessages(messages));
    });
  });

  it('loses no words of the visitor', () => {
    forSeeds(500, (random) => {
      const messages = Array.from({length: random.below(8)}, () => randomMessage(random));
      const said = messages.filter(({role, status}) => role === 'user' && status !== 'failed');
      const count = (lists: readonly {readonly content: readonly ContentBlock[]}[]) =>
        lists.flatMap(({content}) => content).filter(({text}) => text === 'words').length;
      expect(count(toRequestMessages(messages).filter(({role}) => role === 'user'))).to.equal(count(said));
    });
  });
});

/** Bedrock's rules, written down apart from the code that follows them. */
function checkRequest(messages: readonly RequestMessage[]): void {
  messages.forEach(({role, content}, at) => {
    expect(role).to.equal(at % 2 === 0 ? 'user' : 'assistant');
    expect(content).not.to.deep.equal([]);
    for (const {text} of content) if (text !== undefined) expect(text.trim()).not.to.equal('');
    if (role === 'assistant') expect(content.at(-1)).not.to.have.property('reasoningContent');
    const before = at > 0 ? messages[at - 1]?.content : [];
    if (role === 'user') expect(resultIds(content)).to.deep.equal(callIds(before ?? []));
  });
  const last = messages.at(-1);
  if (last?.role === 'assistant') expect(callIds(last.content)).to.deep.equal([]);
}

function callIds(content: readonly ContentBlock[]): string[] {
  const answered = resultIds(content);
  const calls = content.flatMap(({toolUse}) =>
    toolUse && toolUse.type !== 'server_tool_use' ? [toolUse.toolUseId] : [],
  );
  return [...new Set(calls)].filter((id) => !answered.includes(id));
}

function resultIds(content: readonly ContentBlock[]): string[] {
  return content.flatMap(({toolResult}) => (toolResult ? [toolResult.toolUseId] : []));
}
