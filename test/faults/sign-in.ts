import type {ChatErrorCode} from '../../src/model/index.js';
import type {Requests} from './calls.js';
import {breakConnection, htmlPage, stayingSilent} from './proxies.js';
import type {Fault, FaultRow} from './row.js';

/** A call on the way to credentials. */
type Step = 'GetId' | 'GetOpenIdToken' | 'AssumeRole' | 'GetCredentialsForIdentity';

/** A refusal: where, HTTP status, name, what AWS says, the code; and whether the chat asks again. */
type Refused = readonly [Step, status: number, name: string, says: string, code: ChatErrorCode, isAskedAgain?: 'again'];

const refused: readonly Refused[] = [
  ['GetId', 400, 'ResourceNotFoundException', "IdentityPool 'us-east-1:x' not found.", 'credentials'],
  ['GetId', 400, 'NotAuthorizedException', 'Unauthenticated access is not supported for this pool.', 'credentials'],
  ['GetId', 400, 'InvalidParameterException', 'Please provide a valid pool.', 'credentials'],
  ['GetId', 400, 'LimitExceededException', 'Too many identities.', 'credentials'],
  ['GetId', 400, 'TooManyRequestsException', 'Rate exceeded', 'throttled', 'again'],
  ['GetId', 500, 'InternalErrorException', 'Something broke.', 'internal', 'again'],
  ['GetId', 503, 'ServiceUnavailable', 'Come back later.', 'service-unavailable', 'again'],
  ['GetOpenIdToken', 400, 'InvalidParameterException', 'Basic (classic) flow is not enabled.', 'credentials'],
  ['GetOpenIdToken', 400, 'ResourceConflictException', 'Somebody else has it.', 'credentials'],
  ['GetOpenIdToken', 400, 'TooManyRequestsException', 'Rate exceeded', 'throttled', 'again'],
  ['GetOpenIdToken', 500, 'InternalErrorException', 'Something broke.', 'internal', 'again'],
  ['AssumeRole', 403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 'credentials'],
  ['AssumeRole', 400, 'InvalidIdentityToken', 'The ID Token provided is not a valid JWT.', 'credentials'],
  ['AssumeRole', 400, 'ValidationError', 'arn:aws:iam::1:role/x is invalid', 'credentials'],
  ['AssumeRole', 400, 'InvalidAction', 'Could not find operation AssumeRole', 'credentials'],
  ['AssumeRole', 403, 'RegionDisabledException', 'STS is not activated in this region.', 'credentials'],
  ['AssumeRole', 403, 'IDPRejectedClaim', 'The claim was rejected.', 'credentials'],
  ['AssumeRole', 400, 'Throttling', 'Rate exceeded', 'throttled', 'again'],
  ['AssumeRole', 500, 'InternalFailure', 'Something broke.', 'internal', 'again'],
  ['AssumeRole', 503, 'ServiceUnavailable', 'Come back later.', 'service-unavailable', 'again'],
  ['GetCredentialsForIdentity', 400, 'NotAuthorizedException', 'Invalid login token. Token expired.', 'credentials'],
  [
    'GetCredentialsForIdentity',
    400,
    'NotAuthorizedException',
    'Token is not from a supported provider.',
    'credentials',
  ],
  ['GetCredentialsForIdentity', 400, 'ResourceNotFoundException', "Identity 'x' not found.", 'credentials'],
  ['GetCredentialsForIdentity', 400, 'InvalidIdentityPoolConfigurationException', 'Check the roles.', 'credentials'],
  ['GetCredentialsForIdentity', 400, 'ExternalServiceException', 'The provider is down.', 'credentials'],
  ['GetCredentialsForIdentity', 400, 'TooManyRequestsException', 'Rate exceeded', 'throttled', 'again'],
  ['GetCredentialsForIdentity', 500, 'InternalErrorException', 'Something broke.', 'internal', 'again'],
];

/** Somebody who signed in with the page: Cognito alone gives them credentials. */
const signedIn = {logins: {'accounts.example.com': 'a token'}, attributes: {'guest-role-arn': null}};

/** Cognito or STS refuses. */
const refusals = refused.map(([step, status, name, message, code, again]): FaultRow => {
  const refusal = {status, code: name, message};
  const fault: Fault = (call) =>
    call.name !== step ? undefined : step === 'AssumeRole' ? {sts: refusal} : {cognito: refusal};
  return failAt(step, {name: `${status} ${name}, “${message.slice(0, 40)}”`, fault, code, attempts: again ? 4 : 1});
});

const steps: readonly Step[] = ['GetId', 'GetOpenIdToken', 'AssumeRole', 'GetCredentialsForIdentity'];

/** What can happen to every call of the web. */
const accidents = steps.flatMap((step) => {
  const at =
    (faults: ReturnType<Fault>): Fault =>
    ({name}) =>
      name === step ? faults : undefined;
  return [
    failAt(step, {name: 'a broken connection', fault: at({proxy: breakConnection}), code: 'network', attempts: 4}),
    failAt(step, {name: 'no headers for CORS', fault: at({withoutCors: true}), code: 'network', attempts: 4}),
    failAt(step, {
      name: 'a page of HTML in the place of the answer',
      fault: at({proxy: () => htmlPage(200)}),
      code: 'credentials',
      attempts: 1,
    }),
    failAt(step, {
      name: 'silence',
      fault: at({proxy: stayingSilent}),
      code: 'model-timeout',
      attempts: 2,
      patience: {attempts: 2, firstPartMs: 400},
    }),
  ];
});

/** Everything that can go wrong on the way to credentials. */
export const signInRows: readonly FaultRow[] = [...refusals, ...accidents];

interface Failure {
  readonly name: string;
  readonly fault: Fault;
  readonly code: ChatErrorCode;
  /** How often the page asks. */
  readonly attempts: number;
  readonly patience?: {readonly attempts: number; readonly firstPartMs: number};
}

function failAt(step: Step, {name, fault, code, attempts, patience}: Failure): FaultRow {
  const isSignedIn = step === 'GetCredentialsForIdentity';
  return {
    name: `${step}: ${name} → ${code}`,
    isCold: true,
    fault,
    ...(isSignedIn && {visitor: signedIn}),
    ...(patience && {page: {patience}}),
    expected: {
      code,
      requests: countWay(step, attempts),
      nextRequests: nextWay(step),
      ...(name === 'a broken connection' && {mayArriveTwice: true}),
    },
  };
}

/** The calls up to one that fails so often. A guest's identity is kept once Cognito gave one. */
function countWay(step: Step, attempts: number): Requests {
  if (step === 'GetId') return {GetId: attempts};
  if (step === 'GetOpenIdToken') return {GetId: 1, GetOpenIdToken: attempts};
  if (step === 'AssumeRole') return {GetId: 1, GetOpenIdToken: attempts, AssumeRole: attempts};
  return {GetId: attempts, GetCredentialsForIdentity: attempts};
}

function nextWay(step: Step): Requests {
  if (step === 'GetCredentialsForIdentity') return {GetId: 1, GetCredentialsForIdentity: 1, ConverseStream: 1};
  const rest = {GetOpenIdToken: 1, AssumeRole: 1, ConverseStream: 1};
  return step === 'GetId' ? {GetId: 1, ...rest} : rest;
}
