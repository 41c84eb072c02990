import {BedrockRuntimeClient} from '@aws-sdk/client-bedrock-runtime';
import {computeSignature, readAuthorization} from '../../src/local-aws/signatures.js';
import {suite, type SigningVector} from './signing-vectors.js';

const {accessKeyId, secretAccessKey, region, service, host, date} = suite;

/** The `Authorization` header by which the client of the page signs. */
export async function signAsThePage(vector: SigningVector): Promise<string> {
  const client = new BedrockRuntimeClient({
    region,
    credentials: {accessKeyId, secretAccessKey},
    // The suite is older than the header with the hash of the body, which the client adds of itself.
    ...{applyChecksum: false},
  });
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: service,
    signingRegion: region,
    properties: {},
  });
  const {method, path, query = {}, headers, body} = vector;
  const signed = await signer.sign(
    {method, protocol: 'https:', hostname: host, path, query, headers: {host, ...headers}, body},
    {signingDate: new Date('2015-08-30T12:36:00Z')},
  );
  return signed.headers['authorization'] ?? '';
}

/** The signature that the stand-in for AWS expects of such a request. */
export function expectAsAws(vector: SigningVector, authorization: string): Promise<string> {
  const {method, path, query, headers, body = ''} = vector;
  const url = `https://${host}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
  const request = {
    method,
    url,
    headers: new Headers({host, 'x-amz-date': date, ...headers}),
    body: new TextEncoder().encode(body),
  };
  return computeSignature(request, readAuthorization(authorization), secretAccessKey);
}

/** The header as the suite has it. */
export function publishedHeader({canonicalRequest, signature}: SigningVector): string {
  const signedHeaders = canonicalRequest.split('\n').at(-2);
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
