import {membersOf, textOf} from '../aws/catalog/read-json.js';
import {learnFromDates} from '../aws/clock.js';
import {assumeRole} from '../aws/credentials/assume-role.js';
import type {AwsCredentials} from '../model/index.js';
import {StrangeAnswer} from './blame-endpoint.js';
import {blameIdentity} from './blame-identity.js';
import {blameRole} from './blame-role.js';
import {callCognito} from './cognito.js';
import {askPage} from './ask-page.js';
import {findEndpoint} from './endpoints.js';
import type {VisitorIdentity} from './get-identity.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Found} from './verdict.js';

/** What Bedrock is asked with. */
export type BedrockIdentity = {readonly credentials: AwsCredentials} | {readonly apiKey: string};

/** Gets what Bedrock is asked with, the way that the settings choose. */
export async function getCredentials(
  surroundings: Surroundings,
  identity: () => Promise<Found<VisitorIdentity>>,
): Promise<Found<BedrockIdentity>> {
  const found = await get(surroundings, identity);
  if ('value' in found) for (const secret of listSecrets(found.value)) surroundings.secrets.add(secret);
  return found;
}

async function get(
  surroundings: Surroundings,
  identity: () => Promise<Found<VisitorIdentity>>,
): Promise<Found<BedrockIdentity>> {
  const {way} = surroundings;
  switch (way) {
    case 'api-key':
    case 'credentials':
      return askPage(surroundings);
    case 'guest':
      return withIdentity(identity, (visitor) => assumeGuestRole(visitor, surroundings));
    case 'signed-in':
      return withIdentity(identity, (visitor) => enterEnhanced(visitor, surroundings));
    case 'enhanced-guest':
      return {finding: failed('flow', {says: 'Guests of the enhanced flow get no credentials for Bedrock.'})};
    case 'backend':
      return {finding: failed('credentials', {says: 'The page brings a backend of its own.'})};
    default:
      return way satisfies never;
  }
}

async function withIdentity(
  identity: () => Promise<Found<VisitorIdentity>>,
  enter: (visitor: VisitorIdentity) => Promise<Found<BedrockIdentity>>,
): Promise<Found<BedrockIdentity>> {
  const found = await identity();
  return 'finding' in found ? found : enter(found.value);
}

async function assumeGuestRole(
  {token = ''}: VisitorIdentity,
  surroundings: Surroundings,
): Promise<Found<BedrockIdentity>> {
  const {settings, fetch, clock} = surroundings;
  const {guestRoleArn: roleArn = ''} = settings;
  const endpoint = findEndpoint('sts', settings).address;
  try {
    const input = {endpoint, roleArn, webIdentityToken: token, fetch: learnFromDates(fetch, clock)};
    return {value: {credentials: await assumeRole(input)}};
  } catch (cause) {
    return {finding: blameRole(cause, token, surroundings)};
  }
}

async function enterEnhanced(visitor: VisitorIdentity, surroundings: Surroundings): Promise<Found<BedrockIdentity>> {
  const {identityId, logins} = visitor;
  const input = {IdentityId: identityId, Logins: logins};
  try {
    const {Credentials} = await callCognito('GetCredentialsForIdentity', input, surroundings);
    const {AccessKeyId, SecretKey, SessionToken} = membersOf(Credentials);
    const [accessKeyId, secretAccessKey, sessionToken] = [textOf(AccessKeyId), textOf(SecretKey), textOf(SessionToken)];
    if (!accessKeyId || !secretAccessKey || !sessionToken) throw new StrangeAnswer();
    return {value: {credentials: {accessKeyId, secretAccessKey, sessionToken}}};
  } catch (cause) {
    const isAboutRole = cause instanceof Error && cause.name === 'InvalidIdentityPoolConfigurationException';
    return {finding: isAboutRole ? blameRole(cause, '', surroundings) : blameIdentity(cause, surroundings, logins)};
  }
}

function listSecrets(identity: BedrockIdentity): readonly string[] {
  if ('apiKey' in identity) return [identity.apiKey];
  const {accessKeyId, secretAccessKey, sessionToken = ''} = identity.credentials;
  return [accessKeyId, secretAccessKey, sessionToken];
}
