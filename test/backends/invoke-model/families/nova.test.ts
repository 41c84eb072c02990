import {expect} from '@open-wc/testing';

import type {ChatRequest, ContentBlock} from '../../../../src/model/index.js';
import {ask, bodyOf, messageOf, models, partsOf, refusalOf, streamed, wholeMessageOf} from '../invoke.js';

const bytes = new Uint8Array([1, 2, 3]);
const nova2 = 'us.amazon.nova-2-lite-v1:0';
const delta = (contentBlockIndex: number, value: object) => ({contentBlockDelta: {delta: value, contentBlockIndex}});
const stop = (contentBlockIndex: number) => ({contentBlockStop: {contentBlockIndex}});

/** An answer as Nova streams it. */
const answer = [
  {messageStart: {role: 'assistant'}},
  delta(0, {text: 'Let me '}),
  delta(0, {text: 'see.'}),
  stop(0),
  {contentBlockStart: {start: {toolUse: {toolUseId: 't1', name: 'find_order'}}, contentBlockIndex: 1}},
  delta(1, {toolUse: {input: '{"id":'}}),
  delta(1, {toolUse: {input: '7}'}}),
  stop(1),
  {messageStop: {stopReason: 'tool_use'}},
  {
    metadata: {
      usage: {inputTokens: 4, outputTokens: 6, cacheReadInputTokenCount: 100, cacheWriteInputTokenCount: 20},
      metrics: {},
      trace: {},
    },
    'amazon-bedrock-invocationMetrics': {inputTokenCount: 4, outputTokenCount: 6, invocationLatency: 300},
  },
];

/** The same in one piece. */
const answerWhole = {
  output: {
    message: {
      role: 'assistant',
      content: [{text: 'Let me see.'}, {toolUse: {toolUseId: 't1', name: 'find_order', input: {id: 7}}}],
    },
  },
  stopReason: 'tool_use',
  usage: {inputTokens: 4, outputTokens: 6, cacheReadInputTokenCount: 100, cacheWriteInputTokenCount: 20},
};

describe('a request for Nova', () => {
  it('is the Converse request with its version, and bytes as base64', async () => {
    const inferenceConfig = {maxTokens: 100, temperature: 0, topP: 0.9, stopSequences: ['END']};
    const toolConfig = {
      tools: [{toolSpec: {name: 'a', inputSchema: {json: {type: 'object'}}}}],
      toolChoice: {auto: {}},
    };
    const content = [{text: 'What is this?'}, {image: {format: 'png', source: {bytes}}}];
    const fields = {
      system: [{text: 'Be kind.'}, {cachePoint: {type: 'default'}}],
      inferenceConfig,
      toolConfig,
      additionalModelRequestFields: {inferenceConfig: {topK: 20}},
    };
    expect(await bodyOf(ask(models.nova, content, fields))).to.deep.equal({
      schemaVersion: 'messages-v1',
      system: fields.system,
      messages: [{role: 'user', content: [{text: 'What is this?'}, {image: {format: 'png', source: {bytes: 'AQID'}}}]}],
      inferenceConfig: {...inferenceConfig, topK: 20},
      toolConfig,
    });
  });

  it('is no more than the question where nothing is set', async () => {
    expect(await bodyOf(ask(models.nova, 'Hello'))).to.deep.equal({
      schemaVersion: 'messages-v1',
      messages: [{role: 'user', content: [{text: 'Hello'}]}],
    });
  });

  it('gives thoughts back to models that think, and to no others', async () => {
    const thought: ContentBlock = {reasoningContent: {reasoningText: {text: 'Hm.', signature: 's'}}};
    const request = (modelId: string): ChatRequest => ({
      modelId,
      messages: [{role: 'assistant', content: [thought, {text: 'Yes.'}]}],
    });
    expect(await bodyOf(request(models.nova))).to.have.nested.property('messages[0].content.length', 1);
    expect(await bodyOf(request(nova2)))
      .to.have.nested.property('messages[0].content[0]')
      .that.deep.equals(thought);
  });

  it('says again what was cited, as text', async () => {
    const citationsContent = {content: [{text: 'It is so.'}], citations: [{title: 'A'}]};
    const body = await bodyOf(ask(models.nova, [{citationsContent}]));
    expect(body)
      .to.have.nested.property('messages[0].content')
      .that.deep.equals([{text: 'It is so.'}]);
  });

  const document = {format: 'pdf', name: 'A', source: {bytes}};
  const refused: readonly (readonly [string, ChatRequest])[] = [
    ['documents', ask(models.nova, [{text: 'Read.'}, {document}])],
    ['guardContent', ask(models.nova, [{guardContent: {text: {text: 'A'}}}])],
    ['outputConfig', ask(models.nova, 'Hi', {outputConfig: {}})],
  ];
  for (const [what, request] of refused) {
    it(`is refused with ${what}, and names Converse`, async () => {
      const error = await refusalOf(request);
      expect(error).to.include({code: 'validation'});
      expect(error).to.have.property('hint').that.includes(what).and.includes('converse');
    });
  }
});

describe('an answer of Nova', () => {
  it('is the Converse answer', async () => {
    const message = await messageOf(models.nova, ...answer);
    expect(message.content).to.deep.equal(answerWhole.output.message.content);
    expect(message.stopReason).to.equal('tool_use');
    expect(message.usage).to.deep.equal({
      inputTokens: 4,
      outputTokens: 6,
      totalTokens: 130,
      cacheReadInputTokens: 100,
      cacheWriteInputTokens: 20,
    });
    expect(message.blocks.every(({isDone}) => isDone)).to.equal(true);
  });

  it('is the same in one piece', async () => {
    const message = await wholeMessageOf(models.nova, answerWhole);
    const {content, stopReason, usage} = await messageOf(models.nova, ...answer);
    expect(message).to.deep.include({content, stopReason, usage});
  });

  it('shows none of Bedrock’s own counts as something unknown', async () => {
    const message = await messageOf(models.nova, ...answer);
    expect(message.blocks.map(({kind}) => kind)).to.deep.equal(['text', 'tool-use']);
  });

  it('has thoughts, in either of the two forms, and hidden ones', async () => {
    const message = await messageOf(
      nova2,
      delta(0, {reasoningContent: {reasoningText: {text: 'Let me '}}}),
      delta(0, {reasoningContent: {text: 'think.'}}),
      delta(0, {reasoningContent: {signature: 's'}}),
      stop(0),
      delta(1, {reasoningContent: {redactedContent: 'AQID'}}),
      stop(1),
      {contentBlockStart: {start: {}, contentBlockIndex: 2}},
      delta(2, {text: 'Yes.'}),
      {messageStop: {stopReason: 'end_turn'}},
    );
    const content = [
      {reasoningContent: {reasoningText: {text: 'Let me think.', signature: 's'}}},
      {reasoningContent: {redactedContent: bytes}},
      {text: 'Yes.'},
    ];
    expect(message.content).to.deep.equal(content);
    const redacted = {reasoningContent: {redactedContent: 'AQID'}};
    const inOnePiece = {output: {message: {content: [content[0], redacted, content[2]]}}, stopReason: 'end_turn'};
    expect((await wholeMessageOf(nova2, inOnePiece)).content[0]).to.deep.equal(content[0]);
  });

  it('keeps events and blocks that nobody knows yet', async () => {
    const parts = await partsOf(models.nova, streamed({somethingNew: {a: 1}}, delta(0, {hologram: {x: 1}})));
    expect(parts).to.deep.equal([{somethingNew: {a: 1}}, delta(0, {hologram: {x: 1}})]);
    const message = await wholeMessageOf(models.nova, {output: {message: {content: [{hologram: {x: 1}}]}}});
    expect(message.blocks.map(({kind}) => kind)).to.deep.equal(['unknown']);
  });
});
