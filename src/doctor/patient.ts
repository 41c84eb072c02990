import {pageClock} from '../aws/clock.js';
import type {Clock} from '../aws/clock.js';
import {createIdentityStore} from '../aws/credentials/identity-store.js';
import type {IdentityStore} from '../aws/credentials/identity-store.js';
import type {ReadSettings} from '../config/index.js';
import {askModel} from './ask-model.js';
import {getCredentials} from './get-credentials.js';
import type {BedrockIdentity} from './get-credentials.js';
import {getIdentity} from './get-identity.js';
import type {VisitorIdentity} from './get-identity.js';
import type {DoctorOptions, Page} from './options.js';
import type {Found} from './verdict.js';

/** How a visitor comes to be known to Bedrock. */
export type Way = 'backend' | 'api-key' | 'credentials' | 'guest' | 'signed-in' | 'enhanced-guest';

/** What is known of a chat before anything is asked. */
export interface Surroundings {
  readonly settings: ReadSettings;
  readonly way: Way;
  /** Each request ends by itself after a while. */
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly identities: IdentityStore;
  readonly page: Page | undefined;
  readonly isOnline: () => boolean;
  readonly mayAsk: boolean;
  readonly signal: AbortSignal;
  readonly controlPlaneEndpoint: string | undefined;
  /** What must stand in no verdict. */
  readonly secrets: Set<string>;
}

/** A chat that is looked at. Each of its attempts is made once, however many steps look at it. */
export interface Patient extends Surroundings {
  /** Cognito’s part: who the visitor is. */
  identity(): Promise<Found<VisitorIdentity>>;
  /** What Bedrock is asked with. */
  credentials(): Promise<Found<BedrockIdentity>>;
  /** The question to the model. */
  answer(): Promise<Found<true>>;
}

/** Puts together what the checks look at. */
export function createPatient(settings: ReadSettings, options: DoctorOptions): Patient {
  const {clock = pageClock, identities = createIdentityStore(), ask = true, timeoutMs = 15_000} = options;
  const signal = options.signal ?? new AbortController().signal;
  const surroundings: Surroundings = {
    settings,
    way: findWay(settings),
    fetch: limit(options.fetch ?? globalThis.fetch, signal, timeoutMs),
    clock,
    identities,
    page: 'page' in options ? options.page : globalThis.document,
    isOnline: options.isOnline ?? (() => globalThis.navigator?.onLine !== false),
    mayAsk: ask,
    signal,
    controlPlaneEndpoint: options.controlPlaneEndpoint,
    secrets: new Set(),
  };
  const identity = once(() => getIdentity(surroundings));
  const credentials = once(async () => getCredentials(surroundings, identity));
  const answer = once(async () => askModel(surroundings, await credentials()));
  return {...surroundings, identity, credentials, answer};
}

function findWay({backend, apiKey, credentials, guestRoleArn, logins}: ReadSettings): Way {
  if (backend) return 'backend';
  if (apiKey) return 'api-key';
  if (credentials) return 'credentials';
  if (guestRoleArn) return 'guest';
  return logins ? 'signed-in' : 'enhanced-guest';
}

/** A request that hangs says nothing, so each one has its time. */
function limit(fetch: typeof globalThis.fetch, signal: AbortSignal, timeoutMs: number): typeof globalThis.fetch {
  return (resource, init) => {
    const signals = [signal, AbortSignal.timeout(timeoutMs), init?.signal].filter(
      (each) => each instanceof AbortSignal,
    );
    return fetch(resource, {...init, signal: AbortSignal.any(signals)});
  };
}

function once<T>(look: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => (found ??= look());
}
