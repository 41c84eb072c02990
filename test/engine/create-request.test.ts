import {expect} from '@open-wc/testing';

import {blockFromContent} from '../../src/blocks/index.js';
import type {ChatOptions} from '../../src/engine/chat.js';
import {createChat} from '../../src/engine/chat.js';
import {createRequest} from '../../src/engine/create-request.js';
import {ChatError} from '../../src/model/index.js';
import type {ContentBlock, Role} from '../../src/model/index.js';
import {answer, delta, newMessage, start, stop, messageStop} from '../transcript/parts.js';
import {manualBackend, settled} from './manual-backend.js';
import {manualSleep} from './patience/manual-sleep.js';

const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const titan = 'amazon.titan-text-express-v1';
const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1';
const toolConfig = {tools: [{toolSpec: {name: 'find', inputSchema: {json: {type: 'object'}}}}]};
const called: ContentBlock = {toolUse: {toolUseId: 't1', name: 'find', input: {}}};
const answered: ContentBlock = {toolResult: {toolUseId: 't1', content: [{text: 'Found.'}]}};

function say(role: Role, ...content: ContentBlock[]) {
  return newMessage({role, status: 'complete', blocks: content.map(blockFromContent)});
}

const hello = say('user', {text: 'Hi'});
const withTools = [hello, say('assistant', called), say('user', answered)];

function request(options: Partial<ChatOptions>, messages = [hello]) {
  return createRequest({backend: manualBackend(), ...options}, messages);
}

describe('a request', () => {
  it('has what is set, and nothing else', () => {
    expect(request({})).to.deep.equal({messages: [{role: 'user', content: [{text: 'Hi'}]}]});
    const settings = {
      modelId: 'some.model',
      inferenceConfig: {maxTokens: 5},
      guardrailConfig: {guardrailIdentifier: 'g', guardrailVersion: '1'},
    };
    expect(request({...settings, system: 'Be kind.', requestFields: {serviceTier: {type: 'flex'}}})).to.deep.equal({
      ...settings,
      serviceTier: {type: 'flex'},
      system: [{text: 'Be kind.'}],
      messages: [{role: 'user', content: [{text: 'Hi'}]}],
    });
  });

  it('has no system prompt that says nothing', () => {
    expect(request({system: ' \n'})).not.to.have.property('system');
  });

  describe('to a prompt', () => {
    it('leaves out what the prompt brings', () => {
      const sent = request({
        modelId: prompt,
        system: 'Be kind.',
        inferenceConfig: {maxTokens: 5},
        requestFields: {toolConfig, additionalModelRequestFields: {top_k: 1}, promptVariables: {name: {text: 'Ada'}}},
      });
      expect(sent).to.have.all.keys('modelId', 'messages', 'promptVariables');
    });

    it('names no tools, though the history has calls: the prompt has its own', () => {
      const sent = request({modelId: prompt}, withTools);
      expect(sent).not.to.have.property('toolConfig');
      expect(sent.messages[1]?.content).to.deep.equal([called]);
    });
  });

  describe('to a model without system prompts', () => {
    it('says it in front of the first question', () => {
      const sent = request({modelId: titan, system: 'Be kind.'}, [hello, say('assistant', {text: 'Hello'}), hello]);
      expect(sent).not.to.have.property('system');
      expect(sent.messages.map(({content}) => content.map(({text}) => text))).to.deep.equal([
        ['Be kind.', 'Hi'],
        ['Hello'],
        ['Hi'],
      ]);
    });

    it('says nothing where there is none, or no question', () => {
      expect(request({modelId: titan}).messages[0]?.content).to.deep.equal([{text: 'Hi'}]);
      expect(request({modelId: titan, system: 'Be kind.'}, []).messages).to.deep.equal([]);
    });
  });

  describe('with tools', () => {
    it('tells of those that are set', () => {
      expect(request({requestFields: {toolConfig}}, withTools).toolConfig).to.equal(toolConfig);
    });

    it('names those of the history again when none are set', () => {
      expect(request({}, withTools).toolConfig).to.deep.equal(toolConfig);
      expect(request({requestFields: {toolConfig: {tools: []}}}, withTools).toolConfig).to.deep.equal(toolConfig);
    });

    it('has no empty list of them', () => {
      expect(request({requestFields: {toolConfig: {tools: []}}})).not.to.have.property('toolConfig');
    });

    it('leaves them out for a model that takes none, and what they did with them', () => {
      const messages = [...withTools, say('assistant', {text: 'Done.'}), hello];
      const sent = request({modelId: titan, requestFields: {toolConfig}}, messages);
      expect(sent).not.to.have.property('toolConfig');
      expect(sent.messages).to.deep.equal([
        {role: 'user', content: [{text: 'Hi'}]},
        {role: 'assistant', content: [{text: 'Done.'}]},
        {role: 'user', content: [{text: 'Hi'}]},
      ]);
    });
  });

  it('caches where the model does, unless it is not wanted', () => {
    const point = {cachePoint: {type: 'default'}};
    expect(request({modelId: claude, system: 'Be kind.'}).system).to.deep.equal([{text: 'Be kind.'}, point]);
    expect(request({modelId: claude, system: 'Be kind.', promptCache: false}).system).to.have.length(1);
    expect(request({modelId: 'arn:x/abc', system: 'Be kind.', promptCache: true}).system).to.have.length(2);
  });
});

describe('the model that wrote a message', () => {
  const thinking = [
    delta(0, {reasoningContent: {text: 'Hm'}}),
    delta(0, {reasoningContent: {signature: 'abc'}}),
    stop(0),
    start(1, {toolUse: {toolUseId: 't1', name: 'find'}}),
    stop(1),
    messageStop('end_turn'),
  ];

  /** Asks three times; the settings change between the second and the third question. */
  async function ask(second: string) {
    const backend = manualBackend();
    let modelId = claude;
    const chat = createChat(() => ({backend, modelId}));
    const first = chat.send('Hi');
    await settled();
    await backend.last().push(...thinking);
    await backend.last().end();
    await first;
    modelId = second;
    void chat.send('Go on');
    await settled();
    return {chat, backend, content: backend.last().request.messages[1]?.content};
  }

  it('is known of each answer', async () => {
    const {chat, backend} = await ask('another.model');
    await backend.last().push(...answer('Hello'));
    const writers = chat.state.messages.map(({modelId}) => modelId);
    expect(writers).to.deep.equal([undefined, claude, undefined, 'another.model']);
  });

  it('gets its thoughts back, also through a profile of another region', async () => {
    for (const same of [claude, claude.replace('us.', 'global.'), claude.replace('us.', '')]) {
      expect((await ask(same)).content).to.have.length(2);
    }
  });

  it('is the only one that gets them', async () => {
    const {content} = await ask('us.anthropic.claude-opus-4-1-20250805-v1:0');
    expect(content).to.deep.equal([{toolUse: {toolUseId: 't1', name: 'find', input: {}}}]);
  });

  it('is the second one when the first was busy, and is asked in its own way', async () => {
    const backend = manualBackend();
    const {sleep} = manualSleep();
    const patience = {sleep, fallbackModelId: titan};
    const chat = createChat({backend, modelId: claude, system: 'Be kind.', patience});
    const sent = chat.send('Hi');
    await settled();
    expect(backend.last().request).to.have.property('system');
    await backend.last().fail(new ChatError('throttled', {message: 'Busy.', retryable: true}));
    await settled();
    expect(backend.last().request).to.include({modelId: titan}).and.not.to.have.property('system');
    await backend.last().push(...answer('Hello'));
    await backend.last().end();
    expect(await sent).to.include({status: 'complete', modelId: titan});
  });
});
