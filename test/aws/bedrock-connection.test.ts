import {expect} from '@open-wc/testing';

import {createClock} from '../../src/aws/clock.js';
import {createChat} from '../../src/engine/chat.js';
import {converse} from '../../src/backends/converse/index.js';
import type {ConverseOptions} from '../../src/backends/converse/index.js';
import {guestCredentials} from '../../src/aws/credentials/guest.js';
import {eventFrame, frame, join} from './event-stream/frames.js';
import {guest, localFetch} from './local.js';
import {withClock} from './with-clock.js';

const minuteMs = 60_000;
const realNow = Date.parse('2026-11-21T12:00:00Z');
const answer = join(
  eventFrame('messageStart', {role: 'assistant'}),
  eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Hi'}}),
  eventFrame('messageStop', {stopReason: 'end_turn'}),
);

/** A chat that asks Bedrock as `options` say, and the requests that it made. */
function open(
  options: Partial<ConverseOptions>,
  reply: (request: Request, count: number) => Response | Promise<Response>,
) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init);
    requests.push(request.clone());
    return reply(request, requests.length);
  };
  let key = 0;
  const credentials = () => ({accessKeyId: `AKID${(key += 1)}`, secretAccessKey: 'secret'});
  const backend = converse({region: 'us-east-1', fetch, ...(!options.apiKey && {credentials}), ...options});
  return {chat: createChat({backend, modelId: 'model', patience: {attempts: 1}}), requests};
}

function refuse(name: string, message: string, status = 403): Response {
  return new Response(JSON.stringify({message}), {status, headers: {'x-amzn-errortype': name}});
}

function accept(): Response {
  return new Response(answer, {headers: {'content-type': 'application/vnd.amazon.eventstream'}});
}

describe('a connection to Bedrock', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('takes new credentials when the old ones have expired, and the visitor sees only the answer', async () => {
    const expired = () => refuse('ExpiredTokenException', 'The security token included in the request is expired');
    const {chat, requests} = open({}, (_request, count) => (count === 1 ? expired() : accept()));
    expect(await chat.send('Hello')).to.include({status: 'complete'});
    const keys = requests.map(({headers}) => /AKID\d/.exec(headers.get('authorization') ?? '')?.[0]);
    expect(keys).to.deep.equal(['AKID1', 'AKID2']);
  });

  it('asks no third time when new credentials are expired too', async () => {
    const {chat, requests} = open({}, () => refuse('Unknown', 'The security token included in the request is expired'));
    expect((await chat.send('Hello')).error).to.include({code: 'expired'});
    expect(requests).to.have.length(2);
  });

  for (const wrongMs of [20 * minuteMs, -20 * minuteMs, 300 * minuteMs, -300 * minuteMs]) {
    const minutes = wrongMs / minuteMs;

    it(`learns the time from Cognito, so that a clock ${minutes} minutes off costs no request`, async () => {
      const machineNow = Date.now;
      const now = () => machineNow() + wrongMs;
      const {fetch, calls} = localFetch();
      const clock = createClock(now);
      const credentials = guestCredentials({
        identityPoolId: guest.identityPoolId,
        roleArn: guest.guestRoleArn,
        region: 'us-east-1',
        stsEndpoint: 'https://sts.us-east-1.amazonaws.com/',
        fetch,
        clock,
      });
      // The SDK signs by Date.now() and the offset: the visitor's clock stands in for the machine's.
      await withClock(now, async () => {
        const chat = createChat({
          backend: converse({region: 'us-east-1', fetch, clock, credentials}),
          modelId: guest.modelId,
        });
        expect(await chat.send('Hello')).to.include({status: 'complete'});
      });
      expect(calls.filter((call) => call.startsWith('/model'))).to.have.length(1);
    });

    it(`learns the time from Bedrock’s refusal where there is no pool and no Date (${minutes} minutes off)`, async () => {
      const now = () => realNow + wrongMs;
      const told =
        wrongMs < 0
          ? 'Signature expired: x is now earlier than y (20261121T120000Z - 5 min.)'
          : 'Signature not yet current: x is still later than y (20261121T120000Z + 5 min.)';
      const {chat, requests} = open({clock: createClock(now)}, (request) =>
        isFresh(request) ? accept() : refuse('Unknown', told),
      );
      await withClock(now, async () => {
        expect(await chat.send('Hello')).to.include({status: 'complete'});
        expect(await chat.send('Again')).to.include({status: 'complete'});
      });
      expect(requests).to.have.length(3);
    });
  }

  it('asks with an API key of the page, a fresh one each time, and no signature', async () => {
    let asked = 0;
    const {chat, requests} = open({apiKey: async () => `bedrock-api-key-${(asked += 1)}`}, () => accept());
    await chat.send('Hello');
    await chat.send('Again');
    const keys = requests.map(({headers}) => headers.get('authorization'));
    for (const key of keys) expect(key).to.match(/^Bearer bedrock-api-key-\d$/);
    expect(keys[0]).not.to.equal(keys[1]);
    expect(requests[0]?.headers.has('x-amz-date')).to.equal(false);
  });

  it('says what is wrong when the page gives no key', async () => {
    const {chat, requests} = open({apiKey: () => Promise.reject(new Error('no key today'))}, () => accept());
    expect((await chat.send('Hello')).status).to.equal('failed');
    expect(chat.state.error).to.include({code: 'credentials'});
    expect(chat.state.error?.hint).to.include('no key today');
    expect(requests).to.have.length(0);
  });

  it('says that it could not sign in, whatever refused the credentials', async () => {
    for (const name of ['ResourceNotFoundException', 'InvalidParameterException', 'AccessDenied', 'SyntaxError']) {
      const refused = Object.assign(new Error(`Refused as ${name}`), {name, $metadata: {httpStatusCode: 400}});
      const {chat, requests} = open({credentials: () => Promise.reject(refused)}, () => accept());
      expect((await chat.send('Hello')).error).to.include({code: 'credentials', status: 400});
      expect(chat.state.error?.hint).to.include(`Refused as ${name}`);
      expect(requests).to.have.length(0);
    }
  });

  for (const isPrepared of [false, true]) {
    const when = isPrepared ? 'ahead of the question' : 'with the question';

    it(`leaves a sign-in behind that began ${when}, hangs, and that nobody waits for any more`, async () => {
      let asked = 0;
      const credentials = () => {
        asked += 1;
        if (asked === 1) return new Promise<never>(() => undefined);
        return {accessKeyId: 'AKID', secretAccessKey: 'secret'};
      };
      const {chat} = open({credentials}, () => accept());
      if (isPrepared) void chat.prepare();
      const hanging = chat.send('Hello');
      await new Promise((resolve) => setTimeout(resolve, 0));
      chat.stop();
      expect(await hanging).to.include({status: 'stopped'});
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(await chat.send('Again')).to.include({status: 'complete'});
      expect(asked).to.equal(2);
    });
  }

  it('never sends credentials that have ended, whatever the visitor’s clock says', async () => {
    const now = () => realNow - 300 * minuteMs;
    const clock = createClock(now);
    let fetched = 0;
    const credentials = () => {
      fetched += 1;
      return {
        accessKeyId: `AKID${fetched}`,
        secretAccessKey: 'secret',
        expiration: new Date(clock.now() + 10 * minuteMs),
      };
    };
    clock.learn(realNow);
    const {chat} = open({credentials, clock}, () => accept());
    await withClock(now, () => chat.send('Hello'));
    clock.learn(realNow + 20 * minuteMs);
    await withClock(now, () => chat.send('Again'));
    expect(fetched).to.equal(2);
  });

  it('gets the whole answer at once from a model that says that it cannot stream, and knows that the next time', async () => {
    const whole = {
      output: {message: {role: 'assistant', content: [{text: 'Hi'}]}},
      stopReason: 'end_turn',
      usage: {inputTokens: 1, outputTokens: 1, totalTokens: 2},
    };
    const {chat, requests} = open({}, ({url}) =>
      url.endsWith('/converse')
        ? Response.json(whole)
        : refuse('ValidationException', 'The model is unsupported for streaming', 400),
    );
    expect(await chat.send('Hello')).to.deep.include({status: 'complete', content: [{text: 'Hi'}]});
    await chat.send('Again');
    expect(requests.map(({url}) => url.split('/').at(-1))).to.deep.equal(['converse-stream', 'converse', 'converse']);
    expect(chat.state.usage.totalTokens).to.equal(4);
  });

  const strangers = [
    ['nothing', '', 200, 'network'],
    ['a page', '<html>Please sign in to the network of this café</html>', 200, 'corrupt-stream'],
    ['an error page', '<html>Bad gateway</html>', 502, 'internal'],
  ] as const;
  for (const [what, body, status, code] of strangers) {
    it(`says no word of the SDK to a visitor when ${what} comes in place of an answer`, async () => {
      const {chat} = open({}, () => new Response(body, {status, headers: {'content-type': 'text/html'}}));
      const {error} = await chat.send('Hello');
      expect(error).to.include({code});
      expect(error?.message).to.match(/^[^\n]+\.$/);
      expect(`${error?.message} ${error?.hint}`).not.to.include('Deserialization');
    });
  }

  it('does not repeat a request that is wrong for another reason', async () => {
    const {chat, requests} = open({}, () => refuse('ValidationException', 'messages.0 is empty', 400));
    expect((await chat.send('Hello')).error).to.include({code: 'validation'});
    expect(requests).to.have.length(1);
  });

  it('keeps what came before an exception', async () => {
    const exception = frame(
      {':message-type': 'exception', ':exception-type': 'throttlingException'},
      {message: 'Slow down'},
    );
    const body = join(eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: {text: 'Hel'}}), exception);
    const {chat, requests} = open(
      {},
      () => new Response(body, {headers: {'content-type': 'application/vnd.amazon.eventstream'}}),
    );
    expect(await chat.send('Hello')).to.deep.include({status: 'interrupted', content: [{text: 'Hel'}]});
    expect(chat.state.error).to.include({code: 'throttled'});
    expect(requests).to.have.length(1);
  });
});

/** Signed within five minutes of the real time of these tests. */
function isFresh(request: Request): boolean {
  const date = request.headers.get('x-amz-date') ?? '';
  const signed = Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
  return Math.abs(signed - realNow) < 5 * minuteMs;
}
