import {fromCognitoIdentityPool} from '@aws-sdk/credential-provider-cognito-identity';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';

import type {Logins} from '../../model/index.js';
import type {IdentityPool} from './identity-pool.js';
import {learnFromDates, pageClock} from '../clock.js';
import {createIdentityStore} from './identity-store.js';
import {keepFresh} from './keep-fresh.js';
import type {CredentialsSource} from './keep-fresh.js';

/** A pool, and who is signed in. */
export interface SignedInInput extends IdentityPool {
  /** Asked again at each refresh, since tokens end sooner than sessions. */
  readonly logins?: () => Logins | Promise<Logins>;
}

/** The enhanced flow: GetId → GetCredentialsForIdentity. Without logins it makes a guest, whom AWS keeps from Bedrock. */
export function signedInCredentials(input: SignedInInput): CredentialsSource {
  const {identities = createIdentityStore(), clock = pageClock} = input;
  const fetch = learnFromDates(input.fetch, clock);
  return keepFresh(
    async (signal) => {
      const logins = await input.logins?.();
      const provider = fromCognitoIdentityPool({
        identityPoolId: input.identityPoolId,
        cache: identities,
        clientConfig: {
          region: input.region,
          // The provider passes no signal on.
          requestHandler: new FetchHttpHandler({customFetch: (resource, init) => fetch(resource, {...init, signal})}),
          maxAttempts: 1,
          ...(input.endpoint && {endpoint: input.endpoint}),
        },
        ...(logins && {logins: {...logins}}),
      });
      return provider();
    },
    {now: clock.now},
  );
}
