import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {describe, it} from 'node:test';
import {readAuthorization} from '../../src/local-aws/signatures.js';
import {bedrockClient, guestCredentials, question, quickAws} from './clients.js';
import {expectAsAws, publishedHeader, signAsThePage} from './signing-both-sides.js';
import {suite, vectors} from './signing-vectors.js';

/** The steps of the documentation, by none of the libraries that sign or check. */
function signByHand(canonicalRequest: string, {secretAccessKey, date, region, service}: Scope): string {
  const day = date.slice(0, 8);
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const scope = `${day}/${region}/${service}/aws4_request`;
  return hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonicalRequest)}`).toString('hex');
}

interface Scope {
  readonly secretAccessKey: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('a signature of AWS’s published test suite', () => {
  for (const vector of vectors) {
    it(`follows from its canonical request: ${vector.name}`, () => {
      assert.equal(vector.canonicalRequest.split('\n').at(-1), sha256(vector.body ?? ''));
      assert.equal(signByHand(vector.canonicalRequest, suite), vector.signature);
    });

    it(`is what the page signs, and what the stand-in expects: ${vector.name}`, async () => {
      assert.equal(await signAsThePage(vector), publishedHeader(vector));
      assert.equal(await expectAsAws(vector, publishedHeader(vector)), vector.signature);
    });

    it(`is not what either makes of another request: ${vector.name}`, async () => {
      const other = {...vector, path: `${vector.path}x`};
      assert.notEqual(readAuthorization(await signAsThePage(other)).signature, vector.signature);
      assert.notEqual(await expectAsAws(other, publishedHeader(vector)), vector.signature);
    });
  }
});

describe('the signature of a question', () => {
  // Each part of a path is encoded twice, for every service but S3.
  // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html)
  for (const [modelId, path] of [
    ['amazon.nova-lite-v1:0', '/model/amazon.nova-lite-v1%253A0/converse-stream'],
    [
      'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
      '/model/arn%253Aaws%253Abedrock%253Aus-east-1%253A123456789012%253Aapplication-inference-profile%252Fabc123/converse-stream',
    ],
  ] as const) {
    it(`follows from a canonical request written by hand: ${modelId}`, async () => {
      const aws = quickAws();
      const credentials = await guestCredentials(aws);
      const sent: {readonly headers: Headers; readonly body: string}[] = [];
      const client = bedrockClient(async (request) => {
        sent.push({headers: request.headers, body: await request.clone().text()});
        return aws(request);
      }, credentials);
      await client.send(new ConverseStreamCommand({...question, modelId}));
      const [{headers, body} = {headers: new Headers(), body: ''}] = sent;
      const {signature, signedHeaders} = readAuthorization(headers.get('authorization'));
      const given: Readonly<Record<string, string>> = {
        host: 'aws.test',
        'content-length': String(Buffer.byteLength(body)),
      };
      const lines = signedHeaders.map((name) => `${name}:${given[name] ?? headers.get(name)}\n`);
      const canonicalRequest = `POST\n${path}\n\n${lines.join('')}\n${signedHeaders.join(';')}\n${sha256(body)}`;
      const scope = {region: 'us-east-1', service: 'bedrock', date: headers.get('x-amz-date') ?? ''};
      assert.equal(signByHand(canonicalRequest, {...scope, ...credentials}), signature);
    });
  }
});
