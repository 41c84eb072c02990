import {expect} from '@open-wc/testing';
import {countAll, estimateTokens, trimToWindow} from '../../../src/engine/context/index.js';
import type {Message} from '../../../src/model/index.js';
import {changeMessage} from '../../../src/transcript/message.js';
import {toRequestMessages} from '../../../src/transcript/to-request.js';
import {ask, call, result, say, tell} from '../../transcript/messages.js';
import {forSeeds, type Random} from '../../transcript/random.js';
import {randomConversation} from '../../transcript/random-conversation.js';

const long = 'x'.repeat(4000);
const count = (message: Message, inputTokens: number, outputTokens: number) =>
  changeMessage(message, {usage: {inputTokens, outputTokens, totalTokens: inputTokens + outputTokens}});
/** The first words of each message. */
const outline = (messages: readonly Message[]) => messages.map(({content}) => content[0]?.text?.slice(0, 2) ?? 'tool');

/** Turns of about 2,000 tokens each, and a question. */
const turns = [1, 2, 3, 4].flatMap((at) => [ask(`Q${at} ${long}`), tell(`A${at} ${long}`)]);
const conversation = [...turns, ask('Q5')];

describe('what is estimated of a message', () => {
  const estimate = (...content: Parameters<typeof say>[1]) => Math.round(estimateTokens(say('user', content)));
  const bytes = new Uint8Array(16_000);

  it('follows from its characters, its bytes, and what it shows', () => {
    expect(estimate({text: long})).to.equal(1001);
    expect(estimate({text: '語'.repeat(1000)})).to.equal(751);
    expect(estimate({image: {format: 'png', source: {bytes}}})).to.equal(1600);
    expect(estimate({document: {format: 'txt', name: 'a', source: {bytes}}})).to.be.within(4000, 4020);
    expect(estimate({document: {format: 'pdf', name: 'a', source: {bytes}}})).to.be.within(1000, 1010);
    expect(estimate({toolResult: {toolUseId: 't', content: [{text: long}, {image: {format: 'png'}}]}})).to.equal(2601);
  });
});

describe('a conversation that is trimmed', () => {
  it('is the same object while there is room', () => {
    expect(trimToWindow(conversation, {maxInputTokens: 9000})).to.equal(conversation);
    expect(trimToWindow([], {maxInputTokens: 1})).to.deep.equal([]);
  });

  it('loses whole turns from its beginning', () => {
    expect(outline(trimToWindow(conversation, {maxInputTokens: 7000}))).to.deep.equal(['Q3', 'A3', 'Q4', 'A4', 'Q5']);
    expect(outline(trimToWindow(conversation, {maxInputTokens: 3000}))).to.deep.equal(['Q4', 'A4', 'Q5']);
    expect(outline(trimToWindow(conversation, {maxInputTokens: 2000}))).to.deep.equal(['Q5']);
  });

  it('never loses the last question, nor the turns that are to stay', () => {
    expect(outline(trimToWindow(conversation, {maxInputTokens: 0}))).to.deep.equal(['Q5']);
    expect(outline(trimToWindow(conversation, {maxInputTokens: 0, keep: 2}))).to.deep.equal(['Q4', 'A4', 'Q5']);
    expect(trimToWindow(conversation, {maxInputTokens: 0, keep: 9})).to.equal(conversation);
  });

  it('loses calls together with their results', () => {
    const withTools = [ask(`Q1 ${long}`), say('assistant', [call('t1')]), say('user', [result('t1')]), tell('A1')];
    const asked = [...withTools, ask('Q2'), say('assistant', [call('t2')]), say('user', [result('t2')])];
    expect(outline(trimToWindow(asked, {maxInputTokens: 500}))).to.deep.equal(['Q2', 'tool', 'tool']);
  });

  it('loses a greeting with the first turn', () => {
    const greeted = [tell('Hi'), ...conversation];
    expect(outline(trimToWindow(greeted, {maxInputTokens: 7000}))[0]).to.equal('Q3');
    expect(trimToWindow([tell('Hi')], {maxInputTokens: 0})).to.have.length(1);
  });

  it('loses the same turns at the next questions, so that the model finds them in its cache', () => {
    const starts = new Set<string | undefined>();
    const asked: Message[] = [];
    for (let at = 10; at < 30; at += 1) {
      asked.push(ask(`${at} ${long}`));
      starts.add(outline(trimToWindow(asked, {maxInputTokens: 20_000}))[0]);
      asked.push(tell(long));
    }
    // 20 turns of 2,000 tokens: every fourth one makes room for those that follow.
    expect(starts.size).to.be.within(2, 5);
  });
});

describe('what the service has counted', () => {
  it('counts for more than an estimate', () => {
    // The service counts three times as much as there seems to be.
    const counted = [ask('Q1'), count(tell('A1'), 100, 10), ask(`Q2 ${long}`), count(tell('A2'), 3110, 10), ask('Q3')];
    expect(countAll(counted)).to.be.within(3000, 3300);
    expect(outline(trimToWindow(counted, {maxInputTokens: 3000}))).to.deep.equal(['Q3']);
    expect(trimToWindow(counted, {maxInputTokens: 3400})).to.equal(counted);
  });

  it('tells what every request has besides messages', () => {
    const counted = [ask('Q1'), count(tell('A1'), 5000, 10), ask(`Q2 ${long}`)];
    expect(countAll(counted)).to.be.within(6000, 6050);
    expect(outline(trimToWindow(counted, {maxInputTokens: 5500}))).to.deep.equal(['Q2']);
  });

  it('counts what came from a cache', () => {
    const cached = {inputTokens: 10, outputTokens: 10, totalTokens: 20, cacheReadInputTokens: 4000};
    expect(countAll([ask('Q1'), changeMessage(tell('A1'), {usage: cached}), ask('Q2')])).to.be.within(4000, 4100);
  });

  it('is not believed where it cannot be: after a request that was trimmed', () => {
    const counted = [ask(`Q1 ${long}`), count(tell('A1'), 1005, 10), ask(`Q2 ${long}`), count(tell('A2'), 900, 10)];
    expect(countAll(counted)).to.be.within(1200, 2100);
  });

  it('is not believed where it cannot be: a short question that seems to take the whole window', () => {
    const counted = [ask('Q1'), count(tell('A1'), 100, 10), ask('Q2'), count(tell('A2'), 90_000, 10)];
    expect(countAll(counted)).to.be.below(300);
  });

  it('can be told of the last request', () => {
    expect(trimToWindow(conversation, {maxInputTokens: 9000, lastInputTokens: 7500})).to.equal(conversation);
    const trimmed = trimToWindow(conversation, {maxInputTokens: 9000, lastInputTokens: 20_000});
    expect(outline(trimmed)).to.deep.equal(['Q4', 'A4', 'Q5']);
  });
});

describe('any conversation that is trimmed', () => {
  it('ends as it did, begins with a question, and answers no call that is gone', () => {
    let trimmed = 0;
    forSeeds(400, (random) => {
      const messages = withUsage(randomConversation(random, 4 + random.below(20)).messages, random);
      const kept = trimToWindow(messages, {maxInputTokens: random.below(20_000)});
      expect(kept.every((message, at) => message === messages[messages.length - kept.length + at])).to.equal(true);
      if (kept === messages) return;
      trimmed += 1;
      const [first, ...others] = toRequestMessages(kept);
      expect(kept[0]?.role).to.equal('user');
      expect(kept[0]?.content.every(({toolResult}) => toolResult)).to.equal(false);
      expect(first?.content.some(({toolResult}) => toolResult) ?? false).to.equal(false);
      expect(others.every(({role}, at) => role === (at % 2 ? 'user' : 'assistant'))).to.equal(true);
    });
    expect(trimmed).to.be.above(100);
  });
});

function withUsage(messages: readonly Message[], random: Random): readonly Message[] {
  return messages.map((message) =>
    message.role === 'assistant' && random.below(2)
      ? count(message, random.below(20_000), random.below(2000))
      : message,
  );
}
