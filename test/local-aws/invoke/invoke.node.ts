import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {InvokeModelCommand} from '@aws-sdk/client-bedrock-runtime';
import type {LocalAwsOptions} from '../../../src/local-aws/index.js';
import {bedrockClient, guestCredentials, quickAws} from '../clients.js';
import {anthropicBody, claude, invoke, nova, novaBody, requestOf, say, stream, typesOf, useTool} from './clients.js';

const bytes = new Uint8Array([1, 2, 3]);

describe('InvokeModel', () => {
  it('gives the answer of Anthropic in one piece', async () => {
    const answer = await invoke(say(...useTool), claude, anthropicBody());
    assert.deepEqual(answer['content'], [
      {type: 'text', text: 'Let me see.'},
      {type: 'tool_use', id: 't1', name: 'find_order', input: {id: 7}},
    ]);
    assert.deepEqual([answer['type'], answer['role'], answer['stop_reason']], ['message', 'assistant', 'tool_use']);
  });

  it('gives the answer of Nova in one piece', async () => {
    const {usage, ...answer} = await invoke(say(...useTool), nova, novaBody());
    const content = [{text: 'Let me see.'}, {toolUse: {toolUseId: 't1', name: 'find_order', input: {id: 7}}}];
    assert.deepEqual(answer['output'], {message: {role: 'assistant', content}});
    assert.equal(answer['stopReason'], 'tool_use');
    assert.ok(usage && typeof usage === 'object' && 'cacheReadInputTokenCount' in usage);
  });

  it('fails with a status where a stream would break', async () => {
    const fault = {exception: 'serviceUnavailableException', message: 'Later.'};
    await assert.rejects(invoke(say('Hello', {fault}), claude, anthropicBody()), {name: 'ServiceUnavailableException'});
  });
});

describe('InvokeModelWithResponseStream for Nova', () => {
  it('tells the events of Converse, and Bedrock’s own counts', async () => {
    const chunks = await stream(say('Hello.'), nova, novaBody({schemaVersion: 'messages-v1'}));
    assert.deepEqual(
      chunks.flatMap((chunk) => Object.keys(chunk)),
      [
        'messageStart',
        'contentBlockDelta',
        'contentBlockStop',
        'messageStop',
        'metadata',
        'amazon-bedrock-invocationMetrics',
      ],
    );
  });

  it('hands the question to the script as it is', async () => {
    const content = [{text: 'See'}, {image: {format: 'png', source: {bytes}}}];
    const body = {...novaBody(), messages: [{role: 'user', content}], inferenceConfig: {maxTokens: 9}};
    const wire: object = JSON.parse(JSON.stringify(body).replace(JSON.stringify(bytes), '"AQID"'));
    assert.deepEqual(await requestOf(nova, wire), {modelId: nova, ...wire});
  });

  it('refuses what is not in the schema', async () => {
    await assert.rejects(stream(quickAws(), nova, novaBody({anthropic_version: 'x'})), {
      name: 'ValidationException',
      message: /extraneous key \[anthropic_version\]/,
    });
    await assert.rejects(stream(quickAws(), nova, novaBody({schemaVersion: '2'})), {name: 'ValidationException'});
  });
});

describe('a call of InvokeModel', () => {
  const allow = (...actions: readonly string[]): LocalAwsOptions => ({
    policy: {Statement: [{Effect: 'Allow', Action: actions, Resource: '*'}]},
  });

  it('needs the action of its own name', async () => {
    const whole = quickAws(allow('bedrock:InvokeModel'));
    await invoke(whole, claude, anthropicBody());
    await assert.rejects(stream(whole, claude, anthropicBody()), {
      name: 'AccessDeniedException',
      message: /not authorized to perform: bedrock:InvokeModelWithResponseStream on resource/,
    });
    const streaming = quickAws(allow('bedrock:InvokeModelWithResponseStream'));
    await stream(streaming, claude, anthropicBody());
    await assert.rejects(invoke(streaming, claude, anthropicBody()), {
      name: 'AccessDeniedException',
      message: /not authorized to perform: bedrock:InvokeModel on resource/,
    });
  });

  it('needs a signature', async () => {
    const aws = quickAws();
    const client = bedrockClient(aws, {...(await guestCredentials(aws)), secretAccessKey: 'wrong'});
    const command = new InvokeModelCommand({modelId: claude, body: JSON.stringify(anthropicBody())});
    await assert.rejects(client.send(command), {name: 'InvalidSignatureException'});
  });

  it('is refused for models whose language the stand-in does not speak', async () => {
    await assert.rejects(invoke(quickAws(), 'meta.llama3-8b-instruct-v1:0', {prompt: 'Hi'}), {
      name: 'ValidationException',
      message: /speaks the languages of Anthropic and Amazon Nova/,
    });
  });

  it('breaks where the script does', async () => {
    const exception = {exception: 'modelStreamErrorException', message: 'Oh.'};
    await assert.rejects(stream(say('Hello', {fault: exception}), claude, anthropicBody()), {
      name: 'ModelStreamErrorException',
    });
    await assert.rejects(stream(say('Hello', {fault: 'bad-checksum'}), claude, anthropicBody()), /checksum/);
    const cut = await stream(say('Hello', {fault: 'end'}), claude, anthropicBody());
    assert.equal(typesOf(cut).includes('message_delta'), false);
  });
});
