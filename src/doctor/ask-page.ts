import {membersOf, textOf} from '../aws/catalog/read-json.js';
import type {BedrockIdentity} from './get-credentials.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Found} from './verdict.js';

/**
 * Asks the page for credentials or an API key of its own, and looks at what it gives. Whether their time is over only AWS
 * can tell: the clock of this device may be wrong.
 */
export async function askPage({way, settings}: Surroundings): Promise<Found<BedrockIdentity>> {
  const property = way === 'api-key' ? 'apiKey' : 'credentials';
  let given: unknown;
  try {
    given = await settings[property]?.();
  } catch {
    // What the page’s own function threw may hold a secret, so its words are not repeated.
    return complain(`The page’s function ${property} failed.`, 'Look at what it throws.');
  }
  return property === 'apiKey' ? readKey(given) : readCredentials(given);
}

function readKey(given: unknown): Found<BedrockIdentity> {
  const apiKey = textOf(given);
  if (apiKey !== undefined) return {value: {apiKey}};
  return complain('apiKey gives no text.', 'Let it return a short-term Bedrock API key.');
}

function readCredentials(given: unknown): Found<BedrockIdentity> {
  const members = membersOf(given);
  const {expiration} = members;
  const [accessKeyId, secretAccessKey] = [textOf(members['accessKeyId']), textOf(members['secretAccessKey'])];
  const sessionToken = textOf(members['sessionToken']);
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return complain(
      'credentials gives no accessKeyId or no secretAccessKey.',
      'Let it return {accessKeyId, secretAccessKey, sessionToken, expiration}, in this spelling.',
    );
  }
  if (expiration !== undefined && !isDate(expiration)) {
    return complain('The expiration of the credentials is no Date.', 'Let credentials return new Date(…).');
  }
  return {value: {credentials: {accessKeyId, secretAccessKey, ...(sessionToken !== undefined && {sessionToken})}}};
}

/** Also for one of another frame, which is no instance of this page’s `Date`. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function complain(says: string, fix: string): Found<never> {
  return {finding: failed('credentials', {says, fix})};
}
