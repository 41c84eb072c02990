import {parseMembers} from '../aws/catalog/read-json.js';
import type {Members} from '../aws/catalog/read-json.js';
import {readRefusal} from '../aws/catalog/read-refusal.js';
import {learnFromDates} from '../aws/clock.js';
import {StrangeAnswer} from './blame-endpoint.js';
import {findEndpoint} from './endpoints.js';
import type {Surroundings} from './patient.js';

/** One call of Cognito Identity, which is not signed. Throws what an SDK would: step by step, to see where it fails. */
export async function callCognito(
  operation: 'GetId' | 'GetOpenIdToken' | 'GetCredentialsForIdentity',
  input: Members,
  {settings, fetch, clock}: Surroundings,
): Promise<Members> {
  const {address} = findEndpoint('cognito', settings);
  const response = await learnFromDates(fetch, clock)(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  if (response.ok) return parseMembers(await response.text());
  const refusal = await readRefusal(response);
  throw refusal.name === 'Unknown' ? new StrangeAnswer() : refusal;
}
