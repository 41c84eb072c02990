import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {tapFetch} from '../../demo/playground/wire-tap.js';
import {encodeEvent} from '../../src/local-aws/frames.js';

const address = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/a%3A0/converse-stream';
const original = globalThis.fetch;
const frames = [
  encodeEvent('messageStart', {role: 'assistant'}),
  encodeEvent('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Hi'}}),
];

let told: string[];
let answer: () => Response;
beforeEach(() => {
  told = [];
  globalThis.fetch = async () => answer();
  tapFetch(
    (name, detail) => told.push(`${name} ${detail}`),
    ({hostname}) => hostname.endsWith('.amazonaws.com'),
  );
});
afterEach(() => {
  globalThis.fetch = original;
});

function stream(body: BodyInit | ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  return new Response(body, {headers: {'content-type': 'application/vnd.amazon.eventstream'}});
}

function concat(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** What was told, once the last word of it has been. */
async function untilTold(pattern: RegExp): Promise<string> {
  while (!told.some((line) => pattern.test(line))) await new Promise((resolve) => setTimeout(resolve, 1));
  return told.join('\n');
}

describe('who looks at the wire', () => {
  it('leaves the answer as it is, and sees each frame', async () => {
    const bytes = concat(...frames);
    answer = () => stream(bytes);
    const response = await fetch(address, {method: 'POST', body: '{"messages":[]}'});
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
    const lines = await untilTold(/^← end/);
    assert.match(
      lines,
      /^→ converse-stream POST \/model\/a:0\/converse-stream · 15 bytes, signed · \{"messages":\[\]\}/,
    );
    assert.match(lines, /← messageStart \d+ bytes · \{"role":"assistant"\}\n← contentBlockDelta .*"Hi"/);
    assert.match(lines, new RegExp(`← end 2 frames · ${bytes.length} bytes$`));
  });

  it('passes on what is no frame', async () => {
    const bytes = concat(frames[0] ?? new Uint8Array(), new Uint8Array(64).fill(7));
    answer = () => stream(new Blob([bytes.slice(0, 90), bytes.slice(90)]).stream());
    const response = await fetch(address);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
    assert.match(await untilTold(/broken/), /✕ broken after 1 frames/);
  });

  it('passes on that an answer broke', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    answer = () => stream(broken);
    const response = await fetch(address);
    await assert.rejects(response.arrayBuffer(), /network error/);
    await untilTold(/broken/);
  });

  it('ends the connection with the chat', async () => {
    const reasons: unknown[] = [];
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(concat(frames[1] ?? new Uint8Array())),
      cancel: (reason) => void reasons.push(reason),
    });
    answer = () => stream(endless);
    const reader = (await fetch(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel('enough');
    assert.deepEqual(reasons, ['enough']);
    assert.match(await untilTold(/closed/), /→ closed \d+ frames/);
  });

  it('shows no credentials', async () => {
    answer = () => Response.json({Credentials: {SecretKey: 'secret-1'}});
    const headers = {'x-amz-target': 'AWSCognitoIdentityService.GetId', authorization: 'secret-2'};
    await fetch('https://cognito-identity.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers,
      body: '{"t":"secret-3"}',
    });
    assert.match(told.join('\n'), /^→ GetId POST \/ · credentials, not shown\n← 200 GetId · application\/json$/);
  });

  it('leaves the page’s other requests alone', async () => {
    answer = () => new Response('else');
    assert.equal(await (await fetch('https://shop.example/')).text(), 'else');
    assert.deepEqual(told, []);
  });
});
