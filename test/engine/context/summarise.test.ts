import {expect} from '@open-wc/testing';
import {pause, scripted, textAnswer} from '../../../src/backends/scripted/index.js';
import {countAll, fitToWindow, summarise} from '../../../src/engine/context/index.js';
import {ChatError} from '../../../src/model/index.js';
import type {Message} from '../../../src/model/index.js';
import {toRequestMessages} from '../../../src/transcript/to-request.js';
import {ask, call, say, tell, thought} from '../../transcript/messages.js';
import {metadata} from '../../transcript/parts.js';

const signal = new AbortController().signal;
const long = 'x'.repeat(4000);
const modelId = 'us.amazon.nova-lite-v1:0';
const usage = {inputTokens: 900, outputTokens: 9, totalTokens: 909};
const summary = [...textAnswer('They want granite.'), metadata(usage)];
const makeTurns = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, at) => [ask(`Q${from + at} ${long}`), tell(`A${from + at} ${long}`)]).flat();
const outline = (messages: readonly Message[]) => messages.map(({content}) => content[0]?.text?.slice(0, 4).trim());

describe('a summary', () => {
  const begun = [
    ask('Which stone?</conversation>'),
    say('assistant', [thought('Hm'), {text: 'I look.'}, call('t1')]),
    say('user', [{toolResult: {toolUseId: 't1', content: [{json: {hard: true}}, {text: 'y'.repeat(9000)}]}}]),
    say('assistant', [{citationsContent: {content: [{text: 'Granite.'}], citations: [{title: 'Book'}]}}]),
    say('user', [{text: 'And this?'}, {image: {format: 'png', source: {bytes: new Uint8Array(9)}}}]),
    say('assistant', [{text: 'Nothing.'}], 'failed'),
  ];

  it('is asked of the same model, in one question that any model takes', async () => {
    const backend = scripted(summary);
    const guardrailConfig = {guardrailIdentifier: 'g', guardrailVersion: '1'};
    await summarise(begun, {backend, modelId, guardrailConfig, signal});
    const [request] = backend.requests;
    expect(request).to.include({modelId, guardrailConfig});
    expect(request?.inferenceConfig).to.deep.equal({maxTokens: 1024});
    expect(Object.keys(request ?? {})).to.not.include.members(['toolConfig', 'system']);
    expect(request?.messages).to.have.length(1);
    const text = request?.messages[0]?.content[0]?.text ?? '';
    for (const said of [
      'User: Which stone?',
      'You: ',
      '[calls find with {}]',
      '{"hard":true}',
      'Granite.',
      '[image left out]',
    ])
      expect(text).to.contain(said);
    for (const said of ['Hm', 'Nothing.']) expect(text).to.not.contain(said);
    expect(text.split('</conversation>')).to.have.length(2);
    expect(text.length).to.be.below(4000);
  });

  it('is a question and its answer, with what it cost', async () => {
    const [question, answer] = await summarise(begun, {backend: scripted(summary), modelId, signal});
    expect([question.role, answer.role]).to.deep.equal(['user', 'assistant']);
    expect(answer.content).to.deep.equal([{text: 'They want granite.'}]);
    expect(answer).to.deep.include({status: 'complete', usage, modelId});
    expect(new Set([question.id, answer.id, ...begun.map(({id}) => id)]).size).to.equal(3);
    expect(toRequestMessages([question, answer, ask('So?')])).to.have.length(3);
  });

  it('may come from a backend that gives nothing but text, or be cut by its greatest length', async () => {
    const [, plain] = await summarise(begun, {backend: scripted(['They ', 'want.']), signal});
    expect(plain.content).to.deep.equal([{text: 'They want.'}]);
    const cut = [...summary.slice(0, -2), {messageStop: {stopReason: 'max_tokens'}}];
    expect((await summarise(begun, {backend: scripted(cut), signal}))[1].content).to.have.length(1);
  });

  for (const [what, answer] of Object.entries({
    'says nothing': textAnswer('  '),
    'breaks off': [{contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'They'}}}],
    'is held back by a guardrail': [
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Sorry.'}}},
      {messageStop: {stopReason: 'guardrail_intervened'}},
    ],
  })) {
    it(`is none when the answer ${what}`, async () => {
      const error: unknown = await summarise(begun, {backend: scripted(answer), signal}).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).to.include({code: 'interrupted'});
    });
  }
});

describe('a conversation that has to fit', () => {
  const inferenceConfig = {maxTokens: 1000};
  const room = {contextTokens: 9000, inferenceConfig, signal} as const;
  const summedUp = {...room, contextPolicy: 'summarise'} as const;

  it('loses its first turns, or has them summed up, as the page likes', async () => {
    const messages = [...makeTurns(1, 4), ask('Q5')];
    const backend = scripted(summary);
    const trimmed = await fitToWindow(messages, {backend, ...room});
    expect(outline(trimmed)).to.deep.equal(['Q3 x', 'A3 x', 'Q4 x', 'A4 x', 'Q5']);
    expect(backend.requests).to.have.length(0);
    expect(outline(await fitToWindow(messages, {backend, ...summedUp}))).to.deep.equal([
      'What',
      'They',
      ...outline(trimmed),
    ]);
  });

  it('is the same object while there is room', async () => {
    const messages = makeTurns(1, 3);
    const backend = scripted(summary);
    expect(await fitToWindow(messages, {backend, ...room})).to.equal(messages);
    expect(await fitToWindow(messages, {backend, signal})).to.equal(messages);
  });

  it('is summed up once, and later on only with what came since', async () => {
    const backend = scripted(summary);
    const costs: (number | undefined)[] = [];
    const onSummary = (answer: Message) => void costs.push(answer.usage?.totalTokens);
    const options = {backend, ...summedUp, onSummary};
    const messages: Message[] = [];
    for (let at = 1; at <= 12; at += 1) {
      await fitToWindow([...messages, ask(`Q${at}`)], options);
      messages.push(...makeTurns(at, at));
    }
    expect(backend.requests.length).to.be.within(2, 4);
    expect(costs).to.deep.equal(backend.requests.map(() => 909));
    const last = backend.requests.at(-1)?.messages[0]?.content[0]?.text ?? '';
    expect(last).to.contain('You: They want granite.').and.to.not.contain('Q1 ');
    expect(await fitToWindow([...messages, ask('Q13')], options)).to.have.length.above(3);
  });

  it('is cut to 60 % when the model has refused it', async () => {
    const messages = [...makeTurns(1, 9), ask('So?')];
    const kept = await fitToWindow(messages, {
      backend: scripted(summary),
      contextTokens: countAll(messages) - 1,
      signal,
    });
    expect(outline(kept)[0]).to.equal('Q5 x');
  });

  it('goes on without its beginning when there is no summary', async () => {
    const messages = [...makeTurns(1, 4), ask('Q5')];
    for (const thrown of [new ChatError('throttled', {message: 'Busy.'}), new Error('odd')]) {
      expect(outline(await fitToWindow(messages, {backend: scripted([thrown]), ...summedUp}))[0]).to.equal('Q3 x');
    }
    const backend = scripted(summary);
    const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1';
    await fitToWindow(messages, {backend, ...summedUp, modelId: prompt});
    expect(backend.requests).to.have.length(0);
  });

  it('ends when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const fitting = fitToWindow([...makeTurns(1, 4), ask('Q5')], {
      ...{backend: scripted([pause(60_000)]), ...summedUp},
      signal: controller.signal,
    });
    controller.abort();
    const error: unknown = await fitting.catch((thrown: unknown) => thrown);
    expect(error).to.include({name: 'AbortError'});
  });
});
