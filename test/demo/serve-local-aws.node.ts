import assert from 'node:assert/strict';
import {request} from 'node:http';
import {afterEach, describe, it} from 'node:test';
import {BedrockRuntimeClient, ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';
import {serveLocalAws, type LocalAwsServer, type ServeOptions} from '../../demo/server/serve-local-aws.js';
import {guestCredentials, modelId} from '../local-aws/clients.js';

let server: LocalAwsServer | undefined;
afterEach(() => server?.close());

const question = {modelId, messages: [{role: 'user' as const, content: [{text: 'Hi'}]}]};

async function start(options: ServeOptions): Promise<{client: BedrockRuntimeClient; server: LocalAwsServer}> {
  const started = await serveLocalAws({pace: {firstMs: 0, deltaMs: 0}, ...options});
  server = started;
  const credentials = await guestCredentials((request) => fetch(request), started.url);
  const requestHandler = new FetchHttpHandler();
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint: started.url,
    credentials,
    requestHandler,
    maxAttempts: 1,
  });
  return {client, server: started};
}

describe('the server of the stand-in', () => {
  it('lets each frame out at once', async () => {
    const {client} = await start({
      pace: {firstMs: 0, deltaMs: 20},
      script: () => Array.from({length: 20}, (_, index) => `${index} `),
    });
    const {stream} = await client.send(new ConverseStreamCommand(question));
    const times: number[] = [];
    for await (const event of stream ?? []) if (event.contentBlockDelta) times.push(performance.now());
    const gaps = times
      .slice(1)
      .map((time, index) => time - (times[index] ?? 0))
      .sort((a, b) => a - b);
    assert.equal(times.length, 20);
    // Half of the pace is out of reach for deltas that were held back and came together.
    assert.ok((gaps[9] ?? 0) > 10, `the middle gap is ${gaps[9]} ms`);
  });

  it('notices a client that leaves, and stops the script', async () => {
    let noteStop = (): void => {};
    const stopped = new Promise<void>((resolve) => (noteStop = resolve));
    async function* script() {
      try {
        for (;;) yield 'more ';
      } finally {
        noteStop();
      }
    }
    const {client, server} = await start({pace: {firstMs: 0, deltaMs: 5}, script});
    const abort = new AbortController();
    const {stream} = await client.send(new ConverseStreamCommand(question), {abortSignal: abort.signal});
    let stoppedAt = 0;
    await assert.rejects(
      async () => {
        for await (const event of stream ?? []) {
          if (event.contentBlockDelta && stoppedAt === 0) {
            stoppedAt = performance.now();
            abort.abort();
          }
        }
      },
      {name: 'AbortError'},
    );
    const record = await server.waitFor(({url, finishedAt}) => url.includes('/model/') && finishedAt !== undefined);
    assert.equal(record.closedByClient, true);
    assert.ok((record.finishedAt ?? 0) - stoppedAt < 200);
    await stopped;
  });

  it('breaks the connection where the script cuts it, and does not blame the client', async () => {
    const {client, server} = await start({script: () => ['Hello', {waitMs: 50}, {fault: 'cut'}]});
    const {stream} = await client.send(new ConverseStreamCommand(question));
    const events: string[] = [];
    await assert.rejects(async () => {
      for await (const event of stream ?? []) events.push(...Object.keys(event));
    });
    assert.deepEqual(events, ['messageStart', 'contentBlockDelta']);
    const record = await server.waitFor(({url, finishedAt}) => url.includes('/model/') && finishedAt !== undefined);
    assert.equal(record.closedByClient, false);
    assert.equal(record.status, 200);
  });

  for (const resets of [false, true]) {
    it(`${resets ? 'resets' : 'ends'} the connection where a proxy breaks it before any answer`, async () => {
      const faults = () => ({
        proxy: () => {
          throw new Error('A proxy gave up.');
        },
      });
      server = await serveLocalAws({faults, resets});
      const {hostname, port} = new URL(server.url);
      const failure = await new Promise<NodeJS.ErrnoException>((resolve) => {
        request({hostname, port, method: 'POST', path: '/'}).once('error', resolve).end('Action=Nothing');
      });
      assert.equal(failure.code, 'ECONNRESET');
      // Node's client names both so; a connection that only ended says nothing of the call that noticed.
      assert.equal(failure.syscall, resets ? 'read' : undefined);
    });
  }

  it('records what was asked, where the bodies are wanted', async () => {
    const {client, server} = await start({script: () => ['Hello'], keepsBodies: true});
    const {stream} = await client.send(new ConverseStreamCommand(question));
    for await (const event of stream ?? []) void event;
    const {method, headers, body} = await server.waitFor(({url}) => url.includes('/model/'));
    assert.equal(method, 'POST');
    assert.match(String(headers['authorization']), /^AWS4-HMAC-SHA256 /);
    assert.deepEqual(JSON.parse(body), {messages: question.messages});
  });

  it('keeps no bodies unless they are wanted', async () => {
    const {client, server} = await start({script: () => ['Hello']});
    const {stream} = await client.send(new ConverseStreamCommand(question));
    for await (const event of stream ?? []) void event;
    assert.ok(server.requests.length > 3);
    assert.ok(server.requests.every(({body}) => body === ''));
  });

  for (const [host, status] of [
    ['127.0.0.1', 400],
    ['127.0.0.1:4000', 400],
    ['localhost:4000', 400],
    ['LOCALHOST', 400],
    ['rebound.example', 403],
    ['localhost.rebound.example:4000', 403],
    ['127.0.0.1.rebound.example', 403],
    ['[::1]:4000', 403],
  ] as const) {
    it(`answers ${status} to the host "${host}"`, async () => {
      server = await serveLocalAws();
      assert.equal(await post(server, {host}, 'Action=Nothing'), status);
    });
  }

  it('takes bodies of 20 MB, and no byte more, however they are sent', async () => {
    server = await serveLocalAws();
    const most = Buffer.alloc(20_000_000, 'a');
    assert.equal(await post(server, {}, most), 400);
    assert.equal(await post(server, {}, Buffer.concat([most, Buffer.from('a')])), 413);
    assert.equal(await post(server, {'transfer-encoding': 'chunked'}, Buffer.concat([most, most])), 413);
    assert.deepEqual(
      server.requests.map(({status}) => status),
      [400, 413, 413],
    );
    assert.equal(await post(server, {}, 'Action=Nothing'), 400);
  });

  it('says which port is taken', async () => {
    const {server} = await start({});
    await assert.rejects(serveLocalAws({port: Number(new URL(server.url).port)}), {code: 'EADDRINUSE'});
  });
});

/** The status of the answer to a form. */
function post({url}: LocalAwsServer, headers: Record<string, string>, body: string | Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const type = {'content-type': 'application/x-www-form-urlencoded'};
    const posted = request(url, {method: 'POST', agent: false, headers: {...type, ...headers}}, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    posted.once('error', reject).end(body);
  });
}
