import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LocalAws, Refusal} from '../../src/local-aws/index.js';
import {
  askAll,
  assumeRole,
  bedrockClient,
  endpoint,
  guestCredentials,
  modelId,
  openIdToken,
  question,
  quickAws,
} from './clients.js';

// What browsers ask for when the SDK sends a request; measured in three engines.
const asked = {
  bedrock:
    'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-content-sha256,x-amz-date,x-amz-security-token,x-amz-user-agent',
  cognito: 'amz-sdk-invocation-id,amz-sdk-request,content-type,x-amz-target,x-amz-user-agent',
};
const bedrockUrl = `${endpoint}/model/${encodeURIComponent(modelId)}/converse-stream`;
const exposed = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

function preflight(aws: LocalAws, url: string, headers: string): Promise<Response> {
  return aws(
    new Request(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://page.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': headers,
      },
    }),
  );
}

describe('a preflight', () => {
  for (const [service, url] of [
    ['bedrock', bedrockUrl],
    ['cognito', endpoint],
  ] as const) {
    it(`of ${service} allows what the SDK sends, and no more`, async () => {
      const response = await preflight(quickAws(), url, asked[service]);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
      const allowed = response.headers.get('access-control-allow-headers')?.split(',') ?? [];
      assert.deepEqual([...allowed].sort(), asked[service].split(','));
    });
  }

  it('of STS allows what an SDK sends', async () => {
    const response = await preflight(quickAws(), endpoint, 'content-type,x-amz-user-agent');
    assert.match(response.headers.get('access-control-allow-headers') ?? '', /x-amz-user-agent/);
  });

  it('is not answered when a test says so', async () => {
    const response = await preflight(quickAws({faults: {withoutCors: true}}), bedrockUrl, asked.bedrock);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });
});

describe('an answer', () => {
  it('of any service may be read by every page, with id, errors and date', async () => {
    for (const response of await answersOf(quickAws())) {
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-expose-headers'), exposed);
      assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
    }
  });

  it('says what time it is there', async () => {
    const now = Date.UTC(2026, 10, 20, 12);
    for (const response of await answersOf(quickAws({now: () => now}))) {
      assert.equal(response.headers.get('date'), 'Fri, 20 Nov 2026 12:00:00 GMT');
    }
  });

  it('of Bedrock can hide its headers, since nobody knows what AWS exposes', async () => {
    const responses = await answersOf(quickAws({faults: {hideErrorHeaders: true}}));
    const shown = responses.map(({headers}) => headers.get('access-control-expose-headers'));
    assert.deepEqual(shown, [exposed, exposed, null]);
  });

  it('can be closed to pages altogether', async () => {
    for (const response of await answersOf(quickAws({faults: {withoutCors: true}}))) {
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
  });

  /** What Cognito, STS and Bedrock answer to a guest, in this order. */
  async function answersOf(aws: LocalAws): Promise<readonly Response[]> {
    const responses: Response[] = [];
    const listening: LocalAws = async (request) => {
      const response = await aws(request);
      responses.push(response.clone());
      return response;
    };
    const token = await openIdToken(listening);
    const sts = await assumeRole(aws, {WebIdentityToken: token});
    // The clock of the SDK is that of this machine, the stand-in's may be another.
    const bedrock = bedrockClient(listening, await guestCredentials(aws));
    await bedrock.send(new ConverseStreamCommand(question)).catch(() => undefined);
    const [cognito] = responses;
    const last = responses.at(-1);
    assert.ok(cognito && last);
    return [cognito, sts, last];
  }
});

describe('faults', () => {
  it('can be switched at any time', async () => {
    const faults: {bedrock?: Refusal} = {};
    const aws = quickAws({faults: () => faults});
    await assert.doesNotReject(askAll(aws));
    faults.bedrock = {status: 429, code: 'ThrottlingException', message: 'Too many tokens.', retryAfterSeconds: 3};
    await assert.rejects(askAll(aws), {name: 'ThrottlingException', message: 'Too many tokens.'});
    delete faults.bedrock;
    await assert.doesNotReject(askAll(aws));
  });

  it('may be an object that changes', async () => {
    const faults: {cognito?: Refusal} = {};
    const aws = quickAws({faults});
    faults.cognito = {status: 400, code: 'TooManyRequestsException', message: 'Rate exceeded'};
    await assert.rejects(openIdToken(aws), {name: 'TooManyRequestsException', message: 'Rate exceeded'});
  });

  it('may depend on the request', async () => {
    const refusal = {status: 503, code: 'ServiceUnavailableException'};
    const aws = quickAws({faults: ({url}) => (url.includes('other') ? {bedrock: refusal} : {})});
    await assert.doesNotReject(askAll(aws));
    await assert.rejects(askAll(aws, {modelId: 'other.model'}), {name: 'ServiceUnavailableException'});
  });

  it('do not spare a request the check of its signature', async () => {
    const aws = quickAws({faults: {bedrock: {status: 429, code: 'ThrottlingException'}}});
    const client = bedrockClient(aws, {...(await guestCredentials(aws)), secretAccessKey: 'guessed'});
    await assert.rejects(client.send(new ConverseStreamCommand(question)), {name: 'InvalidSignatureException'});
  });

  it('say when to come again', async () => {
    const aws = quickAws({faults: {cognito: {status: 429, code: 'TooManyRequestsException', retryAfterSeconds: 3}}});
    const headers = {'x-amz-target': 'AWSCognitoIdentityService.GetId'};
    const response = await aws(new Request(endpoint, {method: 'POST', headers, body: '{}'}));
    assert.equal(response.headers.get('retry-after'), '3');
  });
});

describe('an error of Bedrock', () => {
  it('is named in a header, and not in the body', async () => {
    const response = await quickAws()(new Request(bedrockUrl, {method: 'POST', body: '{}'}));
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('x-amzn-errortype'), 'MissingAuthenticationTokenException');
    assert.deepEqual(await response.json(), {message: 'Missing Authentication Token'});
  });
});

it('says what it is to somebody who looks', async () => {
  const response = await quickAws()(new Request(endpoint));
  assert.equal(response.status, 404);
  assert.match(await response.text(), /local stand-in for AWS/);
});
