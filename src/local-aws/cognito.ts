import {AwsError} from './aws-error.js';
import {checkLogins, createGuestIdentity, findIdentity, isSignedIn, type Logins} from './identities.js';
import type {PoolOptions} from './options.js';
import {seal} from './sealed.js';
import {assumedRoleArn, issueCredentials} from './sessions.js';
import {mayAssume, type IdentityClaims, type TrustPolicy} from './trust.js';

/** What the answers of Cognito Identity depend on. */
export interface CognitoContext {
  readonly pool: PoolOptions;
  readonly trust?: TrustPolicy;
  readonly now: number;
}

/** What a page can send to Cognito Identity; the members depend on the operation. */
interface CognitoInput {
  readonly poolId: string;
  readonly identityId: string;
  readonly logins: Logins;
}

const openIdTokenLifetimeMs = 10 * 60_000;
const credentialsLifetimeMs = 60 * 60_000;

const operations: Readonly<Record<string, (input: CognitoInput, context: CognitoContext) => Promise<unknown>>> = {
  GetId: getId,
  GetCredentialsForIdentity: getCredentials,
  GetOpenIdToken: getOpenIdToken,
};

/** Answers one call of Cognito Identity; throws an `AwsError` where Cognito refuses. */
export async function answerCognito(request: Request, context: CognitoContext): Promise<unknown> {
  const name = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
  const operation = operations[name];
  if (!operation) throw new AwsError({status: 400, code: 'UnknownOperationException'});
  const input = readInput(await request.text());
  checkLogins(input.logins, context.now, context.pool.providers);
  return operation(input, context);
}

async function getId({poolId, logins}: CognitoInput, {pool}: CognitoContext): Promise<unknown> {
  if (!/^[\w-]+:[0-9a-f-]+$/.test(poolId)) {
    const pattern = 'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+';
    throw refuse(
      'ValidationException',
      `1 validation error detected: Value '${poolId}' at 'identityPoolId' failed to satisfy constraint: ${pattern}`,
    );
  }
  if (pool.id !== undefined && pool.id !== poolId) {
    throw refuse('ResourceNotFoundException', `IdentityPool '${poolId}' not found.`);
  }
  const [login] = Object.entries(logins);
  if (login) return {IdentityId: await findIdentity(poolId, ...login)};
  refuseUnwantedGuests(pool);
  return {IdentityId: createGuestIdentity(poolId)};
}

async function getCredentials({identityId, logins}: CognitoInput, context: CognitoContext): Promise<unknown> {
  const isGuest = checkIdentity(identityId, logins, context.pool);
  if (context.trust && !mayAssume(context.trust, claimsOf(identityId, logins, context.pool))) {
    const message = 'Invalid identity pool configuration. Check assigned IAM roles for this pool.';
    throw refuse('InvalidIdentityPoolConfigurationException', message);
  }
  const role = isGuest ? 'LocalGuestRole' : 'LocalVisitorRole';
  const expiration = context.now + credentialsLifetimeMs;
  const issued = await issueCredentials({
    kind: isGuest ? 'guest-enhanced' : 'signed-in',
    arn: assumedRoleArn(`arn:aws:iam::000000000000:role/${role}`, 'CognitoIdentityCredentials'),
    issuedAt: context.now,
    expiration,
  });
  return {
    IdentityId: identityId,
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: expiration / 1000,
    },
  };
}

async function getOpenIdToken({identityId, logins}: CognitoInput, {pool, now}: CognitoContext): Promise<unknown> {
  if (pool.withoutClassicFlow) {
    throw refuse('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.');
  }
  checkIdentity(identityId, logins, pool);
  const token = await seal({
    ...claimsOf(identityId, logins, pool),
    iss: 'https://cognito-identity.amazonaws.com',
    iat: Math.floor(now / 1000),
    exp: Math.floor((now + openIdTokenLifetimeMs) / 1000),
  });
  return {IdentityId: identityId, Token: token};
}

function claimsOf(sub: string, logins: Logins, pool: PoolOptions): IdentityClaims {
  const providers = Object.keys(logins);
  const amr = providers.length === 0 ? ['unauthenticated'] : ['authenticated', ...providers];
  return {sub, aud: pool.id ?? sub.split(':')[0] ?? '', amr};
}

/** True for a guest; throws when the identity is not the caller's to use. */
function checkIdentity(identityId: string, logins: Logins, pool: PoolOptions): boolean {
  if (!/^[\w-]+:[0-9a-f-]{36}$/.test(identityId)) {
    throw refuse('ResourceNotFoundException', `Identity '${identityId}' not found.`);
  }
  const isGuest = Object.keys(logins).length === 0;
  if (isGuest && isSignedIn(identityId)) {
    throw refuse('NotAuthorizedException', `Access to Identity '${identityId}' is forbidden.`);
  }
  if (isGuest) refuseUnwantedGuests(pool);
  return isGuest;
}

function refuseUnwantedGuests(pool: PoolOptions): void {
  if (!pool.withoutGuests) return;
  throw refuse('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.');
}

function readInput(body: string): CognitoInput {
  const input: unknown = parse(body);
  const members = typeof input === 'object' && input !== null ? new Map<string, unknown>(Object.entries(input)) : null;
  if (!members) throw refuse('SerializationException', 'The request body is not a JSON object.');
  const logins = Object.entries(members.get('Logins') ?? {}).map(([provider, token]) => [provider, String(token)]);
  return {
    poolId: String(members.get('IdentityPoolId') ?? ''),
    identityId: String(members.get('IdentityId') ?? ''),
    logins: Object.fromEntries(logins),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // What is no JSON is answered like JSON that is no object.
    return undefined;
  }
}

function refuse(code: string, message: string): AwsError {
  return new AwsError({status: 400, code, message});
}
