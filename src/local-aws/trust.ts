import type {Conditions} from './policy-conditions.js';
import {judge} from './policy.js';
import {listOf, type OneOrMore} from './policy-match.js';

/** The trust policy of a role: who may assume it. */
export interface TrustPolicy {
  readonly Version?: string;
  readonly Statement: readonly TrustStatement[];
}

/** One statement of a trust policy. */
export interface TrustStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Who is meant: the name of an identity provider. */
  readonly Principal: {readonly Federated: OneOrMore};
  readonly Action: OneOrMore;
  readonly Condition?: Conditions;
}

/** The claims of a token of Cognito Identity, as far as a trust policy can ask for them. */
export interface IdentityClaims {
  /** The identity pool. */
  readonly aud: string;
  /** `unauthenticated`, or `authenticated` with the providers that vouch for it. */
  readonly amr: readonly string[];
  /** The identity. */
  readonly sub: string;
}

/** Who issues the tokens, and how trust policies name it. */
const provider = 'cognito-identity.amazonaws.com';

/** True when whoever holds a token with these claims may assume the role. */
export function mayAssume(trust: TrustPolicy, {aud, amr, sub}: IdentityClaims): boolean {
  const about = trust.Statement.filter(({Principal}) => listOf(Principal.Federated).includes(provider));
  const wish = {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: 'the role itself',
    context: {[`${provider}:aud`]: aud, [`${provider}:amr`]: amr, [`${provider}:sub`]: sub},
  };
  return judge({Statement: about.map((statement) => ({...statement, Resource: '*'}))}, wish) === 'allowed';
}
