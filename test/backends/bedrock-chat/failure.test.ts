import {expect} from '@open-wc/testing';
import {bedrockChat} from '../../../src/backends/bedrock-chat/index.js';
import {toChatError} from '../../../src/backends/bedrock-chat/failure.js';
import {ChatError, isChatError} from '../../../src/model/index.js';
import {apiKey, token} from './double.js';
import {ask, connectPublished, connectUser, endpoint} from './setup.js';

/** What the gateway and the API say, and what is made of it. */
const refusals = [
  {status: 400, body: {errors: ['bad bot']}, code: 'validation', words: 'bad bot'},
  {status: 401, body: {message: 'Unauthorized'}, code: 'credentials', words: 'Unauthorized'},
  {status: 401, body: {}, code: 'credentials'},
  {status: 401, body: {message: 'The incoming token has expired'}, code: 'expired', retryable: true},
  {status: 403, body: {message: 'Forbidden'}, code: 'credentials', words: 'apiKey'},
  {status: 403, body: {message: 'Missing Authentication Token'}, code: 'config', words: 'Check endpoint'},
  {status: 403, body: {errors: ['The bot is not shared.']}, code: 'access-denied', words: 'The bot is not shared.'},
  {status: 404, body: {detail: 'Not Found'}, code: 'config', words: 'Check endpoint'},
  {status: 404, body: {errors: ['No conversation found with id: x']}, code: 'model-not-found', words: 'id: x'},
  {status: 408, body: {}, code: 'model-timeout', retryable: true},
  {status: 409, body: {errors: ['Conflict', 'twice']}, code: 'validation', words: 'Conflict; twice'},
  {status: 413, body: {message: 'Request Too Long'}, code: 'too-large'},
  {
    status: 422,
    body: {detail: [{loc: ['body', 'message', 'model'], msg: 'Input should be', input: 'a secret'}]},
    code: 'validation',
    words: 'body.message.model: Input should be',
  },
  {status: 429, body: {message: 'Too Many Requests'}, code: 'throttled', retryable: true},
  {status: 429, body: {message: 'Limit Exceeded'}, code: 'quota'},
  {status: 500, body: {errors: ['list index out of range']}, code: 'internal', retryable: true},
  {status: 500, body: {message: 'Internal Server Error'}, code: 'internal', retryable: true},
  {status: 502, body: {message: 'Bad Gateway'}, code: 'service-unavailable', retryable: true},
  {status: 503, body: {message: 'Service Unavailable'}, code: 'service-unavailable', retryable: true},
  {status: 504, body: {message: 'Endpoint request timed out'}, code: 'model-timeout', retryable: true},
  {status: 418, body: {}, code: 'unknown'},
  {status: 599, body: {}, code: 'internal', retryable: true},
] as const;

describe('a refusal of Bedrock Chat', () => {
  for (const refusal of refusals) {
    const {status, body, code} = refusal;
    it(`${status} ${JSON.stringify(body)} is ${code}`, async () => {
      const {double, backend} = connectPublished();
      double.intercept = () => Response.json(body, {status});
      const {items, error} = await ask(backend);
      expect(items).to.deep.equal([]);
      expect(error).to.be.instanceOf(ChatError);
      expect(error).to.include({code, status, retryable: 'retryable' in refusal});
      if ('words' in refusal) expect(error).to.have.property('hint').that.includes(refusal.words);
      if (!isChatError(error)) throw error;
      expect(error.message).to.match(/^[A-Z].*\.$/);
      expect(`${error.hint}`).to.not.include('a secret');
      expect(double.taken).to.have.length(1);
    });
  }

  it('in HTML, or in no words at all, is known by its status', async () => {
    for (const text of ['<html><h1>403</h1></html>', '']) {
      const {double, backend} = connectPublished();
      double.intercept = () => new Response(text, {status: 403});
      expect((await ask(backend)).error).to.include({code: 'access-denied', hint: undefined});
    }
  });

  it('tells how long the service wants to be left alone', async () => {
    const {double, backend} = connectPublished();
    double.intercept = () => Response.json({}, {status: 429, headers: {'retry-after': '7'}});
    expect((await ask(backend)).error).to.include({code: 'throttled', retryAfterMs: 7000});
  });
});

describe('bedrockChat', () => {
  it('says that an answer which is none comes from the wrong address', async () => {
    const {double, backend} = connectPublished();
    double.intercept = () => new Response('<html>The application</html>');
    expect((await ask(backend)).error).to.include({code: 'config'});
    double.intercept = () => Response.json({welcome: true});
    expect((await ask(backend)).error)
      .to.have.property('hint')
      .that.includes('published API');
  });

  it('names a network that fails', async () => {
    const {double, backend} = connectUser();
    double.intercept = () => {
      throw new TypeError('Failed to fetch');
    };
    const {error} = await ask(backend);
    expect(error).to.include({code: 'network', retryable: true});
    expect(error).to.have.property('hint').that.includes('connect-src');
  });

  it('keeps a ChatError as it is, and takes every error after a stop for the stop', () => {
    const error = new ChatError('quota', {message: 'No.'});
    expect(toChatError(error)).to.equal(error);
    expect(toChatError(error, AbortSignal.abort())).to.include({code: 'aborted', cause: error});
  });

  it('ends soon after a stop, whatever it waits for', async () => {
    const never = () => new Promise<never>(() => undefined);
    for (const connect of [connectPublished, connectUser]) {
      const {double, backend} = connect();
      const stop = new AbortController();
      double.intercept = (taken) => {
        expect(taken.signal.aborted).to.equal(false);
        setTimeout(() => stop.abort(), 0);
        return never();
      };
      expect((await ask(backend, 'Hello', stop.signal)).error).to.include({code: 'aborted'});
      expect(double.taken[0]?.signal.aborted).to.equal(true);
    }
  });

  it('sends nothing when it was stopped before, and nothing after a stop while the key is fetched', async () => {
    const {double, backend} = connectPublished();
    expect((await ask(backend, 'Hello', AbortSignal.abort())).error).to.include({code: 'aborted'});
    const stop = new AbortController();
    const late = connectPublished({
      apiKey: () => {
        stop.abort();
        return apiKey;
      },
    });
    expect((await ask(late.backend, 'Hello', stop.signal)).error).to.include({code: 'aborted'});
    expect([...double.taken, ...late.double.taken]).to.deep.equal([]);
  });

  it('needs a key or a token that is one, and says nothing of it', async () => {
    for (const secret of [() => '', () => '  ', () => Promise.reject(new Error('no session'))]) {
      for (const {backend} of [connectPublished({apiKey: secret}), connectUser({token: secret})]) {
        const {error} = await ask(backend);
        expect(error).to.include({code: 'credentials'});
        await backend.prepare?.();
      }
    }
  });

  it('needs something to send, and a model', async () => {
    const {double, backend} = connectPublished();
    for (const messages of [
      [],
      [{role: 'assistant', content: [{text: 'Hi'}]}],
      [{role: 'user', content: [{text: ' '}]}],
    ] as const) {
      expect((await ask(backend, messages)).error).to.include({code: 'validation'});
    }
    const without = bedrockChat({endpoint, apiKey, fetch: double.fetch});
    expect((await ask(without)).error).to.include({code: 'config'});
    expect(double.taken).to.deep.equal([]);
  });

  const mistakes = [
    {options: {endpoint: 'api.example', apiKey}, names: ['endpoint']},
    {options: {endpoint: 'wss://api.example', apiKey}, names: ['endpoint']},
    {options: {endpoint}, names: ['apiKey', 'token']},
    {options: {endpoint, apiKey, token: () => token}, names: ['apiKey', 'token']},
    {options: {endpoint, token}, names: ['token must be a function']},
    {options: {endpoint: '', token: () => token, webSocket: 'https://x.example'}, names: ['endpoint', 'webSocket']},
  ];
  for (const {options, names} of mistakes) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      let error: unknown;
      try {
        // What a page without types may pass.
        bedrockChat(options as never);
      } catch (cause) {
        error = cause;
      }
      expect(error).to.include({code: 'config'});
      for (const name of names) expect(error).to.have.property('hint').that.includes(name);
      expect(String(Object(error).hint)).to.not.include(apiKey);
    });
  }
});
