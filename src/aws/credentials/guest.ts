import {CognitoIdentityClient, GetIdCommand, GetOpenIdTokenCommand} from '@aws-sdk/client-cognito-identity';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';

import {learnFromDates, pageClock} from '../clock.js';
import {assumeRole} from './assume-role.js';
import type {IdentityPool} from './identity-pool.js';
import {createIdentityStore} from './identity-store.js';
import {keepFresh} from './keep-fresh.js';
import type {CredentialsSource} from './keep-fresh.js';

/** A pool, and the role that its guests assume. */
export interface GuestInput extends IdentityPool {
  readonly roleArn: string;
  readonly stsEndpoint: string;
}

/**
 * The classic flow: GetId → GetOpenIdToken → AssumeRoleWithWebIdentity. The enhanced flow scopes guests down to a list
 * of services that has no Bedrock in it.
 */
export function guestCredentials(input: GuestInput): CredentialsSource {
  const {identityPoolId, identities = createIdentityStore(), clock = pageClock} = input;
  const fetch = learnFromDates(input.fetch, clock);
  const cognito = new CognitoIdentityClient({
    region: input.region,
    requestHandler: new FetchHttpHandler({customFetch: fetch}),
    maxAttempts: 1,
    ...(input.endpoint && {endpoint: input.endpoint}),
  });

  async function requestIdentity(abortSignal: AbortSignal): Promise<string> {
    const {IdentityId: id} = await cognito.send(new GetIdCommand({IdentityPoolId: identityPoolId}), {abortSignal});
    if (!id) throw new Error('Cognito gave no identity id.');
    identities.setItem(identityPoolId, id);
    return id;
  }

  async function requestToken(identityId: string, abortSignal: AbortSignal): Promise<string> {
    const {Token: token} = await cognito.send(new GetOpenIdTokenCommand({IdentityId: identityId}), {abortSignal});
    if (!token) throw new Error('Cognito gave no OpenID token.');
    return token;
  }

  async function requestTokenOfVisitor(signal: AbortSignal): Promise<string> {
    const known = identities.getItem(identityPoolId);
    if (known === null) return requestToken(await requestIdentity(signal), signal);
    try {
      return await requestToken(known, signal);
    } catch (error) {
      if (!isDeadIdentity(error)) throw error;
      identities.removeItem(identityPoolId);
      return requestToken(await requestIdentity(signal), signal);
    }
  }

  return keepFresh(
    async (signal) => {
      const webIdentityToken = await requestTokenOfVisitor(signal);
      return assumeRole({endpoint: input.stsEndpoint, roleArn: input.roleArn, webIdentityToken, fetch, signal});
    },
    {now: clock.now},
  );
}

/** An identity that was deleted, or that belongs to another pool by now. */
function isDeadIdentity(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ResourceNotFoundException' || error.name === 'NotAuthorizedException')
  );
}
