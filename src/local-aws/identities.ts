import {AwsError} from './aws-error.js';
import {readClaims} from './sealed.js';

/** Identity provider → token, as Cognito takes it. */
export type Logins = Readonly<Record<string, string>>;

/** Identity provider → the client (audience) whose tokens a pool takes. */
export type Providers = Readonly<Record<string, string>>;

// The version digit of a UUID says whose identity it is, so that nothing has to be remembered: 4 (random) for
// guests, 8 (custom) for visitors who signed in.
const signedInMark = '8';

/** A new identity for a guest. */
export function createGuestIdentity(poolId: string): string {
  return `${regionOf(poolId)}:${crypto.randomUUID()}`;
}

/** The identity of somebody who signed in: the same for the same person. */
export async function findIdentity(poolId: string, provider: string, token: string): Promise<string> {
  // A token changes at every refresh, the subject inside does not.
  const subject = readClaims(token)?.['sub'] ?? '';
  const text = JSON.stringify([poolId, provider, subject]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), signedInMark + hex.slice(13, 16), `a${hex.slice(17, 20)}`];
  return `${regionOf(poolId)}:${uuid.join('-')}-${hex.slice(20, 32)}`;
}

/** True for an identity that belongs to somebody who signed in. */
export function isSignedIn(identityId: string): boolean {
  return identityId.split(':')[1]?.[14] === signedInMark;
}

/** Throws what Cognito says of a login token that is empty, past its end, or of somebody whom the pool does not know. */
export function checkLogins(logins: Logins, now: number, providers?: Providers): void {
  for (const [provider, token] of Object.entries(logins)) {
    if (token === '') throw refuse('InvalidParameterException', `Please provide a valid token for ${provider}.`);
    const claims = readClaims(token);
    const end = claims?.['exp'];
    if (typeof end === 'number' && end * 1000 <= now) {
      const seconds = Math.floor(now / 1000);
      throw notAuthorized(`Invalid login token. Token expired: ${end} >= ${seconds}`);
    }
    if (providers) checkProvider(provider, claims ?? {}, providers);
  }
}

function checkProvider(provider: string, claims: Readonly<Record<string, unknown>>, providers: Providers): void {
  if (claims['iss'] !== `https://${provider}`) {
    throw notAuthorized("Invalid login token. Issuer doesn't match providerName");
  }
  // An access token of a user pool has none.
  if (claims['aud'] === undefined) throw notAuthorized('Invalid login token. Missing a required claim: aud');
  // Cognito says the same of a provider that the pool does not know and of a client that it does not know.
  if (providers[provider] !== claims['aud']) {
    throw notAuthorized('Token is not from a supported provider of this identity pool.');
  }
}

function regionOf(poolId: string): string {
  return poolId.split(':')[0] ?? '';
}

function notAuthorized(message: string): AwsError {
  return refuse('NotAuthorizedException', message);
}

function refuse(code: string, message: string): AwsError {
  return new AwsError({status: 400, code, message});
}
