import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LocalAwsOptions, TrustPolicy} from '../../src/local-aws/index.js';
import {poolId as foreignPoolId, quickAws} from '../local-aws/clients.js';
import {deploy, propertiesOf, type Deployment} from './deploy.js';
import {guests, logins, signedIn} from './parameters.js';
import {ask, enterAsGuest, enterEnhanced, exchangeToken, getToken} from './visitor.js';

const notAuthorized = {message: 'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity'};

/** A token of another pool, whose owner need not ask us. */
const foreignToken = (byLogin = false): Promise<string> =>
  getToken({
    aws: quickAws({pool: {id: foreignPoolId}}),
    poolId: foreignPoolId,
    roleArn: '',
    ...(byLogin && {logins}),
  });

/** A token of our pool for somebody of the other kind, as if the pool were set up otherwise. */
const misfitToken = ({entrance}: Deployment, byLogin: boolean): Promise<string> =>
  getToken({
    aws: quickAws({pool: {id: entrance.poolId}}),
    poolId: entrance.poolId,
    roleArn: '',
    ...(byLogin && {logins}),
  });

/** The trust policy without one of its conditions. */
function without(operator: string) {
  return (aws: LocalAwsOptions & {readonly trust: TrustPolicy}): LocalAwsOptions => ({
    ...aws,
    trust: {
      Statement: aws.trust.Statement.map((statement) => {
        const {[operator]: removed, ...Condition} = statement.Condition ?? {};
        assert.ok(removed, `The role has no ${operator}.`);
        return {...statement, Condition};
      }),
    },
  });
}

describe('the role for guests', () => {
  it('lets guests of its pool in', async () => {
    const {stack, entrance, modelId} = deploy(guests);
    assert.equal(await ask(stack, await enterAsGuest(entrance), {modelId}), 'answered');
  });

  it('is closed to guests of another pool', async () => {
    await assert.rejects(exchangeToken(deploy(guests).entrance, await foreignToken()), notAuthorized);
  });

  it('would be open to them without the first condition', async () => {
    const {stack, entrance, modelId} = deploy(guests, without('StringEquals'));
    const credentials = await exchangeToken(entrance, await foreignToken());
    assert.equal(await ask(stack, credentials, {modelId}), 'answered');
  });

  it('is closed to those who signed in', async () => {
    const stack = deploy(guests);
    await assert.rejects(exchangeToken(stack.entrance, await misfitToken(stack, true)), notAuthorized);
  });

  it('would be open to them without the second condition', async () => {
    const stack = deploy(guests, without('ForAnyValue:StringLike'));
    await assert.doesNotReject(exchangeToken(stack.entrance, await misfitToken(stack, true)));
  });

  it('is of no use in the enhanced flow, which narrows it', async () => {
    const {stack, entrance, modelId} = deploy(guests);
    const said = await ask(stack, await enterEnhanced(entrance), {modelId});
    assert.match(said, /because no session policy allows the bedrock:InvokeModelWithResponseStream action$/);
  });

  it('gives an hour and not more', async () => {
    const {entrance} = deploy(guests);
    const token = await getToken(entrance);
    await assert.doesNotReject(exchangeToken(entrance, token, {DurationSeconds: '3600'}));
    await assert.rejects(exchangeToken(entrance, token, {DurationSeconds: '3601'}), /exceeds the MaxSessionDuration/);
  });
});

describe('the role for those who sign in', () => {
  it('lets them in, by the enhanced flow', async () => {
    const {stack, entrance, modelId} = deploy(signedIn);
    assert.equal(await ask(stack, await enterEnhanced(entrance), {modelId}), 'answered');
  });

  it('is closed to guests, who do not even get an identity', async () => {
    const {entrance} = deploy(signedIn);
    await assert.rejects(enterEnhanced({...entrance, logins: {}}), {
      name: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    });
  });

  it('is closed to guests even if the pool took some', async () => {
    const stack = deploy(signedIn);
    await assert.rejects(exchangeToken(stack.entrance, await misfitToken(stack, false)), notAuthorized);
    const open = deploy(signedIn, (aws) => ({...aws, pool: {...aws.pool, withoutGuests: false}}));
    await assert.rejects(enterEnhanced({...open.entrance, logins: {}}), {
      name: 'InvalidIdentityPoolConfigurationException',
    });
  });

  it('would then be open to them without the second condition', async () => {
    const stack = deploy(signedIn, without('ForAnyValue:StringLike'));
    const credentials = await exchangeToken(stack.entrance, await misfitToken(stack, false));
    assert.equal(await ask(stack.stack, credentials, {modelId: stack.modelId}), 'answered');
  });

  it('is closed to whoever signed in to another pool', async () => {
    await assert.rejects(exchangeToken(deploy(signedIn).entrance, await foreignToken(true)), notAuthorized);
    const open = deploy(signedIn, without('StringEquals'));
    await assert.doesNotReject(exchangeToken(open.entrance, await foreignToken(true)));
  });

  it('cannot be chosen by the caller, since the classic flow is off', async () => {
    await assert.rejects(getToken(deploy(signedIn).entrance), {
      message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
    });
  });
});

describe('the pool', () => {
  it('takes guests and the classic flow only for guests', () => {
    const read = (parameters: typeof guests) => {
      const {AllowUnauthenticatedIdentities, AllowClassicFlow} = propertiesOf(parameters, 'IdentityPool');
      return [AllowUnauthenticatedIdentities, AllowClassicFlow];
    };
    assert.deepEqual(read(guests), [true, true]);
    assert.deepEqual(read(signedIn), [false, false]);
  });

  it('believes the provider that is named', () => {
    assert.deepEqual(propertiesOf(signedIn, 'IdentityPool')['CognitoIdentityProviders'], [
      {
        ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3',
        ClientId: '1h57kf5cpq17m0eml12example',
        ServerSideTokenCheck: true,
      },
    ]);
    const OidcProviderArn = 'arn:aws:iam::000000000000:oidc-provider/id.example.com';
    const byOidc = {...signedIn, UserPoolId: '', UserPoolClientId: '', OidcProviderArn};
    assert.deepEqual(propertiesOf(byOidc, 'IdentityPool')['OpenIdConnectProviderARNs'], [OidcProviderArn]);
    assert.ok(!('CognitoIdentityProviders' in propertiesOf(byOidc, 'IdentityPool')));
    assert.ok(!('CognitoIdentityProviders' in propertiesOf({...signedIn, Visitors: 'guests'}, 'IdentityPool')));
  });

  it('has the role for its visitors, and none for others', () => {
    const arn = 'arn:aws:iam::000000000000:role/chat-VisitorRole';
    assert.deepEqual(propertiesOf(guests, 'RoleAttachment')['Roles'], {unauthenticated: arn});
    assert.deepEqual(propertiesOf(signedIn, 'RoleAttachment')['Roles'], {authenticated: arn});
  });
});
