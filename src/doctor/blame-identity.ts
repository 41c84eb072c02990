import {toChatError} from '../aws/failure.js';
import {blameSilence, blameStranger, isTimeout, StrangeAnswer} from './blame-endpoint.js';
import {explainLogins} from './login-token.js';
import type {ReadLogins} from './read-logins.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Verdict} from './verdict.js';

/** Whose fault it is that Cognito did not say who the visitor is. */
export function blameIdentity(cause: unknown, surroundings: Surroundings, logins: ReadLogins = {}): Verdict {
  if (isUnreached(cause)) return blameSilence('cognito', cause, surroundings);
  if (cause instanceof StrangeAnswer) return blameStranger('cognito', surroundings);
  const {settings, clock} = surroundings;
  const {identityPoolId: poolId = ''} = settings;
  const error = toChatError(cause);
  if (isNamed(cause, 'ResourceNotFoundException') || says(cause, /identity ?pool.* (not found|failed to satisfy)/i)) {
    const fix = `Set identity-pool-id to a pool that exists in ${settings.poolRegion}: AWS console, Cognito, Identity pools.`;
    return failed('pool', {says: `There is no identity pool ${poolId}.`, fix, error});
  }
  if (says(cause, /unauthenticated access is not supported/i)) {
    const fix = `Switch on guest access in the identity pool (AllowUnauthenticatedIdentities), or set logins.`;
    return failed('guests', {says: `The identity pool ${poolId} takes no guests.`, fix, error});
  }
  if (isClassicFlowOff(cause)) {
    return failed('flow', {
      says: `The basic (classic) flow of ${poolId} is off. Guests need it: AWS keeps those of the enhanced flow from Bedrock.`,
      fix: 'Switch it on in the identity pool (AllowClassicFlow: true), or let visitors sign in with logins.',
      error,
    });
  }
  if (Object.keys(logins).length > 0 && isRefusal(cause)) {
    return failed('logins', {...explainLogins(logins, poolId, clock.now()), error});
  }
  const fix = error.hint ?? 'Check identity-pool-id.';
  return failed('pool', {says: 'Cognito does not say who the visitor is.', fix, error});
}

/** True when the browser had no answer. */
export function isUnreached(cause: unknown): boolean {
  const {code} = toChatError(cause);
  return code === 'network' || code === 'offline' || isTimeout(cause);
}

function isClassicFlowOff(cause: unknown): boolean {
  return says(cause, /\(classic\) flow is not enabled/i);
}

function isRefusal(cause: unknown): boolean {
  return isNamed(cause, 'NotAuthorizedException') || isNamed(cause, 'InvalidParameterException');
}

function isNamed(cause: unknown, name: string): boolean {
  return cause instanceof Error && cause.name === name;
}

function says(cause: unknown, words: RegExp): boolean {
  return cause instanceof Error && words.test(cause.message);
}
