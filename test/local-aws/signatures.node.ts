import {ConverseStreamCommand, type BedrockRuntimeClient} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {afterEach, describe, it, mock} from 'node:test';
import {computeSignature, readAuthorization} from '../../src/local-aws/signatures.js';
import {askAll, bedrockClient, endpoint, guestCredentials, modelId, namesOf, question, quickAws} from './clients.js';

const noon = Date.UTC(2026, 10, 20, 12);

afterEach(() => mock.timers.reset());

describe('the signature check', () => {
  it('computes the signature of the published example of AWS', async () => {
    const headers = new Headers({
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      host: 'iam.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
    });
    const authorization = readAuthorization(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date, ' +
        'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
    const request = {
      method: 'GET',
      url: 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08',
      headers,
      body: new Uint8Array(),
    };
    const signature = await computeSignature(request, authorization, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
    assert.equal(signature, authorization.signature);
  });

  for (const id of [
    modelId,
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  ]) {
    it(`takes what the SDK signs for ${id}`, async () => {
      assert.equal(namesOf(await askAll(quickAws(), {modelId: id}))[0], 'messageStart');
    });
  }

  it('takes a signature over more than one kind of letter', async () => {
    const content = [{text: 'Grüße, 日本語, 👩‍👩‍👧‍👦'}];
    assert.equal(namesOf(await askAll(quickAws(), {messages: [{role: 'user', content}]}))[0], 'messageStart');
  });

  it('needs neither the host nor the length in the headers, since a service worker sees neither', async () => {
    const aws = quickAws();
    const seen: string[] = [];
    const client = bedrockClient(
      async (request) => {
        const headers = new Headers(request.headers);
        headers.delete('host');
        headers.delete('content-length');
        seen.push(headers.get('authorization') ?? '');
        return aws(new Request(request.url, {method: 'POST', headers, body: await request.arrayBuffer()}));
      },
      await guestCredentials(aws),
    );
    await client.send(new ConverseStreamCommand(question));
    assert.match(seen[0] ?? '', /SignedHeaders=[^,]*content-length;[^,]*host;/);
  });

  it('works below a path, where a service worker keeps it', async () => {
    const aws = quickAws();
    const base = `${endpoint}/demo/local-aws`;
    const client = bedrockClient(aws, await guestCredentials(aws, base), base);
    assert.ok((await client.send(new ConverseStreamCommand(question))).stream);
  });
});

describe('a request that is not in order', () => {
  it('is refused when another secret signed it', async () => {
    const aws = quickAws();
    const credentials = await guestCredentials(aws);
    await assert.rejects(send(bedrockClient(aws, {...credentials, secretAccessKey: 'guessed'})), {
      name: 'InvalidSignatureException',
      message:
        'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    });
  });

  it('is refused when its body was changed', async () => {
    await refusesChanged({name: 'InvalidSignatureException'}, (headers, body) => ({
      headers,
      body: body.replace('Hi', 'Ho'),
    }));
  });

  it('is refused when its body was changed, and the hash of the body with it', async () => {
    await refusesChanged({name: 'InvalidSignatureException'}, async (headers, body) => {
      const changed = body.replace('Hi', 'Ho');
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(changed));
      headers.set('x-amz-content-sha256', Buffer.from(digest).toString('hex'));
      return {headers, body: changed};
    });
  });

  it('is refused when it goes to another model than was signed', async () => {
    const change = (headers: Headers, body: string) => ({headers, body, path: '/model/other.model/converse-stream'});
    await refusesChanged({name: 'InvalidSignatureException'}, change);
  });

  it('is refused when nobody signed it', async () => {
    await refusesChanged(
      {name: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token'},
      (headers, body) => {
        headers.delete('authorization');
        return {headers, body};
      },
    );
  });

  it('is refused when the signature is for another service', async () => {
    await refusesChanged(
      {name: 'InvalidSignatureException', message: "Credential should be scoped to correct service: 'bedrock'. "},
      (headers, body) => {
        headers.set('authorization', (headers.get('authorization') ?? '').replace('/bedrock/', '/s3/'));
        return {headers, body};
      },
    );
  });

  it('is refused when the signature is of another day', async () => {
    await refusesChanged(
      {name: 'InvalidSignatureException', message: /^Date in Credential scope does not match .* '20150830' != /},
      (headers, body) => {
        headers.set('authorization', (headers.get('authorization') ?? '').replace(/\/\d{8}\//, '/20150830/'));
        return {headers, body};
      },
    );
  });

  it('is refused when the host is not signed', async () => {
    await refusesChanged({name: 'InvalidSignatureException', message: /'Host'/}, (headers, body) => {
      headers.set('authorization', (headers.get('authorization') ?? '').replace(';host;', ';'));
      return {headers, body};
    });
  });

  it('is refused when the Authorization header is of another kind', async () => {
    await refusesChanged({name: 'IncompleteSignatureException'}, (headers, body) => {
      headers.set('authorization', 'Basic abc');
      return {headers, body};
    });
  });

  it('is refused when its keys were not issued here', async () => {
    const aws = quickAws();
    const credentials = await guestCredentials(aws);
    const unknown = {
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    };
    for (const stranger of [
      {...credentials, accessKeyId: 'ASIASOMEBODYELSE'},
      {...credentials, sessionToken: `${credentials.sessionToken}x`},
      {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    ]) {
      await assert.rejects(send(bedrockClient(aws, stranger)), unknown);
    }
  });

  it('is refused once its token has expired, and not before', async () => {
    mock.timers.enable({apis: ['Date'], now: noon});
    const aws = quickAws();
    const client = bedrockClient(aws, await guestCredentials(aws));
    mock.timers.setTime(noon + 3_599_000);
    await send(client);
    mock.timers.setTime(noon + 3_600_000);
    await assert.rejects(send(client), (error: Error) => {
      assert.equal(error.name, 'ExpiredTokenException');
      assert.match(error.message, /^The security token included in the request is expired$/);
      return true;
    });
  });
});

describe('a clock', () => {
  it('may be five minutes off', async () => {
    for (const minutes of [-5, 5]) {
      await assert.doesNotReject(sendAt(minutes * 60_000));
    }
  });

  it('is refused when it is behind', async () => {
    await assert.rejects(sendAt(-301_000), {
      name: 'InvalidSignatureException',
      message: 'Signature expired: 20261120T115459Z is now earlier than 20261120T115500Z (20261120T120000Z - 5 min.)',
    });
  });

  it('is refused when it is ahead', async () => {
    await assert.rejects(sendAt(301_000), {
      name: 'InvalidSignatureException',
      message:
        'Signature not yet current: 20261120T120501Z is still later than 20261120T120500Z (20261120T120000Z + 5 min.)',
    });
  });

  /** Sends with a clock that is off by `offsetMs` to a stand-in at whose place it is noon. */
  async function sendAt(offsetMs: number): Promise<void> {
    const aws = quickAws({now: () => noon});
    const credentials = await guestCredentials(aws);
    mock.timers.enable({apis: ['Date'], now: noon + offsetMs});
    await send(bedrockClient(aws, credentials)).finally(() => mock.timers.reset());
  }
});

interface Changed {
  readonly headers: Headers;
  readonly body: string;
  readonly path?: string;
}

/** Lets the SDK sign a request, changes it on its way, and expects the refusal. */
async function refusesChanged(
  expected: object,
  change: (headers: Headers, body: string) => Changed | Promise<Changed>,
): Promise<void> {
  const aws = quickAws();
  const client = bedrockClient(
    async (request) => {
      const {headers, body, path} = await change(new Headers(request.headers), await request.text());
      return aws(new Request(path ? `${endpoint}${path}` : request.url, {method: 'POST', headers, body}));
    },
    await guestCredentials(aws),
  );
  await assert.rejects(send(client), expected);
}

/** Sends the smallest question. */
async function send(client: BedrockRuntimeClient): Promise<void> {
  await client.send(new ConverseStreamCommand(question));
}
