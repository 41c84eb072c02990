import {seal, sign, unseal} from './sealed.js';

/** How the holder of credentials came by them. Bedrock is closed to guests of the enhanced flow. */
export type SessionKind = 'guest-classic' | 'guest-enhanced' | 'signed-in';

/** Whom temporary credentials stand for. */
export interface Session {
  readonly kind: SessionKind;
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  /** When the credentials were issued, and when they end, in milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiration: number;
}

/** Temporary credentials, as STS and Cognito give them. */
export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Credentials for a session. Nothing is stored: all that is needed to check them later is in the session token. */
export async function issueCredentials(session: Session): Promise<IssuedCredentials> {
  const accessKeyId = createAccessKeyId();
  const sessionToken = await seal({...session, accessKeyId});
  return {accessKeyId, sessionToken, secretAccessKey: await readSecret(sessionToken)};
}

/** The session that credentials were issued for, and their secret; undefined when this stand-in issued no such pair. */
export async function findSession(
  accessKeyId: string,
  sessionToken: string,
): Promise<{readonly session: Session; readonly secretAccessKey: string} | undefined> {
  const claims = await unseal(sessionToken);
  if (!claims || claims['accessKeyId'] !== accessKeyId || !isSession(claims)) return undefined;
  return {session: claims, secretAccessKey: await readSecret(sessionToken)};
}

/** The ARN of a role once somebody has assumed it. */
export function assumedRoleArn(roleArn: string, sessionName: string): string {
  const [, , , , account, role = ''] = roleArn.split(':');
  return `arn:aws:sts::${account}:assumed-role/${role.slice(role.lastIndexOf('/') + 1)}/${sessionName}`;
}

function isSession(claims: unknown): claims is Session {
  if (typeof claims !== 'object' || claims === null) return false;
  return (
    'kind' in claims &&
    'arn' in claims &&
    'issuedAt' in claims &&
    'expiration' in claims &&
    typeof claims.expiration === 'number'
  );
}

function readSecret(sessionToken: string): Promise<string> {
  return sign(`secret of ${sessionToken}`);
}

function createAccessKeyId(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % alphabet.length]);
  return `ASIA${letters.join('')}`;
}
