import {textOf} from '../aws/catalog/read-json.js';
import type {Members} from '../aws/catalog/read-json.js';
import {StrangeAnswer} from './blame-endpoint.js';
import {blameIdentity} from './blame-identity.js';
import {callCognito} from './cognito.js';
import {readLogins} from './read-logins.js';
import type {ReadLogins} from './read-logins.js';
import type {Surroundings} from './patient.js';
import type {Found} from './verdict.js';

/** Who a visitor is to Cognito. */
export interface VisitorIdentity {
  readonly identityId: string;
  /** A guest’s token of the classic flow, for STS. */
  readonly token?: string;
  readonly logins?: ReadLogins;
}

/** Goes through Cognito’s part of the way that the settings choose. A visitor stays the identity that they are. */
export async function getIdentity(surroundings: Surroundings): Promise<Found<VisitorIdentity>> {
  const {way, settings, identities} = surroundings;
  if (way === 'signed-in') return signIn(surroundings);
  const known = identities.getItem(settings.identityPoolId ?? '');
  if (way === 'enhanced-guest' && known !== null) return {value: {identityId: known}};
  try {
    if (known !== null) return {value: await getToken(known, surroundings)};
  } catch (cause) {
    // A dead identity is no fault: the chat takes a new one by itself.
    if (!isDead(cause)) return {finding: blameIdentity(cause, surroundings)};
  }
  return createGuest(surroundings);
}

function isDead(cause: unknown): boolean {
  const names = ['ResourceNotFoundException', 'NotAuthorizedException'];
  return cause instanceof Error && names.includes(cause.name);
}

async function createGuest(surroundings: Surroundings): Promise<Found<VisitorIdentity>> {
  const {way, settings, identities} = surroundings;
  const {identityPoolId = ''} = settings;
  try {
    const identityId = await getId({IdentityPoolId: identityPoolId}, surroundings);
    identities.setItem(identityPoolId, identityId);
    return {value: way === 'guest' ? await getToken(identityId, surroundings) : {identityId}};
  } catch (cause) {
    return {finding: blameIdentity(cause, surroundings)};
  }
}

async function signIn(surroundings: Surroundings): Promise<Found<VisitorIdentity>> {
  const {settings, secrets} = surroundings;
  const found = await readLogins(settings.logins);
  if ('finding' in found) return found;
  const logins = found.value;
  for (const token of Object.values(logins)) secrets.add(token);
  try {
    const input = {IdentityPoolId: settings.identityPoolId, Logins: logins};
    return {value: {identityId: await getId(input, surroundings), logins}};
  } catch (cause) {
    return {finding: blameIdentity(cause, surroundings, logins)};
  }
}

async function getId(input: Members, surroundings: Surroundings): Promise<string> {
  const {IdentityId} = await callCognito('GetId', input, surroundings);
  return requireText(IdentityId);
}

async function getToken(identityId: string, surroundings: Surroundings): Promise<VisitorIdentity> {
  const {Token} = await callCognito('GetOpenIdToken', {IdentityId: identityId}, surroundings);
  const token = requireText(Token);
  surroundings.secrets.add(token);
  return {identityId, token};
}

function requireText(value: unknown): string {
  const text = textOf(value);
  if (text === undefined) throw new StrangeAnswer();
  return text;
}
