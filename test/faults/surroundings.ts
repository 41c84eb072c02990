import {atBedrock, renewed} from './at-bedrock.js';
import {breakConnection, stayingSilent} from './proxies.js';
import {deadAddress, forbiddenAddress, type FaultRow} from './row.js';

const minuteMs = 60_000;

/** The visitor's clock is wrong. Cognito tells the time; Bedrock's refusal does, where pages may not read its date. */
const clocks: readonly FaultRow[] = [20, -20, 300, -300].flatMap((minutes): readonly FaultRow[] => {
  const clockAheadMs = minutes * minuteMs;
  const name = `a clock that is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'slow' : 'fast'}`;
  // By the next question the clock is right, which Bedrock has to tell; what was issued 20 minutes ago has ended by then.
  const next = {ConverseStream: 2};
  const known = minutes > 15 ? {...renewed, ...next} : next;
  return [
    {
      name: `${name} costs a new guest no request`,
      isCold: true,
      clockAheadMs,
      expected: {
        requests: {GetId: 1, ...renewed, ConverseStream: 1},
        nextRequests: minutes < -15 ? {...renewed, ...next} : next,
      },
    },
    {
      name: `${name} costs a known guest one request`,
      clockAheadMs,
      expected: {requests: known, nextRequests: next},
    },
    {
      name: `${name} is told by the refusal where the date is hidden`,
      clockAheadMs,
      fault: atBedrock({hideErrorHeaders: true}),
      // The credentials are those of the row before.
      expected: {requests: next, nextRequests: next},
    },
  ];
});

/** Nothing tells the time: the refusal names none, and the date is hidden. */
const timeless: FaultRow = {
  name: 'a wrong clock, and no time in the refusal → clock-skew',
  fault: atBedrock({
    bedrock: {status: 403, code: 'InvalidSignatureException', message: 'Signature expired'},
    hideErrorHeaders: true,
  }),
  expected: {code: 'clock-skew', requests: {ConverseStream: 2}},
};

/** A request that was too long on its way, which looks like a wrong clock. */
const late = [
  'Request has expired.',
  'The request reached the service more than 15 minutes after the date stamp on the request.',
].flatMap((message) =>
  [false, true].map((hideErrorHeaders): FaultRow => {
    const bedrock = {status: 400, code: 'RequestExpired', message};
    return {
      name: `${hideErrorHeaders ? 'a hidden name' : 'RequestExpired'}, “${message.slice(0, 30)}” → clock-skew`,
      fault: atBedrock({bedrock, hideErrorHeaders}),
      expected: {code: 'clock-skew', requests: {ConverseStream: 2}},
    };
  }),
);

/** There is no way to AWS. */
const networks: readonly FaultRow[] = [
  {
    name: 'nobody listens where Bedrock should be → network',
    page: {attributes: {'bedrock-endpoint': deadAddress}},
    expected: {code: 'network', requests: {ConverseStream: 4}, arrivals: {}},
  },
  {
    name: 'the page’s policy forbids to connect → network',
    page: {attributes: {'bedrock-endpoint': forbiddenAddress}},
    expected: {code: 'network', requests: {ConverseStream: 4}, arrivals: {}, violations: 4},
  },
  {
    name: 'the browser has no network, and gets it back while the question waits',
    page: {isOffline: true},
    fault: atBedrock({withoutCors: true}, 1),
    expected: {requests: {ConverseStream: 2}},
  },
  {
    name: 'the connection breaks before any header → network',
    fault: atBedrock({proxy: breakConnection}),
    expected: {code: 'network', requests: {ConverseStream: 4}, mayArriveTwice: true},
  },
  {
    name: 'no headers for CORS on the answer → network',
    fault: atBedrock({withoutCors: true}),
    expected: {code: 'network', requests: {ConverseStream: 4}},
  },
  {
    name: 'no headers for CORS on the preflight → network',
    page: {attributes: {'model-id': 'a-model-nobody-asked-before'}},
    fault: ({name}) => (name === 'preflight' ? {withoutCors: true} : undefined),
    expected: {code: 'network', requests: {ConverseStream: 4}, arrivals: {}},
  },
  {
    name: 'no header comes → model-timeout',
    page: {patience: {attempts: 2, firstPartMs: 400}},
    fault: atBedrock({proxy: stayingSilent}),
    expected: {code: 'model-timeout', requests: {ConverseStream: 2}},
  },
  {
    name: 'no header comes at first',
    page: {patience: {attempts: 2, firstPartMs: 600}},
    fault: atBedrock({proxy: stayingSilent}, 1),
    expected: {requests: {ConverseStream: 2}},
  },
];

/** What the page gives for credentials is wrong. */
const pages: readonly FaultRow[] = [
  {
    name: 'guests of the enhanced flow → guest-scope',
    page: {attributes: {'guest-role-arn': null}},
    expected: {code: 'guest-scope', requests: {GetId: 1, GetCredentialsForIdentity: 1, ConverseStream: 1}},
  },
  {
    name: 'credentials() rejects → credentials',
    page: {credentials: 'The session is over.'},
    expected: {code: 'credentials', requests: {}},
  },
  {
    name: 'credentials() gives a stranger’s → credentials',
    page: {credentials: {accessKeyId: 'AKIDSTRANGER', secretAccessKey: 'secret'}},
    expected: {code: 'credentials', requests: {ConverseStream: 1}},
  },
  {
    name: 'apiKey() rejects → credentials',
    page: {apiKey: 'No key today.'},
    expected: {code: 'credentials', requests: {}},
  },
  {
    name: 'apiKey() gives no key of Bedrock → credentials',
    page: {apiKey: {key: 'sk-something-else'}},
    expected: {code: 'credentials', requests: {ConverseStream: 1}},
  },
  {
    name: 'a login that has ended → credentials',
    page: {attributes: {'guest-role-arn': null}, logins: {'accounts.example.com': endedToken()}},
    expected: {code: 'credentials', requests: {GetId: 1}},
  },
];

/** What is wrong around the chat: the visitor's clock, the network, the page itself. */
export const surroundingRows: readonly FaultRow[] = [...pages, ...networks, ...clocks, timeless, ...late];

/** A JSON web token of 1970; nobody looks at its signature before its end. */
function endedToken(): string {
  const claims = btoa(JSON.stringify({sub: 'somebody', exp: 1}));
  return `e30.${claims}.signature`;
}
