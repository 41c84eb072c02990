import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LocalAwsOptions, TrustPolicy} from '../../src/local-aws/index.js';
import {mayAssume} from '../../src/local-aws/trust.js';
import {assumeRole, elementText, enhancedCredentials, openIdToken, poolId, quickAws} from './clients.js';

const provider = 'cognito-identity.amazonaws.com';
const logins = {'cognito-idp.us-east-1.amazonaws.com/us-east-1_example': 'token'};
const guest = {aud: poolId, amr: ['unauthenticated'], sub: 'us-east-1:someone'};

type Statement = TrustPolicy['Statement'][0];

function trustIn(kind: string, change: Partial<Statement> = {}): TrustPolicy {
  const Condition = {
    StringEquals: {[`${provider}:aud`]: poolId},
    'ForAnyValue:StringLike': {[`${provider}:amr`]: kind},
  };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  return {Statement: [{Effect: 'Allow', Principal: {Federated: provider}, Action, Condition, ...change}]};
}

const awsFor = (trust: TrustPolicy, options: LocalAwsOptions = {}) => quickAws({trust, pool: {id: poolId}, ...options});

describe('a role', () => {
  const cases: readonly [title: string, trust: TrustPolicy, allowed: boolean][] = [
    ['is for guests who are meant', trustIn('unauthenticated'), true],
    ['is not for guests when visitors are meant who signed in', trustIn('authenticated'), false],
    ['is for anybody of the pool without further conditions', trustIn('', {Condition: {}}), true],
    [
      'trusts nobody on behalf of others',
      trustIn('unauthenticated', {Principal: {Federated: 'www.amazon.com'}}),
      false,
    ],
    ['can name several providers', trustIn('unauthenticated', {Principal: {Federated: ['x', provider]}}), true],
    ['wants the right action', trustIn('unauthenticated', {Action: 'sts:AssumeRole'}), false],
    ['can refuse expressly', trustIn('unauthenticated', {Effect: 'Deny'}), false],
    ['trusts nobody when it says nothing', {Statement: []}, false],
  ];
  for (const [title, trust, allowed] of cases) it(title, () => assert.equal(mayAssume(trust, guest), allowed));

  it('is for one pool', () => {
    assert.equal(mayAssume(trustIn('unauthenticated'), {...guest, aud: 'us-east-1:other'}), false);
  });

  it('can be for one provider', () => {
    const amr = ['authenticated', ...Object.keys(logins)];
    assert.equal(mayAssume(trustIn('cognito-idp.*'), {...guest, amr}), true);
    assert.equal(mayAssume(trustIn('graph.facebook.com'), {...guest, amr}), false);
  });

  it('is refused at the start when its trust would be misread', () => {
    const Condition = {StringEquals: {'aws:RequestedRegion': 'us-east-1'}};
    assert.throws(() => awsFor(trustIn('', {Condition})), /does not understand aws:RequestedRegion in/);
    assert.throws(() => awsFor(trustIn('', {Condition: {Like: {}}})), /does not understand Like in/);
  });
});

describe('STS', () => {
  it('gives nothing to those whom the role does not trust, and does not say why', async () => {
    const aws = awsFor(trustIn('authenticated'));
    const response = await assumeRole(aws, {WebIdentityToken: await openIdToken(aws)});
    const xml = await response.text();
    assert.equal(response.status, 403);
    assert.equal(elementText(xml, 'Code'), 'AccessDenied');
    assert.equal(elementText(xml, 'Message'), 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  });

  it('knows those who signed in by their tokens', async () => {
    const aws = awsFor(trustIn('authenticated'));
    const response = await assumeRole(aws, {WebIdentityToken: await openIdToken(aws, logins)});
    assert.equal(response.status, 200);
  });

  it('lets a session last as long as the role says', async () => {
    const aws = awsFor(trustIn('unauthenticated'), {maxSessionSeconds: 3600});
    const token = await openIdToken(aws);
    const refused = await assumeRole(aws, {WebIdentityToken: token, DurationSeconds: '3601'});
    assert.match(await refused.text(), /exceeds the MaxSessionDuration set for this role/);
    assert.equal((await assumeRole(aws, {WebIdentityToken: token, DurationSeconds: '3600'})).status, 200);
  });
});

describe('Cognito', () => {
  const refused = {
    name: 'InvalidIdentityPoolConfigurationException',
    message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  };

  it('finds out that the role of the pool does not trust its guests', async () => {
    await assert.rejects(enhancedCredentials(awsFor(trustIn('authenticated'))), refused);
    await assert.doesNotReject(enhancedCredentials(awsFor(trustIn('unauthenticated'))));
  });

  it('finds out that it does not trust those who signed in', async () => {
    await assert.rejects(enhancedCredentials(awsFor(trustIn('unauthenticated')), logins), refused);
    await assert.doesNotReject(enhancedCredentials(awsFor(trustIn('authenticated')), logins));
  });
});
