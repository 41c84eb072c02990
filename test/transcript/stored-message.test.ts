import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/index.js';
import type {Message} from '../../src/model/index.js';
import {endMessage} from '../../src/transcript/message.js';
import {fromJson, restoreMessage, storeMessage, toJson} from '../../src/transcript/stored-message.js';
import {delta, input, metadata, newMessage, reduceAll, start, text} from './parts.js';
import {call, say} from './messages.js';

const record = {id: 'm', role: 'assistant', status: 'complete', createdAt: 7, blocks: []};
const textBlock = {block: {kind: 'text', index: 0, isDone: true, text: 'Hi'}};

function keep(message: Message): Message | undefined {
  return restoreMessage(structuredClone(storeMessage(message)));
}

describe('a stored message', () => {
  it('comes back as it was, ready to be shown and sent', () => {
    const usage = {inputTokens: 1, outputTokens: 2, totalTokens: 3, cacheReadInputTokens: 4, futureTokens: 5};
    const grown = reduceAll(
      [text(0, 'Hi'), start(1, {toolUse: {toolUseId: 't', name: 'n'}}), input(1, '{"a":1}'), metadata(usage)],
      newMessage({
        modelId: 'us.amazon.nova-lite-v1:0',
        createdAt: 7,
        stopReason: 'end_turn',
        trace: {guardrail: {}},
      }),
    );
    const message = endMessage(grown, 'complete');
    const restored = keep(message);
    expect(restored).to.deep.equal(message);
    expect(restored?.content).to.deep.equal([{text: 'Hi'}, {toolUse: {toolUseId: 't', name: 'n', input: {a: 1}}}]);
    expect(Object.isFrozen(restored)).to.equal(true);
  });

  it('is plain data without what follows from the rest', () => {
    const stored = storeMessage(say('assistant', [{text: 'Hi'}, call('t')]));
    expect(Object.keys(stored)).to.not.include('content');
    expect(fromJson(toJson(stored))).to.deep.equal(stored);
  });

  it('keeps what the page added to a question', () => {
    const message = newMessage({role: 'user', status: 'complete', blocks: []});
    const stored = {...storeMessage(message), context: [{text: 'Page 3'}, 'odd']};
    expect(restoreMessage(stored)).to.have.deep.property('context', [{text: 'Page 3'}]);
  });

  it('keeps why it failed: the sentence and the hint, not what was thrown', () => {
    const error = new ChatError('throttled', {message: 'Busy.', hint: 'Wait.', retryable: true, cause: new Error('x')});
    const message = endMessage(newMessage({blocks: []}), 'failed', error);
    const restored = keep(message)?.error;
    expect(restored).to.be.instanceOf(ChatError);
    expect(restored).to.include({code: 'throttled', message: 'Busy.', hint: 'Wait.', retryable: true});
    expect(restored?.cause).to.equal(undefined);
  });

  const half = reduceAll([text(0, 'Hi'), start(1, {toolUse: {toolUseId: 't', name: 'n'}}), input(1, '{"a"')]);

  it('broke off when it was still growing, with all that had arrived', () => {
    const restored = keep(half);
    expect(restored).to.include({status: 'interrupted'});
    expect(restored?.error).to.include({code: 'interrupted', retryable: true});
    expect(restored?.blocks.map(({isDone}) => isDone)).to.deep.equal([true, true]);
    expect(restored?.content).to.deep.equal(endMessage(half, 'interrupted').content);
  });

  it('failed when nothing had arrived, and is whole when all had', () => {
    expect(keep(newMessage())).to.include({status: 'failed'});
    expect(keep(newMessage())?.error?.code).to.equal('interrupted');
    const whole = reduceAll([text(0, 'Hi'), delta(0, {text: '!'})], newMessage({stopReason: 'end_turn'}));
    expect(keep(whole)).to.include({status: 'complete', stopReason: 'end_turn'});
    expect(keep(whole)?.error).to.equal(undefined);
  });

  it('goes on growing where it is still said in another tab', () => {
    const restored = restoreMessage(structuredClone(storeMessage(half)), {isLive: true});
    expect(restored).to.deep.equal(half);
    const grown = restored && reduceAll([input(1, ':1}')], restored);
    expect(grown?.blocks[1]).to.include({inputJson: '{"a":1}', isDone: false});
  });
});

describe('a broken record of a message', () => {
  for (const [what, stored] of Object.entries({
    nothing: undefined,
    null: null,
    'a text': 'message',
    'a list': [record],
    'no members': {},
    'no id': {...record, id: undefined},
    'an empty id': {...record, id: ''},
    'nobody who speaks': {...record, role: 'system'},
  })) {
    it(`is no message: ${what}`, () => expect(restoreMessage(stored)).to.equal(undefined));
  }

  it('gives what could be read of its blocks', () => {
    const blocks = [textBlock, null, {block: {kind: 'text', index: 1}}, 'x', {content: {text: 'there'}}];
    const restored = restoreMessage({...record, blocks});
    expect(restored?.content).to.deep.equal([{text: 'Hi'}, {text: 'there'}]);
    expect(restored?.blocks.map(({kind}) => kind)).to.deep.equal(['text', 'unknown', 'text']);
  });

  it('gives a message whose other members are left out or mended', () => {
    const odd = {
      status: 'sparkling',
      createdAt: 'now',
      modelId: 7,
      stopReason: {},
      usage: 'x',
      trace: [],
      error: 1,
      context: 'x',
    };
    expect(restoreMessage({...record, ...odd, blocks: 'x'})).to.deep.equal(
      newMessage({id: 'm', status: 'interrupted', createdAt: 0, blocks: []}),
    );
  });

  it('counts no tokens that are no numbers', () => {
    const restored = restoreMessage({...record, usage: {inputTokens: 'x', outputTokens: 2, totalTokens: null}});
    expect(restored?.usage).to.deep.equal({inputTokens: 0, outputTokens: 2, totalTokens: 2});
  });

  it('gives an error of the closed list, whatever was kept', () => {
    const errorOf = (error: object) => restoreMessage({...record, error})?.error;
    expect(errorOf({code: 'toString', message: 7, hint: 7, retryable: 'yes'})).to.include({
      code: 'unknown',
      message: 'Something went wrong.',
      hint: undefined,
      retryable: false,
    });
  });
});
