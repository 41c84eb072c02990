import {expect} from '@open-wc/testing';

import {guestCredentials} from '../../../src/aws/credentials/guest.js';
import {converse} from '../../../src/backends/converse/index.js';
import {invokeModel} from '../../../src/backends/invoke-model/index.js';
import {createChat} from '../../../src/engine/chat.js';
import type {LocalAwsOptions} from '../../../src/local-aws/index.js';
import type {Backend, ChatRequest, Message} from '../../../src/model/index.js';
import {collect} from '../../aws/event-stream/frames.js';
import {guest, localFetch} from '../../aws/local.js';
import {reduceAll} from '../../transcript/parts.js';
import {ask, models} from './invoke.js';

const address = 'http://aws.test/';

/** The way of a guest: identity, token, role, signature, request; nothing on it but the network is left out. */
function connect(options: LocalAwsOptions = {}) {
  const {fetch, calls} = localFetch(options);
  const credentials = guestCredentials({
    identityPoolId: guest.identityPoolId,
    region: 'us-east-1',
    roleArn: guest.guestRoleArn,
    fetch,
    endpoint: address,
    stsEndpoint: address,
  });
  return {access: {region: 'us-east-1', credentials, fetch, endpoint: address}, calls};
}

async function read(backend: Backend, request: ChatRequest): Promise<Message> {
  const {items, error} = await collect(backend.reply(request, {signal: new AbortController().signal}));
  expect(error).to.equal(undefined);
  return reduceAll(items);
}

describe('invokeModel with the stand-in for AWS', () => {
  // An identity is kept for the next page, which is another file of tests.
  beforeEach(() => localStorage.clear());

  it('signs in, signs, and gives the answer', async () => {
    const {access, calls} = connect({script: () => ['Hello ', 'there.']});
    const chat = createChat({backend: invokeModel(access), modelId: models.claude});
    expect(await chat.send('Hi')).to.deep.include({status: 'complete', content: [{text: 'Hello there.'}]});
    expect(await chat.send('And?')).to.include({status: 'complete'});
    const path = `/model/${models.claude}/invoke-with-response-stream`;
    expect(calls).to.deep.equal(['GetId', 'GetOpenIdToken', 'AssumeRoleWithWebIdentity', path, path]);
    expect(chat.state.usage.outputTokens).to.equal(4);
  });

  const questions = ['Introduce yourself', 'Give me a markdown tour', 'Think aloud: reasoning', 'Use your tools'];
  const toolConfig = {
    tools: ['find_order', 'get_weather', 'look_up'].map((name) => ({
      toolSpec: {name, inputSchema: {json: {type: 'object'}}},
    })),
  };
  for (const modelId of [models.claude, models.nova]) {
    for (const question of questions) {
      it(`makes of “${question}” what Converse does, streamed and in one piece: ${modelId}`, async () => {
        const {access} = connect();
        const request = ask(modelId, question, {toolConfig});
        const expected = await read(converse(access), request);
        expect(expected.content).not.to.have.length(0);
        for (const stream of [true, false]) {
          const message = await read(invokeModel({...access, stream}), request);
          expect(withoutIds(message)).to.equal(withoutIds(expected));
          expect(message.stopReason).to.equal(expected.stopReason);
          expect(message.usage?.outputTokens).to.equal(expected.usage?.outputTokens);
        }
      });
    }
  }

  it('brings a tool loop with signed thoughts to its end', async () => {
    const {access} = connect({
      script: ({messages}) =>
        messages.length === 1
          ? [
              {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text: 'Hm.'}}}},
              {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {signature: 's'}}}},
              {contentBlockStart: {contentBlockIndex: 1, start: {toolUse: {toolUseId: 't1', name: 'find_order'}}}},
              {contentBlockDelta: {contentBlockIndex: 1, delta: {toolUse: {input: '{"id":7}'}}}},
            ]
          : [JSON.stringify(messages.slice(1))],
    });
    const backend = invokeModel(access);
    const first = ask(models.claude, 'Where is order 7?', {toolConfig});
    const {content} = await read(backend, first);
    const result = {toolResult: {toolUseId: 't1', content: [{text: 'At sea.'}], status: 'success'}};
    const messages = [
      ...first.messages,
      {role: 'assistant', content} as const,
      {role: 'user', content: [result]} as const,
    ];
    const answer = await read(backend, {...first, messages});
    expect(JSON.parse(answer.content[0]?.text ?? '')).to.deep.equal(messages.slice(1));
  });

  it('tells which action the role lacks', async () => {
    const statement = {Effect: 'Allow', Action: 'bedrock:InvokeModelWithResponseStream', Resource: '*'} as const;
    const {access} = connect({policy: {Statement: [statement]}});
    expect((await read(invokeModel(access), ask(models.claude, 'Hi'))).content).to.have.length(1);
    const {error} = await collect(
      invokeModel({...access, stream: false}).reply(ask(models.claude, 'Hi'), {signal: new AbortController().signal}),
    );
    expect(error).to.include({code: 'access-denied', status: 403});
    expect(error).to.have.property('hint').that.includes('bedrock:InvokeModel on resource');
  });

  for (const fault of ['cut', 'cut-between-frames', 'truncate', 'end'] as const) {
    it(`keeps what had arrived when the stream breaks: ${fault}`, async () => {
      let isBroken = true;
      const {access} = connect({script: () => (isBroken ? ['Hello ', {fault}] : ['Hello there.'])});
      const chat = createChat({backend: invokeModel(access), modelId: models.claude});
      const answer = await chat.send('Hi');
      expect(answer).to.deep.include({status: 'interrupted', content: [{text: 'Hello '}]});
      isBroken = false;
      expect(await chat.send('And?')).to.deep.include({status: 'complete', content: [{text: 'Hello there.'}]});
    });
  }
});

/** The content, with its tool calls named alike: the stand-in gives each a new id. */
function withoutIds({content}: Message): string {
  return JSON.stringify(content).replaceAll(/tooluse_\w+/g, 'tooluse');
}
