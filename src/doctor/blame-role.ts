import {toChatError} from '../aws/failure.js';
import {isUnreached} from './blame-identity.js';
import {blameSilence, blameStranger} from './blame-endpoint.js';
import {readClaims, readMethods} from './login-token.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Verdict} from './verdict.js';

/** Whose fault it is that a visitor who is known may not assume the role. */
export function blameRole(cause: unknown, token: string, surroundings: Surroundings): Verdict {
  if (isUnreached(cause)) return blameSilence('sts', cause, surroundings);
  if (isStranger(cause)) return blameStranger('sts', surroundings);
  const {settings, way} = surroundings;
  const {guestRoleArn: roleArn, identityPoolId: poolId = ''} = settings;
  const error = toChatError(cause);
  if (way === 'signed-in') {
    return failed('role', {
      says: `The identity pool ${poolId} has no role that a signed-in visitor may assume.`,
      fix: `Give the pool a role for authenticated identities, whose trust policy has ${conditions(poolId, 'authenticated')}.`,
      error,
    });
  }
  if (error.status === 403 || /not authorized to perform/i.test(messageOf(cause))) {
    const claims = `The visitor’s token has aud = ${String(readClaims(token)['aud'])} and amr = ${readMethods(token)}.`;
    return failed('role', {
      says: `The role ${roleArn} does not let guests of ${poolId} in, or there is no such role: STS says the same of both.`,
      fix: `Let the trust policy of the role allow sts:AssumeRoleWithWebIdentity to cognito-identity.amazonaws.com with ${conditions(poolId, 'unauthenticated')}. ${claims}`,
      error,
    });
  }
  return failed('role', {
    says: `STS gives no credentials for ${roleArn}.`,
    fix: error.hint ?? 'Check guest-role-arn.',
    error,
  });
}

/** What STS answers has a name, and what it gives is complete. */
function isStranger(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'Unknown' || cause.name === 'ChatError');
}

function conditions(poolId: string, method: string): string {
  const provider = 'cognito-identity.amazonaws.com';
  return `both conditions, StringEquals ${provider}:aud = ${poolId} and ForAnyValue:StringLike ${provider}:amr = ${method}`;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : '';
}
