import {AwsV4Signer} from 'aws4fetch';
import {AwsError} from './aws-error.js';
import {findSession} from './sessions.js';
import type {Caller} from './signatures.js';

const prefix = 'bedrock-api-key-';

/** True for an `Authorization` header with an API key of Bedrock instead of a signature. */
export function hasApiKey(headers: Headers): boolean {
  return headers.get('authorization')?.startsWith('Bearer ') ?? false;
}

/**
 * Finds out who made a short-term API key: it is a presigned call of CallWithBearerToken, so it can be made from any
 * credentials, without asking AWS. Throws what Bedrock says of a key that nobody here made, or that has ended.
 */
export async function verifyApiKey(headers: Headers, now: number): Promise<Caller> {
  const key = headers.get('authorization')?.slice('Bearer '.length) ?? '';
  if (!key.startsWith(prefix)) throw refuse('Invalid API Key format: Must start with pre-defined prefix');
  const caller = await findCaller(readUrl(key.slice(prefix.length)), now);
  if (!caller) throw refuse('Authentication failed: Please make sure your API Key is valid.');
  return caller;
}

async function findCaller(url: URL | undefined, now: number): Promise<Caller | undefined> {
  if (url?.searchParams.get('Action') !== 'CallWithBearerToken') return undefined;
  const read = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const [accessKeyId = '', , region = '', service] = read('Credential').split('/');
  const found = await findSession(accessKeyId, read('Security-Token'));
  if (!found || service !== 'bedrock') return undefined;
  const {session, secretAccessKey} = found;
  const end = readTime(read('Date')) + Number(read('Expires')) * 1000;
  const isCurrent = now < Math.min(end, session.expiration);
  return isCurrent && (await isSigned(url, {accessKeyId, secretAccessKey, region})) ? {...session, region} : undefined;
}

/** Signs the call once more, with another library than the one that made the key. */
async function isSigned(
  url: URL,
  keys: {readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string},
): Promise<boolean> {
  const unsigned = new URL(url);
  // The version is added after the signing.
  for (const name of ['X-Amz-Signature', 'Version']) unsigned.searchParams.delete(name);
  const datetime = url.searchParams.get('X-Amz-Date') ?? '';
  const signer = new AwsV4Signer({
    ...keys,
    method: 'POST',
    url: unsigned.href,
    service: 'bedrock',
    datetime,
    signQuery: true,
  });
  return url.searchParams.get('X-Amz-Signature') === (await signer.signature());
}

function readUrl(encoded: string): URL | undefined {
  try {
    return new URL(`https://${atob(encoded)}`);
  } catch {
    // Not base64, or no URL: no key at all, which is what undefined says.
    return undefined;
  }
}

function readTime(basic: string): number {
  return Date.parse(basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function refuse(message: string): AwsError {
  return new AwsError({status: 403, code: 'AccessDeniedException', message});
}
