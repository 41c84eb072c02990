import {expect} from '@open-wc/testing';
import type {Message, StreamPart} from '../../src/model/index.js';
import {reduce} from '../../src/transcript/reduce.js';
import {
  answer,
  delta,
  input,
  messageStart,
  messageStop,
  metadata,
  newMessage,
  reduceAll,
  start,
  stop,
  text,
} from './parts.js';

const toolStart = start(1, {toolUse: {toolUseId: 't1', name: 'find'}});

function kindsOf(message: Message): string[] {
  return message.blocks.map(({kind, index}) => `${kind}@${index}`);
}

describe('a message', () => {
  it('grows by a whole answer', () => {
    const message = reduceAll([...answer('Hello'), metadata({inputTokens: 1, outputTokens: 2, totalTokens: 3})]);
    expect(message).to.deep.equal({
      id: 'm',
      role: 'assistant',
      createdAt: 0,
      status: 'streaming',
      blocks: [{kind: 'text', index: 0, isDone: true, text: 'Hello'}],
      content: [{text: 'Hello'}],
      stopReason: 'end_turn',
      usage: {inputTokens: 1, outputTokens: 2, totalTokens: 3},
    });
  });

  it('keeps what Bedrock traced of its own part in it', () => {
    const trace = {guardrail: {inputAssessment: {}}, promptRouter: {invokedModelId: 'm'}};
    const message = reduceAll([...answer('Hello'), {metadata: {trace}}]);
    expect(message.trace).to.equal(trace);
    expect(message.usage).to.equal(undefined);
  });

  it('stays streaming after messageStop, since metadata follows', () => {
    expect(reduceAll(answer('Hello')).status).to.equal('streaming');
  });

  it('is frozen, with its blocks and its content', () => {
    const message = reduceAll(answer('Hello'));
    const {blocks, content} = message;
    for (const part of [message, blocks, blocks[0], content, content[0]]) expect(Object.isFrozen(part)).to.equal(true);
  });

  it('opens text and reasoning without a start event', () => {
    const message = reduceAll([delta(0, {reasoningContent: {text: 'Hm'}}), text(1, 'Hello')]);
    expect(kindsOf(message)).to.deep.equal(['reasoning@0', 'text@1']);
  });

  it('collects a tool call from fragments', () => {
    const message = reduceAll([toolStart, input(1, ''), input(1, '{"a"'), input(1, ':1}'), stop(1)]);
    expect(message.content).to.deep.equal([{toolUse: {toolUseId: 't1', name: 'find', input: {a: 1}}}]);
  });

  it('turns text into citations in its place', () => {
    const message = reduceAll([text(0, 'Paris'), text(1, 'Rome'), delta(0, {citation: {title: 'Book'}})]);
    expect(kindsOf(message)).to.deep.equal(['citations@0', 'text@1']);
    expect(message.content[0]).to.deep.equal({
      citationsContent: {content: [{text: 'Paris'}], citations: [{title: 'Book'}]},
    });
  });

  it('takes the deltas of several open blocks in any order', () => {
    const message = reduceAll([
      text(0, 'a'),
      toolStart,
      text(0, 'b'),
      input(1, '{"x":'),
      text(0, 'c'),
      input(1, '2}'),
      stop(0),
      stop(1),
    ]);
    expect(message.content).to.deep.equal([{text: 'abc'}, {toolUse: {toolUseId: 't1', name: 'find', input: {x: 2}}}]);
  });

  describe('with strings', () => {
    it('takes them as text', () => {
      expect(reduceAll(['Hel', 'lo']).content).to.deep.equal([{text: 'Hello'}]);
    });

    it('goes on with the open text at the end', () => {
      expect(reduceAll([text(3, 'Hel'), 'lo']).content).to.deep.equal([{text: 'Hello'}]);
    });

    it('begins a new text behind other blocks and behind text that is done', () => {
      expect(kindsOf(reduceAll([toolStart, 'Hello']))).to.deep.equal(['tool-use@1', 'text@2']);
      expect(kindsOf(reduceAll([text(0, 'a'), stop(0), 'b']))).to.deep.equal(['text@0', 'text@1']);
    });

    it('goes on with open citations', () => {
      const message = reduceAll(['Paris', delta(0, {citation: {title: 'Book'}}), '.']);
      expect(kindsOf(message)).to.deep.equal(['citations@0']);
    });
  });

  describe('keeps the identity', () => {
    it('of blocks that a part does not touch', () => {
      const before = reduceAll([text(0, 'a'), stop(0), toolStart]);
      const after = reduceAll([input(1, '{}'), stop(1), text(2, 'b'), messageStop()], before);
      expect(after.blocks[0]).to.equal(before.blocks[0]);
      expect(after.content[0]).to.equal(before.content[0]);
      expect(after.blocks[1]).not.to.equal(before.blocks[1]);
    });

    it('of blocks and content when only the stop reason changes', () => {
      const before = reduceAll([text(0, 'a'), stop(0)]);
      const after = reduce(before, messageStop());
      expect(after.blocks).to.equal(before.blocks);
      expect(after.content).to.equal(before.content);
    });

    const before = reduceAll([text(0, 'a'), stop(0), toolStart]);
    const nothings: StreamPart[] = [
      '',
      {},
      messageStart,
      text(0, ''),
      text(5, ''),
      delta(5, {reasoningContent: {text: ''}}),
      input(1, ''),
      stop(0),
      stop(7),
      {contentBlockStop: undefined} as never,
      {metadata: {metrics: {latencyMs: 3}}},
    ];
    for (const part of nothings) {
      it(`of itself for ${JSON.stringify(part)}`, () => {
        expect(reduce(before, part)).to.equal(before);
      });
    }
  });

  describe('from gpt-oss', () => {
    it('has no block for empty text deltas and stops without a delta', () => {
      const message = reduceAll([
        text(0, ''),
        stop(0),
        delta(1, {reasoningContent: {text: 'Hm'}}),
        stop(1),
        text(2, 'Hi'),
        stop(2),
      ]);
      expect(kindsOf(message)).to.deep.equal(['reasoning@1', 'text@2']);
    });
  });

  describe('keeps what is unknown', () => {
    it('in a block, when a block of an unknown kind streams', () => {
      const message = reduceAll([start(0, {hologram: {depth: 3}}), delta(0, {hologram: {slice: 'a'}}), stop(0)]);
      expect(message.blocks).to.deep.equal([
        {kind: 'unknown', index: 0, isDone: true, events: [{hologram: {depth: 3}}, {hologram: {slice: 'a'}}]},
      ]);
      expect(message.content).to.deep.equal([]);
    });

    it('beside the block it came for, which goes on growing', () => {
      const odd = {$unknown: ['sparkle', 1]};
      const message = reduceAll([text(0, 'a'), delta(0, odd), delta(0, odd), text(0, 'b'), stop(0)]);
      expect(message.blocks).to.deep.equal([
        {kind: 'text', index: 0, isDone: true, text: 'ab'},
        {kind: 'unknown', index: 0, isDone: true, events: [odd, odd]},
      ]);
    });

    it('when it is an event, all of them in one block', () => {
      const message = reduceAll([{heartbeat: {at: 1}}, text(0, 'a'), {heartbeat: {at: 2}}]);
      expect(kindsOf(message)).to.deep.equal(['unknown@-1', 'text@0']);
      expect(message.blocks[0]).to.have.deep.property('events', [{heartbeat: {at: 1}}, {heartbeat: {at: 2}}]);
    });

    it('when it has no start that it needs', () => {
      const message = reduceAll([input(0, '{"a":1}'), input(0, ' ')]);
      expect(message.blocks[0]).to.have.deep.property('events', [
        {toolUse: {input: '{"a":1}'}},
        {toolUse: {input: ' '}},
      ]);
    });

    it('and shows text that an unknown kind streams', () => {
      const message = reduceAll([start(0, {poem: {}}), text(0, 'Roses'), text(0, ' are red')]);
      expect(kindsOf(message)).to.deep.equal(['unknown@0', 'text@0']);
      expect(message.content).to.deep.equal([{text: 'Roses are red'}]);
    });
  });

  describe('loses nothing of a stream that breaks the rules', () => {
    it('when one index is used for two kinds', () => {
      const message = reduceAll([text(0, 'a'), delta(0, {reasoningContent: {text: 'b'}}), text(0, 'c')]);
      expect(kindsOf(message)).to.deep.equal(['text@0', 'reasoning@0']);
      expect(message.content[0]).to.deep.equal({text: 'ac'});
    });

    it('when one index is opened twice', () => {
      const again = start(1, {toolUse: {toolUseId: 't2', name: 'find'}});
      const message = reduceAll([toolStart, input(1, '{"a":1}'), again, input(1, '{"b":2}'), stop(1)]);
      expect(message.content.map(({toolUse}) => toolUse?.input)).to.deep.equal([{a: 1}, {b: 2}]);
    });

    it('when a block grows after its stop', () => {
      const message = reduceAll([text(0, 'a'), stop(0), text(0, 'b')]);
      expect(message.blocks).to.deep.equal([{kind: 'text', index: 0, isDone: false, text: 'ab'}]);
    });

    it('when an event has several members', () => {
      const message = reduceAll([{...text(0, 'a'), ...messageStop(), sparkle: 1}]);
      expect(kindsOf(message)).to.deep.equal(['text@0', 'unknown@-1']);
      expect(message.stopReason).to.equal('end_turn');
    });

    it('when the index is missing', () => {
      const message = reduceAll([{contentBlockDelta: {delta: {text: 'a'}}} as never]);
      expect(kindsOf(message)).to.deep.equal(['text@0']);
    });

    const malformed: unknown[] = [
      null,
      7,
      [1],
      {contentBlockDelta: 'x'},
      {contentBlockDelta: {contentBlockIndex: 0}},
      {contentBlockStart: {contentBlockIndex: 0, start: null}},
      {contentBlockStop: 4},
      {messageStop: {}},
      {messageStart: null},
    ];
    for (const part of malformed) {
      it(`when it brings ${JSON.stringify(part)}`, () => {
        const {blocks} = reduce(newMessage(), part as never);
        expect(JSON.stringify(blocks)).to.contain(JSON.stringify(part).replace(/^\[|\]$/g, ''));
      });
    }
  });
});
