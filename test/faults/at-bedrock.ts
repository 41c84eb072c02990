import type {Faults} from '../../src/local-aws/index.js';
import type {Requests} from './calls.js';
import type {Fault} from './row.js';

/** What is wrong with the model's answers; with the first ones, or with all. */
export function atBedrock(faults: Faults, times = Infinity): Fault {
  return ({name, count}) => (name === 'ConverseStream' && count <= times ? faults : undefined);
}

/** Bedrock says that the session is over. */
export const expired = {
  status: 403,
  code: 'ExpiredTokenException',
  message: 'The security token included in the request is expired',
};

/** Bedrock has no room. */
export const tooMany = {status: 429, code: 'ThrottlingException', message: 'Too many requests'};

/** What a guest whom Cognito knows asks for when the credentials are gone. */
export const renewed: Requests = {GetOpenIdToken: 1, AssumeRole: 1};
