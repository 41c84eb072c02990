import {GetCredentialsForIdentityCommand, GetIdCommand, GetOpenIdTokenCommand} from '@aws-sdk/client-cognito-identity';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LocalAws} from '../../src/local-aws/index.js';
import {
  askAll,
  bedrockClient,
  cognitoClient,
  endpoint,
  enhancedCredentials,
  namesOf,
  poolId,
  question,
  quickAws,
} from './clients.js';
import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_example';

describe('an identity', () => {
  it('is new for each guest, and in the region of the pool', async () => {
    const aws = quickAws();
    const [first, second] = [await getId(aws), await getId(aws)];
    assert.match(first, /^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(first, second);
  });

  it('is the same for the same person, also with a fresh token', async () => {
    const aws = quickAws();
    const first = await getId(aws, {[provider]: jwt({sub: 'ada', iat: 1})});
    assert.equal(await getId(aws, {[provider]: jwt({sub: 'ada', iat: 2})}), first);
    assert.notEqual(await getId(aws, {[provider]: jwt({sub: 'bob', iat: 1})}), first);
  });

  it('stays when it is used for credentials', async () => {
    const aws = quickAws();
    const id = await getId(aws);
    const {IdentityId} = await cognitoClient(aws).send(new GetCredentialsForIdentityCommand({IdentityId: id}));
    assert.equal(IdentityId, id);
  });

  it('of somebody who signed in is closed to guests', async () => {
    const aws = quickAws();
    const id = await getId(aws, {[provider]: jwt({sub: 'ada'})});
    await assert.rejects(cognitoClient(aws).send(new GetCredentialsForIdentityCommand({IdentityId: id})), {
      name: 'NotAuthorizedException',
      message: `Access to Identity '${id}' is forbidden.`,
    });
  });

  it('must look like one', async () => {
    const command = new GetCredentialsForIdentityCommand({IdentityId: 'us-east-1:nobody'});
    await assert.rejects(cognitoClient(quickAws()).send(command), {
      name: 'ResourceNotFoundException',
      message: "Identity 'us-east-1:nobody' not found.",
    });
  });
});

describe('the pool', () => {
  it('must exist', async () => {
    const aws = quickAws({pool: {id: 'eu-west-1:00000000-0000-4000-8000-000000000000'}});
    await assert.rejects(getId(aws), {
      name: 'ResourceNotFoundException',
      message: `IdentityPool '${poolId}' not found.`,
    });
  });

  it('has an id of a certain form', async () => {
    const command = new GetIdCommand({IdentityPoolId: 'my pool'});
    await assert.rejects(cognitoClient(quickAws()).send(command), {name: 'ValidationException', message: /'my pool'/});
  });

  it('can be closed to guests', async () => {
    const aws = quickAws({pool: {withoutGuests: true}});
    const refused = {
      name: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    };
    await assert.rejects(getId(aws), refused);
    const guest = await getId(quickAws());
    await assert.rejects(cognitoClient(aws).send(new GetCredentialsForIdentityCommand({IdentityId: guest})), refused);
    await assert.doesNotReject(getId(aws, {[provider]: jwt({sub: 'ada'})}));
  });

  it('can have the classic flow switched off', async () => {
    const aws = quickAws({pool: {withoutClassicFlow: true}});
    const command = new GetOpenIdTokenCommand({IdentityId: await getId(aws)});
    await assert.rejects(cognitoClient(aws).send(command), {
      name: 'InvalidParameterException',
      message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
    });
  });
});

describe('a login', () => {
  it('gives credentials for an hour, which open Bedrock', async () => {
    const aws = quickAws();
    const logins = {[provider]: jwt({sub: 'ada'})};
    const IdentityId = await getId(aws, logins);
    const before = Date.now();
    const {Credentials} = await cognitoClient(aws).send(
      new GetCredentialsForIdentityCommand({IdentityId, Logins: logins}),
    );
    const lifetime = (Credentials?.Expiration?.getTime() ?? 0) - before;
    assert.ok(lifetime > 3_590_000 && lifetime < 3_610_000, `${lifetime} ms`);
    const client = bedrockClient(aws, await enhancedCredentials(aws, logins));
    assert.ok((await client.send(new ConverseStreamCommand(question))).stream);
  });

  it('is refused once it has expired', async () => {
    const now = Date.UTC(2026, 10, 20);
    const aws = quickAws({now: () => now});
    const expired = {[provider]: jwt({sub: 'ada', exp: now / 1000})};
    await assert.rejects(getId(aws, expired), {
      name: 'NotAuthorizedException',
      message: `Invalid login token. Token expired: ${now / 1000} >= ${now / 1000}`,
    });
    await assert.doesNotReject(getId(aws, {[provider]: jwt({sub: 'ada', exp: now / 1000 + 1})}));
  });

  const providers = {[provider]: 'our-client'};
  const iss = `https://${provider}`;
  const strangers: readonly (readonly [what: string, login: Record<string, string>, message: string])[] = [
    [
      'another issuer than its provider',
      {[provider]: jwt({iss: 'https://elsewhere.test', aud: 'our-client'})},
      "Invalid login token. Issuer doesn't match providerName",
    ],
    [
      'no audience, as an access token has none',
      {[provider]: jwt({iss})},
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'an audience that the pool does not know',
      {[provider]: jwt({iss, aud: 'other-client'})},
      'Token is not from a supported provider of this identity pool.',
    ],
    [
      'a provider that the pool does not know',
      {'other.test': jwt({iss: 'https://other.test', aud: 'our-client'})},
      'Token is not from a supported provider of this identity pool.',
    ],
  ];
  for (const [what, logins, message] of strangers) {
    it(`is refused with ${what}, where the pool names its providers`, async () => {
      await assert.rejects(getId(quickAws({pool: {providers}}), logins), {name: 'NotAuthorizedException', message});
      await assert.doesNotReject(getId(quickAws(), logins));
    });
  }

  it('is taken from a provider and for a client that the pool names', async () => {
    const aws = quickAws({pool: {providers}});
    assert.ok(await getId(aws, {[provider]: jwt({iss, aud: 'our-client', sub: 'ada'})}));
  });

  it('is refused when it is empty', async () => {
    await assert.rejects(getId(quickAws(), {[provider]: ''}), {name: 'InvalidParameterException'});
  });
});

describe('a guest of the enhanced flow', () => {
  it('gets credentials, and is refused by Bedrock for want of a session policy', async () => {
    const aws = quickAws();
    const client = bedrockClient(aws, await enhancedCredentials(aws));
    await assert.rejects(client.send(new ConverseStreamCommand(question)), {
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/LocalGuestRole/CognitoIdentityCredentials is not authorized to ' +
        'perform: bedrock:InvokeModelWithResponseStream on resource: ' +
        'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 ' +
        'because no session policy allows the bedrock:InvokeModelWithResponseStream action',
    });
  });

  it('is let in by the classic flow', async () => {
    assert.equal(namesOf(await askAll(quickAws()))[0], 'messageStart');
  });
});

describe('what Cognito does not understand', () => {
  it('is an operation that it does not have', async () => {
    const response = await post(quickAws(), 'DeleteIdentities', '{}');
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), {
      __type: 'UnknownOperationException',
      message: 'UnknownOperationException',
    });
  });

  for (const body of ['not json', '"a text"', '']) {
    it(`is a body like ${JSON.stringify(body)}`, async () => {
      const response = await post(quickAws(), 'GetId', body);
      assert.equal(response.headers.get('x-amzn-errortype'), 'SerializationException');
    });
  }
});

it('names its errors in a header and in the body', async () => {
  const response = await post(
    quickAws({pool: {withoutGuests: true}}),
    'GetId',
    JSON.stringify({IdentityPoolId: poolId}),
  );
  const message = 'Unauthenticated access is not supported for this identity pool.';
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('x-amzn-errortype'), 'NotAuthorizedException');
  assert.equal(response.headers.get('x-amzn-errormessage'), message);
  assert.deepEqual(await response.json(), {__type: 'NotAuthorizedException', message});
});

async function getId(aws: LocalAws, logins?: Record<string, string>): Promise<string> {
  const {IdentityId} = await cognitoClient(aws).send(new GetIdCommand({IdentityPoolId: poolId, Logins: logins}));
  return IdentityId ?? '';
}

function post(aws: LocalAws, operation: string, body: string): Promise<Response> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityService.${operation}`,
  };
  return aws(new Request(endpoint, {method: 'POST', headers, body}));
}

/** A token as an identity provider makes it; nobody here checks who signed it. */
function jwt(claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({alg: 'RS256'})}.${encode(claims)}.signature`;
}
