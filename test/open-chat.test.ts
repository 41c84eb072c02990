import {expect} from '@open-wc/testing';

import {openChat} from '../src/open-chat.js';
import type {ChatSettings} from '../src/config/index.js';
import {scripted} from '../src/backends/scripted/index.js';
import {guest, localFetch} from './aws/local.js';

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf';

function open(settings: ChatSettings, options: Parameters<typeof localFetch>[0] = {}) {
  const {fetch, calls} = localFetch(options);
  return {chat: openChat(settings, {fetch}), calls};
}

describe('openChat', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('asks nothing of anybody before a question seems near', () => {
    expect(open(guest).calls).to.deep.equal([]);
  });

  it('answers a guest, with one request for a second question', async () => {
    const {chat, calls} = open(guest);
    const first = await chat.send('Hello');
    expect(first).to.include({status: 'complete', role: 'assistant', stopReason: 'end_turn'});
    expect(first.content[0]?.text).to.include('stand-in');
    const before = calls.length;
    await chat.send('And again');
    expect(calls.slice(before)).to.deep.equal(['/model/us.amazon.nova-lite-v1:0/converse-stream']);
  });

  it('answers a visitor who is signed in', async () => {
    const {identityPoolId, modelId} = guest;
    const {chat, calls} = open({identityPoolId, modelId, logins: {[provider]: 'first token'}});
    expect((await chat.send('Hello')).status).to.equal('complete');
    expect(calls).to.deep.equal([
      'GetId',
      'GetCredentialsForIdentity',
      '/model/us.amazon.nova-lite-v1:0/converse-stream',
    ]);
  });

  it('says why a guest of the enhanced flow gets no answer', async () => {
    const {identityPoolId, modelId} = guest;
    const {chat} = open({identityPoolId, modelId});
    const answer = await chat.send('Hello');
    expect(answer.status).to.equal('failed');
    expect(chat.state.error).to.include({code: 'guest-scope'});
    expect(chat.state.error?.hint).to.include('guest-role-arn');
  });

  it('fetches code and credentials when a question seems near, so that the question is the only request', async () => {
    const {chat, calls} = open({...guest, guestRoleArn: `${guest.guestRoleArn}-near`});
    await chat.prepare();
    const before = calls.length;
    expect(before).to.be.above(0);
    await chat.send('Hello');
    expect(calls.slice(before)).to.have.length(1);
  });

  it('lets chats of the same visitor share their credentials, whatever they ask', async () => {
    const {identityPoolId, modelId} = guest;
    const asGuest = {...guest, guestRoleArn: `${guest.guestRoleArn}-shared`};
    const signedIn = {identityPoolId, modelId, logins: {[provider]: 'shared token'}};
    for (const settings of [asGuest, signedIn]) {
      await open(settings).chat.send('Hello');
      const second = open({...settings, region: 'us-west-2', system: 'Be brief.'});
      expect(await second.chat.send('Hello')).to.include({status: 'complete'});
      expect(second.calls).to.have.length(1);
    }
  });

  it('takes credentials of the page’s own', async () => {
    const {chat, calls} = open({
      region: 'us-east-1',
      modelId: guest.modelId,
      credentials: () => ({accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'secret'}),
    });
    await chat.send('Hello');
    expect(calls).to.have.length(1);
    expect(chat.state.error?.code).to.equal('credentials');
  });

  it('asks a backend before a key, a key before credentials, and those before a pool', async () => {
    const credentials = () => ({accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'secret'});
    const ofThePage = open({...guest, credentials, apiKey: () => 'key', backend: scripted(['Hi'])});
    await ofThePage.chat.send('Hello');
    expect(ofThePage.calls).to.deep.equal([]);
    for (const settings of [
      {...guest, credentials},
      {...guest, credentials, apiKey: () => 'key'},
    ]) {
      const {chat, calls} = open(settings);
      await chat.send('Hello');
      expect(calls.filter((call) => !call.startsWith('/model'))).to.deep.equal([]);
    }
  });

  it('sends what the page set', async () => {
    const {fetch} = localFetch();
    const bodies: unknown[] = [];
    const spy: typeof globalThis.fetch = async (resource, init) => {
      const sent = new Request(resource, init);
      if (sent.url.includes('/model/')) bodies.push(await sent.clone().json());
      return fetch(sent);
    };
    const settings = {
      ...guest,
      system: 'Be brief.',
      maxTokens: 50,
      temperature: 0,
      topP: 0.5,
      stopSequences: ['END'],
      guardrailId: 'abc',
    };
    await openChat(settings, {fetch: spy}).send('Hello');
    await openChat(guest, {fetch: spy}).send('Hello');
    expect(bodies[0]).to.deep.equal({
      messages: [{role: 'user', content: [{text: 'Hello'}]}],
      system: [{text: 'Be brief.'}],
      inferenceConfig: {maxTokens: 50, temperature: 0, topP: 0.5, stopSequences: ['END']},
      guardrailConfig: {guardrailIdentifier: 'abc', guardrailVersion: 'DRAFT', trace: 'enabled'},
    });
    expect(bodies[1]).to.have.deep.property('inferenceConfig', {maxTokens: 1024});
  });

  it('sends every further field of Converse', async () => {
    const backend = scripted(['Hi']);
    const fields = {
      additionalModelRequestFields: {top_k: 5},
      additionalModelResponseFieldPaths: ['/stop_sequence'],
      performanceConfig: {latency: 'optimized'},
      serviceTier: {type: 'flex'},
      requestMetadata: {page: 'home'},
      outputConfig: {effort: 'low'},
    };
    await openChat({backend, ...fields}).send('Hello');
    expect(backend.requests[0]).to.deep.include(fields);
  });

  it('lets the model remember what each request repeats, unless the page does not want that', async () => {
    const backend = scripted(['Hi']);
    const modelId = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
    const system = 'Be brief. '.repeat(1000);
    await openChat({backend, modelId, system}).send('Hello');
    await openChat({backend, modelId, system, promptCache: false}).send('Hello');
    expect(backend.requests.map((request) => JSON.stringify(request).includes('cachePoint'))).to.deep.equal([
      true,
      false,
    ]);
  });

  it('makes room for words beside a thinking budget', async () => {
    const {fetch} = localFetch();
    const lengths: number[] = [];
    const spy: typeof globalThis.fetch = async (resource, init) => {
      const sent = new Request(resource, init);
      if (sent.url.includes('/model/')) lengths.push((await sent.clone().json()).inferenceConfig.maxTokens);
      return fetch(sent);
    };
    const think = (budget_tokens: number) => ({
      additionalModelRequestFields: {thinking: {type: 'enabled', budget_tokens}},
    });
    await openChat({...guest, maxTokens: 4000, ...think(2000)}, {fetch: spy}).send('Hello');
    await openChat({...guest, maxTokens: 2000, ...think(2000)}, {fetch: spy}).send('Hello');
    expect(lengths).to.deep.equal([4000, 3024]);
  });

  it('asks for the settings anew before each question, and keeps credentials while the visitor is the same', async () => {
    const {fetch, calls} = localFetch();
    const {identityPoolId, modelId} = guest;
    let settings: ChatSettings = {identityPoolId, modelId, logins: {[provider]: 'token'}};
    const chat = openChat(() => settings, {fetch});
    await chat.send('Hello');
    settings = {...settings, system: 'Be brief.', logins: {[provider]: 'token'}};
    await chat.send('Again');
    expect(calls).to.have.length(4);
    settings = {...settings, logins: {[provider]: 'another token'}};
    await chat.send('Once more');
    expect(calls.slice(4, -1)).to.deep.equal(['GetId', 'GetCredentialsForIdentity']);
  });

  it('fails a question whose settings are wrong by then, and answers when they are right again', async () => {
    let settings: ChatSettings = {backend: scripted(['Hi'])};
    const chat = openChat(() => settings);
    settings = {...settings, temperature: 7};
    expect((await chat.send('Hello')).error).to.include({code: 'config'});
    settings = {...settings, temperature: 1};
    expect(await chat.retry()).to.include({status: 'complete'});
  });

  it('requests nothing, not even ahead of a question, before the visitor agrees', async () => {
    let mayAsk = false;
    let asked = 0;
    const consent = async () => {
      asked += 1;
      return mayAsk;
    };
    const {chat, calls} = open({...guest, guestRoleArn: `${guest.guestRoleArn}-consent`, consent});
    await chat.prepare();
    expect(asked).to.equal(0);
    expect((await chat.send('Hello')).error).to.include({code: 'aborted'});
    expect([calls.length, Object.keys(localStorage).length]).to.deep.equal([0, 0]);
    mayAsk = true;
    expect(await chat.retry()).to.include({status: 'complete'});
    await chat.send('Again');
    expect(asked).to.equal(2);
  });

  it('takes nothing along from one visitor to the next', async () => {
    const {fetch} = localFetch();
    const bodies: string[] = [];
    const spy: typeof globalThis.fetch = async (resource, init) => {
      const sent = new Request(resource, init);
      if (sent.url.includes('/model/')) bodies.push(await sent.clone().text());
      return fetch(sent);
    };
    const {identityPoolId, modelId} = guest;
    let who = 'alice';
    let consented = 0;
    const consent = () => (consented += 1) > 0;
    const settings = {identityPoolId, modelId, consent, logins: () => ({[provider]: `token of ${who}`})};
    const chat = openChat(() => settings, {fetch: spy});
    await chat.send('A private question');
    who = 'bob';
    await chat.send('Hello');
    expect(bodies[1]).not.to.include('private');
    expect(chat.state.messages).to.have.length(2);
    expect(consented).to.equal(2);
  });

  it('says so when the page cannot tell who is signed in', async () => {
    const {identityPoolId, modelId} = guest;
    const {chat, calls} = open({identityPoolId, modelId, logins: () => Promise.reject(new Error('offline'))});
    expect((await chat.send('Hello')).error).to.include({code: 'credentials'});
    expect(calls).to.deep.equal([]);
  });

  it('throws one error that names every wrong setting', () => {
    expect(() => open({region: 'nowhere'}))
      .to.throw()
      .with.property('hint')
      .that.includes('region is “nowhere”')
      .and.includes('model-id');
  });

  it('uses a backend of the page’s own and no AWS', async () => {
    const {chat, calls} = open({backend: scripted(['Hi there'])});
    expect((await chat.send('Hello')).content).to.deep.equal([{text: 'Hi there'}]);
    expect(calls).to.deep.equal([]);
  });
});
