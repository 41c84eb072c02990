import type {Faults} from '../../src/local-aws/index.js';
import {atBedrock, expired, renewed, tooMany} from './at-bedrock.js';
import {breakConnection, htmlPage, showRetryAfter} from './proxies.js';
import type {Expected, FaultRow} from './row.js';

const goneIdentity = {status: 400, code: 'ResourceNotFoundException', message: "Identity 'x' not found."};

/** What the chat mends by itself, and what it must not try to. */
const repeats: readonly FaultRow[] = [
  {
    name: 'expired credentials are renewed',
    fault: atBedrock({bedrock: expired}, 1),
    expected: {requests: {...renewed, ConverseStream: 2}},
  },
  {
    name: 'expired credentials are renewed though CORS hides the name of the refusal',
    fault: atBedrock({bedrock: expired, hideErrorHeaders: true}, 1),
    expected: {requests: {...renewed, ConverseStream: 2}},
  },
  {
    name: 'credentials that come expired again → expired',
    fault: atBedrock({bedrock: expired}),
    expected: {
      code: 'expired',
      requests: {...renewed, ConverseStream: 2},
      nextRequests: {...renewed, ConverseStream: 1},
    },
  },
  {
    name: 'an identity that was deleted is replaced',
    fault: ({name, count}) => {
      if (count > 1) return undefined;
      if (name === 'ConverseStream') return {bedrock: expired};
      return name === 'GetOpenIdToken' ? {cognito: goneIdentity} : undefined;
    },
    expected: {requests: {GetId: 1, GetOpenIdToken: 2, AssumeRole: 1, ConverseStream: 2}},
  },
  {
    name: 'a token that was too old for STS is replaced',
    isCold: true,
    fault: ({name, count}) =>
      name === 'AssumeRole' && count === 1
        ? {sts: {status: 400, code: 'ExpiredTokenException', message: 'Token expired: current date/time 2'}}
        : undefined,
    expected: {requests: {GetId: 1, GetOpenIdToken: 2, AssumeRole: 2, ConverseStream: 1}},
  },
];

/** What the chat waits out, and how long. */
const waits: readonly FaultRow[] = [
  {
    name: 'three refusals are waited out',
    fault: atBedrock({bedrock: tooMany}, 3),
    expected: {requests: {ConverseStream: 4}},
  },
  {
    name: 'three answers that no page may read are waited out',
    fault: atBedrock({withoutCors: true}, 3),
    expected: {requests: {ConverseStream: 4}},
  },
  {
    name: 'Retry-After is honoured where it can be read, and the visitor told to wait',
    fault: atBedrock({bedrock: {...tooMany, retryAfterSeconds: 1}, proxy: showRetryAfter}, 1),
    expected: {requests: {ConverseStream: 2}, isWaiting: true},
  },
  {
    name: 'a Retry-After of an hour is not waited for → throttled',
    fault: atBedrock({bedrock: {...tooMany, retryAfterSeconds: 3600}, proxy: showRetryAfter}),
    expected: {code: 'throttled', requests: {ConverseStream: 1}},
  },
  {
    name: 'a Retry-After that CORS hides is none',
    fault: atBedrock({bedrock: {...tooMany, retryAfterSeconds: 3600}}, 1),
    expected: {requests: {ConverseStream: 2}},
  },
  {
    name: 'a second model takes over from one that is busy',
    page: {attributes: {'fallback-model-id': 'eu.amazon.nova-lite-v1:0'}},
    fault: atBedrock({bedrock: tooMany}, 1),
    expected: {requests: {ConverseStream: 2}},
  },
  {
    name: 'a second model that is busy too is asked four times → throttled',
    page: {attributes: {'fallback-model-id': 'eu.amazon.nova-lite-v1:0'}},
    fault: atBedrock({bedrock: tooMany}),
    expected: {code: 'throttled', requests: {ConverseStream: 5}},
  },
  {
    name: 'the page asks for fewer attempts → internal',
    page: {patience: {attempts: 2}},
    fault: atBedrock({bedrock: {status: 500, code: 'InternalServerException'}}),
    expected: {code: 'internal', requests: {ConverseStream: 2}},
  },
];

/** What something between AWS and the page says. */
const proxies = ([502, 504, 413, 401, 426] as const).map((status): FaultRow => {
  const code = status >= 500 ? 'internal' : status === 413 ? 'too-large' : status === 401 ? 'access-denied' : 'unknown';
  return {
    name: `a proxy’s own ${status}, as a page of HTML → ${code}`,
    fault: atBedrock({proxy: () => htmlPage(status)}),
    expected: {code, requests: {ConverseStream: status >= 500 ? 4 : 1}},
  };
});

/** A model that cannot stream is asked for its answer at once, by Converse; that can fail too. */
const whole: readonly FaultRow[] = [
  askWhole('answers at once', undefined, {requests: {ConverseStream: 1, Converse: 1}}),
  askWhole('is busy → throttled', {bedrock: tooMany}, {code: 'throttled', requests: {ConverseStream: 1, Converse: 4}}),
  askWhole(
    'loses its connection → network',
    {proxy: breakConnection},
    {code: 'network', requests: {ConverseStream: 1, Converse: 4}, mayArriveTwice: true},
  ),
  askWhole(
    'is answered for by a page of HTML → unknown',
    {proxy: () => htmlPage(200)},
    {code: 'unknown', requests: {ConverseStream: 1, Converse: 1}},
  ),
];

/** Failures that the chat mends, waits out, or goes around before a visitor sees anything; and where that ends. */
export const mendedRows: readonly FaultRow[] = [...repeats, ...waits, ...proxies, ...whole];

function askWhole(name: string, faults: Faults | undefined, expected: Expected): FaultRow {
  const cannot = {
    bedrock: {status: 400, code: 'ValidationException', message: 'The model is unsupported for streaming'},
  };
  return {
    name: `a model that cannot stream ${name}`,
    fault: (call) => (call.name === 'Converse' ? faults : call.name === 'ConverseStream' ? cannot : undefined),
    page: {attributes: {'model-id': `model-${name.length}`}},
    expected,
  };
}
