import {createHash, createHmac} from 'node:crypto';
import type {Credentials} from './clients.js';

/** A short-term API key, made as the user guide of Bedrock says: a presigned call of CallWithBearerToken. */
export function makeApiKey(credentials: Credentials, now: number, expires = 43_200): string {
  const {accessKeyId, secretAccessKey, sessionToken = ''} = credentials;
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/us-east-1/bedrock/aws4_request`;
  const query = new URLSearchParams({
    Action: 'CallWithBearerToken',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(expires),
    'X-Amz-Security-Token': sessionToken,
    'X-Amz-SignedHeaders': 'host',
  });
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const canonical = ['POST', '/', query, 'host:bedrock.amazonaws.com', '', 'host', sha256('')].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signingKey = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(signingKey, toSign).toString('hex');
  return toKey(`bedrock.amazonaws.com/?${query}&X-Amz-Signature=${signature}&Version=1`);
}

/** What Bedrock takes for an API key. */
export function toKey(url: string): string {
  return `bedrock-api-key-${Buffer.from(url).toString('base64')}`;
}
