import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openChat} from '../../src/headless.js';
import {createLocalAws, type Policy, type TrustPolicy} from '../../src/local-aws/index.js';
import {poolId, roleArn} from '../e2e/open-page.js';
import {fillIn} from './prepare-samples.js';
import {readSamples} from './read-docs.js';

// The policies that a reader copies, held against what enforces policies here.

const [trustText = '', policyText = ''] = readSamples('docs/security.md').flatMap(({language, code}) =>
  language === 'json' ? [fillIn(code)] : [],
);
const trust: TrustPolicy = JSON.parse(trustText);
const policy: Policy = JSON.parse(policyText);

async function ask(modelId: string, identityPoolId = poolId): Promise<string> {
  const aws = createLocalAws({policy, trust, pool: {id: identityPoolId}, pace: {firstMs: 0, deltaMs: 0}});
  const chat = openChat(
    {identityPoolId, guestRoleArn: roleArn, modelId},
    {fetch: (resource, init) => aws(new Request(resource, init))},
  );
  const {status, error} = await chat.send('Hello');
  chat.close();
  return error?.code ?? status;
}

describe('the policies in the guide to security', () => {
  it('let a guest of the pool ask the one model', async () => {
    assert.equal(await ask('us.amazon.nova-lite-v1:0'), 'complete');
  });

  it('allow that model only through its profile', async () => {
    assert.equal(await ask('amazon.nova-lite-v1:0'), 'access-denied');
  });

  it('allow no other model', async () => {
    assert.equal(await ask('us.amazon.nova-pro-v1:0'), 'access-denied');
  });

  it('trust no other pool', async () => {
    const identityPoolId = poolId.replace('444444444444', '555555555555');
    assert.equal(await ask('us.amazon.nova-lite-v1:0', identityPoolId), 'credentials');
  });
});
