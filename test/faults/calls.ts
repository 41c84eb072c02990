import type {RecordedRequest} from '../../demo/server/serve-local-aws.js';

/** Numbers of requests by operation, those that are not zero. */
export type Requests = Readonly<Record<string, number>>;

/** One call as it reaches AWS. */
export interface Call {
  /** The operation, such as `ConverseStream`. */
  readonly name: string;
  /** Which one of its name it is in this row, from 1. */
  readonly count: number;
}

/** The operation that a request asks for; `undefined` for a preflight and for what is no call of AWS. */
export function nameCall(method: string, url: string, target: string | null | undefined): string | undefined {
  if (method !== 'POST') return undefined;
  if (target) return target.replace('AWSCognitoIdentityService.', '');
  if (url.endsWith('/converse-stream')) return 'ConverseStream';
  return url.endsWith('/converse') ? 'Converse' : 'AssumeRole';
}

/** What AWS saw, by operation. */
export function countArrivals(requests: readonly RecordedRequest[]): Requests {
  return countNames(
    requests.map(({method, url, headers}) => nameCall(method, url, readHeader(headers['x-amz-target']))),
  );
}

/** How often each name is there. */
export function countNames(names: readonly (string | undefined)[]): Requests {
  const counts: Record<string, number> = {};
  for (const name of names) if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function readHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What both ask for. */
export function addRequests(some: Requests, more: Requests): Requests {
  const names = Object.keys({...some, ...more});
  return Object.fromEntries(names.map((name) => [name, (some[name] ?? 0) + (more[name] ?? 0)]));
}
