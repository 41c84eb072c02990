import type {ChatSettings} from '../../src/config/index.js';
import type {TrustPolicy} from '../../src/local-aws/index.js';
import {byPage, client, guest, idToken, provider, signedIn} from './examine.js';
import type {Misconfiguration} from './misconfiguration.js';

const pool = guest.identityPoolId;
const {aud, amr} = {aud: 'cognito-identity.amazonaws.com:aud', amr: 'cognito-identity.amazonaws.com:amr'};
const providers = {[provider]: client};

function trust(audience: string, method: string): TrustPolicy {
  return {
    Statement: [
      {
        Effect: 'Allow',
        Principal: {Federated: 'cognito-identity.amazonaws.com'},
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {StringEquals: {[aud]: audience}, 'ForAnyValue:StringLike': {[amr]: method}},
      },
    ],
  };
}

function withSettings(more: ChatSettings): ChatSettings {
  return {...guest, ...more};
}

/** Whatever keeps a visitor from being known to AWS. */
export const misconfiguredVisitors: readonly Misconfiguration[] = [
  {
    what: 'the id of a user pool in place of an identity pool’s, and two numbers out of range',
    settings: withSettings({identityPoolId: 'us-east-1_AbCdEf', temperature: 2, maxTokens: 0}),
    step: 'configuration',
    says: /3 settings are wrong/,
    fix: /identity-pool-id is “us-east-1_AbCdEf”[^]*max-tokens is 0[^]*temperature is 2/,
  },
  {
    what: 'a prompt ARN beside what the prompt brings itself',
    settings: withSettings({
      modelId: 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABC',
      system: 'Be kind',
      temperature: 1,
    }),
    step: 'configuration',
    says: /2 settings are wrong/,
    fix: /system cannot be set with a prompt ARN[^]*temperature cannot be set/,
  },
  {
    what: 'a device that is offline',
    options: {isOnline: () => false},
    step: 'online',
    says: /offline/,
    fix: /connect/i,
  },
  {
    what: 'a visitor who has not agreed',
    settings: withSettings({consent: async () => false}),
    step: 'consent',
    says: /not agreed/,
    fix: /resolve true/,
  },
  {
    what: 'an identity pool that does not exist',
    aws: {pool: {id: 'us-east-1:99999999-2222-4333-8444-555555555555'}},
    step: 'pool',
    says: new RegExp(`no identity pool ${pool}`),
    fix: /Set identity-pool-id to a pool that exists in us-east-1/,
  },
  {
    what: 'an identity pool that takes no guests',
    aws: {pool: {withoutGuests: true}},
    step: 'guests',
    says: /takes no guests/,
    fix: /AllowUnauthenticatedIdentities.*or set logins/,
  },
  {
    what: 'an identity pool whose classic flow is off',
    aws: {pool: {withoutClassicFlow: true}},
    step: 'flow',
    says: /\(classic\) flow .* is off/,
    fix: /AllowClassicFlow/,
  },
  {
    what: 'guests without guest-role-arn, whom AWS keeps from Bedrock',
    settings: {identityPoolId: pool, modelId: guest.modelId},
    step: 'flow',
    says: /guests of the enhanced flow/,
    fix: /Set guest-role-arn.*classic.*or set logins/,
  },
  {
    what: 'a role that trusts another pool',
    aws: {pool: {id: pool}, trust: trust('us-east-1:99999999-2222-4333-8444-555555555555', 'unauthenticated')},
    step: 'role',
    says: /chat-guest does not let guests of .* in/,
    fix: new RegExp(`:aud = ${pool} .*:amr = unauthenticated`),
  },
  {
    what: 'a role that trusts only who is signed in',
    aws: {pool: {id: pool}, trust: trust(pool, 'authenticated')},
    step: 'role',
    says: /chat-guest does not let guests/,
    fix: /token has aud = .* and amr = unauthenticated/,
  },
  {
    what: 'a pool without a role for who is signed in',
    settings: signedIn(),
    aws: {pool: {id: pool}, trust: trust(pool, 'unauthenticated')},
    step: 'role',
    says: /no role that a signed-in visitor may assume/,
    fix: /:amr = authenticated/,
  },
  {
    what: 'a login token that has ended',
    settings: signedIn({[provider]: idToken({exp: Math.floor(Date.now() / 1000) - 3 * 3600})}),
    aws: {pool: {providers}},
    step: 'logins',
    says: /ended 3 hours ago/,
    fix: /function that returns a fresh ID token/,
  },
  {
    what: 'a login token under the name of another provider',
    settings: signedIn({[provider]: idToken({iss: 'https://accounts.google.com'})}),
    aws: {pool: {providers}},
    step: 'logins',
    says: /was issued by accounts\.google\.com/,
    fix: /"accounts\.google\.com"/,
  },
  {
    what: 'a login token for a client that the pool does not know',
    settings: signedIn({[provider]: idToken({aud: 'another-client'})}),
    aws: {pool: {providers}},
    step: 'logins',
    says: /audience\) another-client/,
    fix: /identity providers of us-east-1:/,
  },
  {
    what: 'an access token in place of an ID token',
    settings: signedIn({[provider]: idToken({aud: undefined, token_use: 'access'})}),
    aws: {pool: {providers}},
    step: 'logins',
    says: /is an access token/,
    fix: /ID token/,
  },
  {
    what: 'logins that hold nobody',
    settings: signedIn(async () => ({})),
    step: 'logins',
    says: /no token/,
    fix: /Set logins once the visitor is signed in/,
  },
  {
    what: 'credentials of the page that AWS does not know',
    settings: {
      ...byPage,
      credentials: () => ({accessKeyId: 'ASIAMADEUP', secretAccessKey: 'secret', sessionToken: 'token'}),
    },
    step: 'credentials',
    says: /AWS does not take the credentials/,
    fix: /same session/,
  },
];
