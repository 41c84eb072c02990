import {expect} from '@open-wc/testing';

import {toChatError} from '../../src/aws/failure.js';
import {ChatError} from '../../src/model/index.js';
import type {ChatErrorCode} from '../../src/model/index.js';

/** An exception as the SDK throws it. Where CORS hides the header with its name, that is `Unknown`. */
function awsError(name: string, status: number, message = ''): Error {
  return Object.assign(new Error(message), {name, $metadata: status ? {httpStatusCode: status} : {}});
}

const guestScope =
  'User: arn:aws:sts::1:assumed-role/r/CognitoIdentityCredentials is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: x because no session policy allows the bedrock:InvokeModelWithResponseStream action';

const rows: readonly (readonly [what: string, cause: unknown, code: ChatErrorCode, retryable: boolean])[] = [
  ['a guest of the enhanced flow', awsError('AccessDeniedException', 403, guestScope), 'guest-scope', false],
  ['the same with its name hidden', awsError('Unknown', 403, guestScope), 'guest-scope', false],
  [
    'an expired token',
    awsError('ExpiredTokenException', 403, 'The security token included in the request is expired'),
    'expired',
    true,
  ],
  [
    'the same with its name hidden',
    awsError('Unknown', 403, 'The security token included in the request is expired'),
    'expired',
    true,
  ],
  [
    'a late clock',
    awsError(
      'InvalidSignatureException',
      403,
      'Signature expired: 20261121T000000Z is now earlier than 20261121T001500Z',
    ),
    'clock-skew',
    true,
  ],
  [
    'an early clock',
    awsError('Unknown', 403, 'Signature not yet current: 20261121T003000Z is still later than 20261121T001500Z'),
    'clock-skew',
    true,
  ],
  [
    'a wrong signature',
    awsError('InvalidSignatureException', 403, 'The request signature we calculated does not match'),
    'credentials',
    false,
  ],
  [
    'the same with its name hidden',
    awsError('Unknown', 403, 'The request signature we calculated does not match the signature you provided.'),
    'credentials',
    false,
  ],
  [
    'an unknown key with its name hidden',
    awsError('Unknown', 403, 'The security token included in the request is invalid.'),
    'credentials',
    false,
  ],
  [
    'an incomplete signature with its name hidden',
    awsError('Unknown', 403, "Authorization header requires 'Signature' parameter."),
    'credentials',
    false,
  ],
  [
    'a request without a signature',
    awsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token'),
    'credentials',
    false,
  ],
  [
    'a wrong API key',
    awsError('Unknown', 403, 'Authentication failed: Please make sure your API Key is valid.'),
    'credentials',
    false,
  ],
  ['an unknown key', awsError('UnrecognizedClientException', 403), 'credentials', false],
  ['a token that STS does not take', awsError('InvalidIdentityToken', 400), 'credentials', false],
  [
    'a role that does not trust the pool',
    awsError('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    'credentials',
    false,
  ],
  [
    'a refusal of Cognito',
    awsError('NotAuthorizedException', 400, 'Unauthenticated access is not supported for this identity pool.'),
    'credentials',
    false,
  ],
  [
    'a pool without the classic flow',
    awsError('InvalidParameterException', 400, 'Basic (classic) flow is not enabled, please use enhanced flow.'),
    'credentials',
    false,
  ],
  [
    'a pool that does not exist',
    awsError('ResourceNotFoundException', 400, "IdentityPool 'us-east-1:x' not found."),
    'credentials',
    false,
  ],
  [
    'an old login',
    awsError('NotAuthorizedException', 400, 'Invalid login token. Token expired: 1 >= 0'),
    'credentials',
    false,
  ],
  [
    'a login of a stranger',
    awsError('NotAuthorizedException', 400, 'Token is not from a supported provider of this identity pool.'),
    'credentials',
    false,
  ],
  ['an incomplete signature', awsError('IncompleteSignature', 403), 'credentials', false],
  ['a token id that STS does not know', awsError('InvalidClientTokenId', 403), 'credentials', false],
  ['a request that travelled too long', awsError('RequestExpired', 400), 'clock-skew', true],
  ['the same with its name hidden', awsError('Unknown', 400, 'Request has expired.'), 'clock-skew', true],
  [
    'a guardrail that does not exist',
    awsError('ValidationException', 400, 'The guardrail identifier or version provided in the request does not exist.'),
    'guardrail',
    false,
  ],
  [
    'a model that the account may not use',
    awsError('AccessDeniedException', 403, "You don't have access to the model with the specified model ID."),
    'access-denied',
    false,
  ],
  [
    'a form that was not filled in',
    awsError('FTUFormNotFilled', 404, 'Model use case details have not been submitted for this account.'),
    'access-denied',
    false,
  ],
  ['an account without the service', awsError('OptInRequired', 403), 'access-denied', false],
  [
    'a conversation that is too long',
    awsError('ValidationException', 400, 'Input is too long for requested model.'),
    'too-large',
    false,
  ],
  [
    'a conversation that is too long, as Titan says it',
    awsError('ValidationException', 400, 'Too many input tokens. Max input tokens: 8192'),
    'too-large',
    false,
  ],
  [
    'a conversation that is too long, as Nova says it',
    awsError('ValidationException', 400, 'Input Tokens Exceeded: number of input tokens exceeds maximum length'),
    'too-large',
    false,
  ],
  [
    'a conversation that is too long, as Llama says it',
    awsError('ValidationException', 400, 'This model has a maximum context length of 8192 tokens'),
    'too-large',
    false,
  ],
  [
    'a conversation that is too long, as Mistral says it',
    awsError('ValidationException', 400, 'Too many total text bytes: 300 > 200'),
    'too-large',
    false,
  ],
  ['an action that STS does not know', awsError('InvalidAction', 400), 'validation', false],
  ['a form that STS does not take', awsError('ValidationError', 400), 'validation', false],
  ['an internal failure', awsError('InternalFailure', 500), 'internal', true],
  ['STS throttling', awsError('Throttling', 400), 'throttled', true],
  ['a policy without the model', awsError('AccessDeniedException', 403), 'access-denied', false],
  ['any other 403', awsError('Unknown', 403), 'access-denied', false],
  ['throttling', awsError('ThrottlingException', 429), 'throttled', true],
  ['throttling with its name hidden', awsError('Unknown', 429), 'throttled', true],
  ['throttling in mid-stream', awsError('throttlingException', 0), 'throttled', true],
  ['a model that wakes up', awsError('ModelNotReadyException', 429), 'throttled', true],
  ['a day’s tokens used up', awsError('ThrottlingException', 429, 'Too many tokens per day'), 'quota', false],
  ['a quota', awsError('ServiceQuotaExceededException', 400), 'quota', false],
  [
    'a quota with its name hidden',
    awsError('Unknown', 400, 'Your request exceeds the service quota for your account.'),
    'quota',
    false,
  ],
  [
    'a request that does not fit the model',
    awsError('ValidationException', 400, 'messages.0 is empty'),
    'validation',
    false,
  ],
  ['an exception frame with the same', awsError('validationException', 0), 'validation', false],
  [
    'a model that does not exist',
    awsError('ValidationException', 400, 'The provided model identifier is invalid.'),
    'model-not-found',
    false,
  ],
  [
    'a model that needs a profile',
    awsError('ValidationException', 400, 'Invocation of model ID x with on-demand throughput isn’t supported.'),
    'model-not-found',
    false,
  ],
  ['a resource that does not exist', awsError('ResourceNotFoundException', 404), 'model-not-found', false],
  ['a request that is too long', awsError('Unknown', 413), 'too-large', false],
  ['a slow model', awsError('ModelTimeoutException', 408), 'model-timeout', true],
  ['a broken model', awsError('ModelErrorException', 424), 'model-error', true],
  ['a model that breaks in mid-stream', awsError('modelStreamErrorException', 0), 'model-error', true],
  ['a service that is down', awsError('ServiceUnavailableException', 503), 'service-unavailable', true],
  ['an internal error', awsError('internalServerException', 0), 'internal', true],
  ['any other 5xx', awsError('Unknown', 502), 'internal', true],
  ['no network in Chromium', new TypeError('Failed to fetch'), 'network', true],
  ['no network in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'network', true],
  ['no network in WebKit', new TypeError('Load failed'), 'network', true],
  ['a connection that breaks in Chromium', new TypeError('network error'), 'network', true],
  ['a connection that breaks in Firefox', new TypeError('Error in input stream'), 'network', true],
  ['a mistake of ours', new TypeError('x is not a function'), 'unknown', false],
  ['an exception that is unknown today', awsError('brandNewException', 0, '{"a":1}'), 'unknown', false],
  ['something that is no error', 'hm', 'unknown', false],
];

describe('toChatError', () => {
  for (const [what, cause, code, retryable] of rows) {
    it(`names ${what}: ${code}`, () => {
      const error = toChatError(cause);
      expect(error).to.include({code, retryable});
      expect(error.message).to.match(/^[A-Z].+\.$/);
      expect(error.cause).to.equal(cause);
    });
  }

  it('keeps the status and what AWS said, for the developer', () => {
    const error = toChatError(awsError('ValidationException', 400, 'messages.0 is empty'));
    expect(error.status).to.equal(400);
    expect(error.hint).to.include('messages.0 is empty');
    expect(error.message).not.to.include('messages.0');
  });

  it('reads how long the service wants to be left alone, where the page may see it', () => {
    const wait = (header?: string) => {
      const headers = header === undefined ? {} : {'retry-after': header};
      return toChatError(Object.assign(awsError('ThrottlingException', 429), {$response: {headers}})).retryAfterMs;
    };
    expect(wait('3')).to.equal(3000);
    expect(wait(new Date(Date.now() + 60_000).toUTCString())).to.be.within(50_000, 61_000);
    expect([wait(), wait('soon'), wait(new Date(0).toUTCString())]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('gives a hint of its own to what is often set up wrong', () => {
    const hints = [
      'Basic (classic) flow is not enabled',
      "IdentityPool 'x' not found.",
      'Unauthenticated access is not supported for this identity pool.',
      'Invalid login token.',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'Invocation of model ID x with on-demand throughput isn’t supported.',
      'The provided model identifier is invalid.',
      "You don't have access to the model",
      'The guardrail identifier or version',
      'because no session policy allows the action',
    ].map((message) => toChatError(awsError('Unknown', 400, message)).hint?.split(' AWS said')[0]);
    expect(new Set(hints).size).to.equal(10);
    for (const hint of hints) expect(hint).to.match(/^\S.+[.:)]/);
  });

  it('hands no token and no key on, nor more than a sentence', () => {
    const secrets = [
      `Value '{accounts.google.com=eyJhbGciOi.eyJzdWIi.c2ln}' at 'logins' failed to satisfy constraint`,
      'Headers.append: "Bearer bedrock-api-key-AAAASECRETAAAASECRET\nBBBBSECRETBBBBSECRETBBBB" is an invalid header value.',
      'Invalid token eyJhbGciOi.SECRET.c2ln',
    ];
    for (const message of secrets) {
      for (const thrown of [awsError('ValidationException', 400, message), new DOMException(message), message]) {
        const {hint, cause} = toChatError(thrown);
        expect(hint).not.to.match(/SECRET|eyJ/);
        // What reports errors takes these along. A DOMException lets nobody change it.
        const {message: said, stack} = cause instanceof Error ? cause : {message: String(cause), stack: ''};
        if (!(thrown instanceof DOMException)) expect(`${said} ${stack}`).not.to.match(/SECRET|eyJ/);
      }
    }
    expect(toChatError(awsError('Unknown', 500, 'token '.repeat(100_000))).hint?.length).to.be.below(2000);
  });

  it('keeps an error that has a code already', () => {
    const error = new ChatError('corrupt-stream', {message: 'Damaged.'});
    expect(toChatError(error)).to.equal(error);
  });

  it('says aborted when the visitor stopped, whatever was thrown', () => {
    expect(toChatError(new TypeError('Failed to fetch'), AbortSignal.abort()).code).to.equal('aborted');
  });
});
