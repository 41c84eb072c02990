import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {AwsV4Signer} from 'aws4fetch';
import type {LocalAws, LocalAwsOptions} from '../../src/local-aws/index.js';
import {type Credentials, endpoint, enhancedCredentials, guestCredentials, quickAws} from './clients.js';

/** Signs with the library that the stand-in checks with; that the product's own agrees is for its tests to show. */
async function ask(aws: LocalAws, path: string, credentials?: Credentials, now = Date.now()): Promise<Response> {
  const {accessKeyId, secretAccessKey, sessionToken} = credentials ?? (await guestCredentials(aws));
  const signer = new AwsV4Signer({
    url: endpoint + path,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && {sessionToken}),
    region: 'us-east-1',
    service: 'bedrock',
    datetime: new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, ''),
  });
  const {url, headers} = await signer.sign();
  return aws(new Request(url, {headers}));
}

async function read(options: LocalAwsOptions, path: string): Promise<Record<string, unknown>> {
  const response = await ask(quickAws(options), path);
  const body = (await response.json()) as Record<string, unknown>;
  assert.equal(response.status, 200, JSON.stringify(body));
  return body;
}

function names(list: unknown, member: string): unknown[] {
  assert.ok(Array.isArray(list));
  return list.map((item: Record<string, unknown>) => item[member]);
}

describe('the control plane', () => {
  it('lists models, those that cannot chat among them', async () => {
    const {modelSummaries} = await read({}, '/foundation-models');
    assert.ok(names(modelSummaries, 'modelId').includes('amazon.nova-lite-v1:0'));
    assert.ok(names(modelSummaries, 'modelId').includes('amazon.titan-embed-text-v2:0'));
  });

  it('tells of one model, whose name a path escapes', async () => {
    const {modelDetails} = await read({}, '/foundation-models/amazon.nova-micro-v1%3A0');
    assert.equal((modelDetails as Record<string, unknown>)['modelName'], 'Nova Micro');
  });

  it('refuses what it does not list', async () => {
    const response = await ask(quickAws(), '/foundation-models/nobody.knows-v1');
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), {message: 'The provided model identifier is invalid.'});
  });

  it('lists its own profiles, and those of the account only on request, as AWS does', async () => {
    const own = {inferenceProfileId: 'abc', type: 'APPLICATION', status: 'ACTIVE'};
    const aws = {inferenceProfileId: 'us.model', type: 'SYSTEM_DEFINED', status: 'ACTIVE'};
    const catalog = {inferenceProfiles: [own, aws]};
    const asked = async (query: string) =>
      (await read({catalog}, `/inference-profiles${query}`))['inferenceProfileSummaries'];
    assert.deepEqual(await asked(''), [aws]);
    assert.deepEqual(await asked('?type=SYSTEM_DEFINED'), [aws]);
    assert.deepEqual(await asked('?type=APPLICATION'), [own]);
  });

  for (const [path, option, member] of [
    ['/custom-models', 'customModels', 'modelSummaries'],
    ['/model-customization/custom-model-deployments', 'customModelDeployments', 'modelDeploymentSummaries'],
    ['/provisioned-model-throughputs', 'provisionedModels', 'provisionedModelSummaries'],
  ] as const) {
    it(`gives ${path} in pages`, async () => {
      const items = ['a', 'b', 'c'].map((name) => ({name}));
      const catalog = {[option]: items, pageSize: 2};
      const first = await read({catalog}, path);
      assert.deepEqual(first[member], items.slice(0, 2));
      const token = encodeURIComponent(String(first['nextToken']));
      assert.deepEqual(await read({catalog}, `${path}?nextToken=${token}`), {[member]: items.slice(2)});
    });
  }

  it('gives no page longer than was asked for, and none longer than AWS gives', async () => {
    const catalog = {customModels: ['a', 'b', 'c'].map((name) => ({name}))};
    assert.deepEqual((await read({catalog}, '/custom-models?maxResults=1'))['modelSummaries'], [{name: 'a'}]);
    assert.equal((await ask(quickAws({catalog}), '/custom-models?maxResults=1001')).status, 400);
    assert.equal((await ask(quickAws({catalog}), '/custom-models?nextToken=made-up')).status, 400);
  });

  it('asks the policy for each list by itself', async () => {
    const aws = quickAws({
      policy: {
        Statement: [
          {Effect: 'Allow', Action: 'bedrock:List*', Resource: '*'},
          {Effect: 'Deny', Action: 'bedrock:ListCustomModels', Resource: '*'},
          {
            Effect: 'Allow',
            Action: 'bedrock:GetFoundationModel',
            Resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
          },
        ],
      },
    });
    const status = async (path: string) => (await ask(aws, path)).status;
    assert.equal(await status('/foundation-models'), 200);
    assert.equal(await status('/custom-models'), 403);
    assert.equal(await status('/foundation-models/amazon.nova-lite-v1%3A0'), 200);
    assert.equal(await status('/foundation-models/amazon.nova-micro-v1%3A0'), 403);
  });

  it('is closed to guests of the enhanced flow', async () => {
    const aws = quickAws();
    const response = await ask(aws, '/foundation-models', await enhancedCredentials(aws));
    assert.equal(response.status, 403);
    const {Message} = (await response.json()) as {Message: string};
    assert.match(Message, /no session policy allows the bedrock:ListFoundationModels action/);
  });

  it('checks the signature, and the clock behind it', async () => {
    const aws = quickAws();
    const credentials = await guestCredentials(aws);
    assert.equal((await ask(aws, '/foundation-models', {...credentials, secretAccessKey: 'guessed'})).status, 403);
    assert.equal((await ask(aws, '/foundation-models', credentials, Date.now() - 20 * 60_000)).status, 403);
    assert.equal((await aws(new Request(`${endpoint}/foundation-models`))).status, 403);
  });

  it('fails when a test says so', async () => {
    const faults = {controlPlane: {status: 429, code: 'ThrottlingException', message: 'Rate exceeded'}};
    assert.equal((await ask(quickAws({faults}), '/inference-profiles')).status, 429);
  });

  it('lets pages of another origin read it', async () => {
    const headers = {origin: 'http://page.test', 'access-control-request-method': 'GET'};
    const preflight = await quickAws()(new Request(`${endpoint}/foundation-models`, {method: 'OPTIONS', headers}));
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'GET');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
    const response = await ask(quickAws(), '/foundation-models');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });
});
