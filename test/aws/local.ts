import {createLocalAws} from '../../src/local-aws/index.js';
import type {LocalAwsOptions} from '../../src/local-aws/index.js';

/** A guest's settings, with the stand-in in the place of AWS. */
export const guest = {
  identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555',
  guestRoleArn: 'arn:aws:iam::123456789012:role/chat-guest',
  modelId: 'us.amazon.nova-lite-v1:0',
} as const;

/** The stand-in as a `fetch` that needs no network, and the names of the calls that it took. */
export function localFetch(options: LocalAwsOptions = {}) {
  const answer = createLocalAws({pace: {firstMs: 0, deltaMs: 0}, ...options});
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init);
    calls.push(await nameCall(request));
    return answer(request);
  };
  return {fetch, calls};
}

async function nameCall(request: Request): Promise<string> {
  const target = request.headers.get('x-amz-target');
  if (target) return target.replace('AWSCognitoIdentityService.', '');
  const {pathname} = new URL(request.url);
  if (pathname !== '/') return decodeURIComponent(pathname);
  return new URLSearchParams(await request.clone().text()).get('Action') ?? 'unknown';
}
