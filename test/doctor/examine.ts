import {createClock} from '../../src/aws/clock.js';
import {createIdentityStore} from '../../src/aws/credentials/identity-store.js';
import type {ChatSettings} from '../../src/config/index.js';
import {doctor} from '../../src/doctor.js';
import type {DoctorOptions, DoctorStep, Verdict} from '../../src/doctor.js';
import type {LocalAwsOptions} from '../../src/local-aws/index.js';
import {guest, localFetch} from '../aws/local.js';

export {guest} from '../aws/local.js';

export const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3';
export const client = 'our-client';

/** The settings of a page that gives credentials of its own, but for those. */
export const byPage: ChatSettings = {region: 'us-east-1', modelId: guest.modelId};

/** What is examined, and in what surroundings. */
export interface Case {
  readonly settings?: ChatSettings;
  readonly aws?: LocalAwsOptions;
  readonly options?: DoctorOptions;
  /** Stands between the doctor and the stand-in. */
  readonly between?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** Examines a chat whose AWS is the stand-in. */
export async function examine({settings = guest, aws = {}, options = {}, between = (fetch) => fetch}: Case) {
  const local = localFetch(aws);
  const verdicts = await doctor(settings, {
    fetch: between(local.fetch),
    clock: createClock(),
    identities: createIdentityStore(undefined),
    page: undefined,
    isOnline: () => true,
    ...options,
  });
  // The probes of reachability say nothing that a service would do something for.
  const calls = local.calls.filter((call) => call !== 'unknown');
  return {verdicts, calls, statuses: statusesOf(verdicts), find: (step: DoctorStep) => findVerdict(verdicts, step)};
}

/** Step → status. */
export function statusesOf(verdicts: readonly Verdict[]): Record<string, Verdict['status']> {
  return Object.fromEntries(verdicts.map(({step, status}) => [step, status]));
}

export function findVerdict(verdicts: readonly Verdict[], step: DoctorStep): Verdict {
  const found = verdicts.find((verdict) => verdict.step === step);
  if (!found) throw new Error(`There is no verdict on ${step}.`);
  return found;
}

/** A token as an identity provider makes it; nobody here checks who signed it. */
export function idToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const all = {iss: `https://${provider}`, aud: client, sub: 'ada', token_use: 'id', ...claims};
  const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_');
  return `${encode({alg: 'RS256'})}.${encode(all)}.signature-of-the-provider`;
}

/** The settings of somebody who is signed in. */
export function signedIn(logins: ChatSettings['logins'] = {[provider]: idToken()}): ChatSettings {
  return {identityPoolId: guest.identityPoolId, modelId: guest.modelId, ...(logins && {logins})};
}
