import {fromCognitoIdentityPool} from '@aws-sdk/credential-provider-cognito-identity';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';

import {readVisitor} from '../../model/index.js';
import type {Logins} from '../../model/index.js';
import type {IdentityPool} from './identity-pool.js';
import {learnFromDates, pageClock} from '../clock.js';
import {createIdentityStore} from './identity-store.js';
import {keepFresh} from './keep-fresh.js';
import type {CredentialsSource} from './keep-fresh.js';

/** A pool, and who is signed in. */
export interface SignedInInput extends IdentityPool {
  /** Asked at each use: tokens end sooner than sessions, and another visitor may have signed in. */
  readonly logins?: () => Logins | Promise<Logins>;
}

/** The enhanced flow: GetId → GetCredentialsForIdentity. Without logins it makes a guest, whom AWS keeps from Bedrock. */
export function signedInCredentials(input: SignedInInput): CredentialsSource {
  const {identities = createIdentityStore(), clock = pageClock} = input;
  const fetch = learnFromDates(input.fetch, clock);
  const source = keepFresh(
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
  let servedFor: string | undefined;
  return {
    async get(signal) {
      const visitor = await readVisitor(await input.logins?.());
      // What was fetched for one visitor never serves another, whatever way a page changes its logins.
      if (servedFor !== undefined && visitor !== servedFor) source.forget();
      servedFor = visitor;
      return source.get(signal);
    },
    drop: source.drop,
  };
}
