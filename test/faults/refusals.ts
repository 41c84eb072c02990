import type {ChatErrorCode} from '../../src/model/index.js';
import {atBedrock, renewed} from './at-bedrock.js';
import type {FaultRow} from './row.js';

/** A refusal of Bedrock: status, name, what AWS says, the code; and whether the chat asks again. */
type Refused = readonly [status: number, name: string, says: string, code: ChatErrorCode, isAskedAgain?: 'again'];

const profile =
  'Invocation of model ID amazon.nova-lite-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.';
const denied =
  'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: m because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action';

const refused: readonly Refused[] = [
  [403, 'AccessDeniedException', denied, 'access-denied'],
  [403, 'AccessDeniedException', "You don't have access to the model with that model ID.", 'access-denied'],
  [400, 'AccessDeniedException', 'You do not have sufficient access to perform this action.', 'access-denied'],
  [400, 'NotAuthorized', 'You do not have permission to perform this action.', 'access-denied'],
  [404, 'FTUFormNotFilled', 'Model use case details have not been submitted for this account.', 'access-denied'],
  [403, 'OptInRequired', 'The AWS Access Key Id needs a subscription for the service', 'access-denied'],
  [403, 'IncompleteSignatureException', "Authorization header requires 'Signature' parameter.", 'credentials'],
  [403, 'IncompleteSignature', 'The request signature does not conform to AWS standards.', 'credentials'],
  [403, 'InvalidClientTokenId', 'The AWS access key ID provided does not exist in our records.', 'credentials'],
  [403, 'InvalidSignatureException', 'The request signature we calculated does not match yours.', 'credentials'],
  [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.', 'credentials'],
  [403, 'UnrecognizedClientException', 'The security token included in the request is invalid', 'credentials'],
  [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token', 'credentials'],
  [400, 'ServiceQuotaExceededException', 'Your request exceeds the service quota for your account.', 'quota'],
  [429, 'ThrottlingException', 'Too many tokens per day, please wait before trying again.', 'quota'],
  [429, 'ThrottlingException', 'Too many requests, please wait before trying again.', 'throttled', 'again'],
  [400, 'ThrottlingException', 'The request was denied due to request throttling.', 'throttled', 'again'],
  [429, 'ModelNotReadyException', 'Model is not ready for inference. Wait and try again.', 'throttled', 'again'],
  [400, 'ValidationException', 'messages.0.content: is malformed', 'validation'],
  [400, 'ValidationError', 'The input fails to satisfy the constraints of a service.', 'validation'],
  [400, 'InvalidAction', 'The action or operation requested is invalid.', 'validation'],
  [400, 'ValidationException', 'The provided model identifier is invalid.', 'model-not-found'],
  [400, 'ValidationException', profile, 'model-not-found'],
  [404, 'ResourceNotFoundException', 'The resource could not be found.', 'model-not-found'],
  [404, 'UnknownOperationException', 'Unknown Operation', 'model-not-found'],
  [400, 'ValidationException', 'The guardrail identifier or version does not exist.', 'guardrail'],
  [400, 'ValidationException', 'Input is too long for requested model.', 'too-large'],
  [413, 'RequestEntityTooLargeException', 'Request body is too large.', 'too-large'],
  [408, 'ModelTimeoutException', 'The request took too long to process.', 'model-timeout', 'again'],
  [424, 'ModelErrorException', 'The model failed while it processed the request.', 'model-error', 'again'],
  [424, 'ModelStreamErrorException', 'The model broke off.', 'model-error', 'again'],
  [500, 'InternalServerException', 'An internal server error occurred. Retry your request.', 'internal', 'again'],
  [500, 'InternalFailure', 'The request processing has failed.', 'internal', 'again'],
  [503, 'ServiceUnavailableException', 'Bedrock is unable to process your request.', 'service-unavailable', 'again'],
  [418, 'BrandNewException', 'Nobody knows this one yet.', 'unknown'],
];

/** Bedrock refuses before the first byte, with the headers that name the error shown, and hidden by CORS. */
export const refusalRows: readonly FaultRow[] = refused.flatMap(([status, name, message, code, again]) =>
  [false, true].map((hideErrorHeaders): FaultRow => {
    const requests = {ConverseStream: again ? 4 : 1};
    return {
      name: `${status} ${hideErrorHeaders ? 'of a hidden name' : name}, “${message.slice(0, 50)}” → ${code}`,
      fault: atBedrock({bedrock: {status, code: name, message}, hideErrorHeaders}),
      expected: {
        code,
        requests,
        // Credentials that AWS does not take are never shown to it again.
        ...(code === 'credentials' && {nextRequests: {...renewed, ConverseStream: 1}}),
        // Chromium repeats a request by itself when a connection that it kept answers with 408.
        ...(status === 408 && {mayArriveTwice: true}),
      },
    };
  }),
);
