import {expect} from '@open-wc/testing';

import type {ChatRequest} from '../../../../src/model/index.js';
import {ask, bodyOf, messageOf, models, refusalOf, wholeMessageOf} from '../invoke.js';

describe('a request for Titan', () => {
  it('is a text of lines that say who speaks', async () => {
    const request: ChatRequest = {
      modelId: models.titan,
      system: [{text: 'Be kind.'}],
      messages: [
        {role: 'user', content: [{text: 'Hello'}]},
        {role: 'assistant', content: [{reasoningContent: {reasoningText: {text: 'Hm.'}}}, {text: 'Hi there.'}]},
        {role: 'user', content: [{text: 'Bye'}, {cachePoint: {type: 'default'}}]},
      ],
      inferenceConfig: {maxTokens: 100, temperature: 0, topP: 0.9, stopSequences: ['|']},
    };
    expect(await bodyOf(request)).to.deep.equal({
      inputText: 'Be kind.\n\nUser: Hello\nBot: Hi there.\nUser: Bye\nBot:',
      textGenerationConfig: {maxTokenCount: 100, temperature: 0, topP: 0.9, stopSequences: ['|']},
    });
  });

  it('leaves open an answer that was begun', async () => {
    const messages = [
      {role: 'user', content: [{text: 'Hello'}]},
      {role: 'assistant', content: [{text: 'Hi'}]},
    ] as const;
    const body = await bodyOf({modelId: models.titan, messages});
    expect(body).to.have.property('inputText').that.equals('User: Hello\nBot: Hi');
  });

  it('is one line and an empty answer where there is nothing else', async () => {
    expect(await bodyOf(ask(models.titan, 'Hello'))).to.deep.equal({
      inputText: 'User: Hello\nBot:',
      textGenerationConfig: {},
    });
  });

  const refused: readonly (readonly [string, ChatRequest])[] = [
    ['tools', ask(models.titan, 'Hi', {toolConfig: {tools: []}})],
    ['outputConfig', ask(models.titan, 'Hi', {outputConfig: {}})],
    ['“image”', ask(models.titan, [{image: {format: 'png', source: {bytes: new Uint8Array([1])}}}])],
    ['“document”', ask(models.titan, [{document: {format: 'txt', name: 'A', source: {text: 'a'}}}])],
    ['“toolResult”', ask(models.titan, [{toolResult: {toolUseId: 't', content: []}}])],
  ];
  for (const [what, request] of refused) {
    it(`is refused with ${what}, and says so`, async () => {
      const error = await refusalOf(request);
      expect(error).to.include({code: 'validation'});
      expect(error).to.have.property('hint').that.includes(what).and.includes('Titan');
    });
  }
});

describe('an answer of Titan', () => {
  const counts = {inputTokenCount: 4, outputTokenCount: 6, invocationLatency: 5};
  const chunks = [
    {index: 0, inputTextTokenCount: 4, totalOutputTextTokenCount: null, outputText: 'Hi', completionReason: null},
    {
      index: 0,
      inputTextTokenCount: null,
      totalOutputTextTokenCount: 6,
      outputText: ' there.',
      completionReason: 'FINISH',
      'amazon-bedrock-invocationMetrics': counts,
    },
  ];

  it('is text, with its end and its price', async () => {
    const message = await messageOf(models.titan, ...chunks);
    expect(message.content).to.deep.equal([{text: 'Hi there.'}]);
    expect(message.stopReason).to.equal('end_turn');
    expect(message.usage).to.deep.equal({inputTokens: 4, outputTokens: 6, totalTokens: 10});
  });

  it('is the same in one piece', async () => {
    const results = [{tokenCount: 6, outputText: 'Hi there.', completionReason: 'FINISH'}];
    const {content, stopReason, usage} = await messageOf(models.titan, ...chunks);
    expect(await wholeMessageOf(models.titan, {inputTextTokenCount: 4, results})).to.deep.include({
      content,
      stopReason,
      usage,
    });
  });

  const reasons = {
    FINISHED: 'end_turn',
    LENGTH: 'max_tokens',
    STOP_CRITERIA_MET: 'stop_sequence',
    CONTENT_FILTERED: 'content_filtered',
    RAG_QUERY_WHEN_RAG_DISABLED: 'RAG_QUERY_WHEN_RAG_DISABLED',
  };
  for (const [completionReason, stopReason] of Object.entries(reasons)) {
    it(`stops with ${stopReason} when Titan says ${completionReason}`, async () => {
      expect(await messageOf(models.titan, {outputText: 'Hi', completionReason})).to.include({stopReason});
    });
  }
});
