import {BedrockRuntimeClient, ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LocalAws, Policy} from '../../src/local-aws/index.js';
import {makeApiKey, toKey} from './api-key.js';
import {endpoint, guestCredentials, question, quickAws} from './clients.js';

const time = Date.UTC(2026, 10, 20, 12);

function ask(aws: LocalAws, key: string) {
  const customFetch: typeof fetch = (input, init) => aws(new Request(input, init));
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint,
    token: {token: key},
    authSchemePreference: ['httpBearerAuth'],
    requestHandler: new FetchHttpHandler({customFetch}),
    maxAttempts: 1,
  });
  return client.send(new ConverseStreamCommand(question));
}

const everything = {Effect: 'Allow', Action: '*', Resource: '*'} as const;

describe('an API key', () => {
  it('is as good as the credentials that made it', async () => {
    const aws = quickAws({now: () => time, policy: {Statement: [everything]}});
    assert.ok((await ask(aws, makeApiKey(await guestCredentials(aws), time))).stream);
  });

  it('needs to be allowed by itself', async () => {
    const invoke = {...everything, Action: 'bedrock:Invoke*'} as const;
    const deny = {...everything, Effect: 'Deny', Action: 'bedrock:CallWithBearerToken'} as const;
    const user = 'User: arn:aws:sts::123456789012:assumed-role/Guest/guest';
    const refused = `${user} is not authorized to perform: bedrock:CallWithBearerToken on resource: *`;
    const cases: readonly [policy: Policy, reason: string][] = [
      [{Statement: [invoke]}, 'because no identity-based policy allows the bedrock:CallWithBearerToken action'],
      [{Statement: [everything, deny]}, 'with an explicit deny in an identity-based policy'],
    ];
    for (const [policy, reason] of cases) {
      const aws = quickAws({now: () => time, policy});
      const key = makeApiKey(await guestCredentials(aws), time);
      await assert.rejects(ask(aws, key), {name: 'AccessDeniedException', message: `${refused} ${reason}`});
    }
  });

  it('allows no more than the role does', async () => {
    const aws = quickAws({now: () => time, policy: {Statement: [{...everything, Action: 'bedrock:Call*'}]}});
    const key = makeApiKey(await guestCredentials(aws), time);
    await assert.rejects(ask(aws, key), {message: /perform: bedrock:InvokeModelWithResponseStream on resource/});
  });

  it('ends when it says, and with its credentials', async () => {
    let now = time;
    const aws = quickAws({now: () => now});
    const credentials = await guestCredentials(aws);
    const [short, long] = [makeApiKey(credentials, time, 60), makeApiKey(credentials, time)];
    const refused = {message: 'Authentication failed: Please make sure your API Key is valid.'};
    now = time + 59_000;
    await assert.doesNotReject(ask(aws, short));
    now = time + 60_000;
    await assert.rejects(ask(aws, short), refused);
    await assert.doesNotReject(ask(aws, long));
    now = time + 3_600_000;
    await assert.rejects(ask(aws, long), refused);
  });

  it('cannot be made up', async () => {
    const aws = quickAws({now: () => time});
    const credentials = await guestCredentials(aws);
    const url = Buffer.from(makeApiKey(credentials, time).slice('bedrock-api-key-'.length), 'base64').toString();
    const forged = [
      toKey(url.replace('X-Amz-Expires=43200', 'X-Amz-Expires=99999')),
      toKey(url.replace('CallWithBearerToken', 'InvokeModel')),
      toKey(url.replace('us-east-1', 'us-west-2')),
      makeApiKey({...credentials, secretAccessKey: 'guessed'}, time),
      makeApiKey({...credentials, sessionToken: 'guessed'}, time),
      toKey('nothing'),
      'bedrock-api-key-~',
    ];
    for (const key of forged) {
      await assert.rejects(ask(aws, key), {
        name: 'AccessDeniedException',
        message: 'Authentication failed: Please make sure your API Key is valid.',
      });
    }
    const message = 'Invalid API Key format: Must start with pre-defined prefix';
    await assert.rejects(ask(aws, 'sk-123'), {name: 'AccessDeniedException', message});
  });
});
