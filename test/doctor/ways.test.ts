import {expect} from '@open-wc/testing';

import {createIdentityStore} from '../../src/aws/credentials/identity-store.js';
import type {ChatSettings} from '../../src/config/index.js';
import type {Backend} from '../../src/model/index.js';
import {createClock} from '../../src/aws/clock.js';
import {newGuest} from '../aws/catalog/open-catalog.js';
import {localFetch} from '../aws/local.js';
import {answering, isQuestion, refuse, shortAnswer} from './answers.js';
import {byPage, client, examine, guest, provider, signedIn} from './examine.js';
import type {Case} from './examine.js';

const guestCalls = ['GetId', 'GetOpenIdToken', 'AssumeRoleWithWebIdentity'];
const question = `/model/${guest.modelId}/converse-stream`;
const backend: Backend = {
  async *reply() {
    yield 'Hi';
  },
};

/** Everything was well, or not needed. */
async function expectHealth(examined: Case, skipped: readonly string[]) {
  const {verdicts, calls, statuses} = await examine(examined);
  const bad = verdicts.filter(({status}) => status === 'failed' || status === 'warning');
  expect(bad).to.deep.equal([]);
  expect(Object.keys(statuses).filter((step) => statuses[step] === 'skipped')).to.deep.equal(skipped);
  expect(verdicts.every(({says}) => /^[A-Z“u].*\.$/.test(says))).to.equal(true);
  return calls;
}

describe('the doctor, when all is well,', () => {
  beforeEach(() => localStorage.clear());

  it('says so of guests, who go the classic way', async () => {
    const calls = await expectHealth({}, ['logins', 'guardrail']);
    // The first is the probe of STS.
    expect(calls).to.deep.equal(['AssumeRoleWithWebIdentity', ...guestCalls, question]);
  });

  it('says so of who is signed in', async () => {
    const aws = {pool: {providers: {[provider]: client}}};
    const calls = await expectHealth({settings: signedIn(), aws}, ['sts-endpoint', 'guests', 'guardrail']);
    expect(calls).to.deep.equal(['GetId', 'GetCredentialsForIdentity', question]);
  });

  it('says so of credentials of the page', async () => {
    const {fetch} = localFetch();
    const issued = await newGuest(fetch).get();
    const skipped = ['cognito-endpoint', 'sts-endpoint', 'pool', 'guests', 'logins', 'flow', 'role', 'guardrail'];
    const calls = await expectHealth({settings: {...byPage, credentials: () => issued}}, skipped);
    expect(calls.filter((call) => call !== '/')).to.deep.equal([question]);
  });

  it('says so of an API key', async () => {
    const keys: (string | null)[] = [];
    const between = answering(isQuestion, ({headers}) => {
      keys.push(headers.get('authorization'));
      return shortAnswer();
    });
    const skipped = ['cognito-endpoint', 'sts-endpoint', 'pool', 'guests', 'logins', 'flow', 'role', 'guardrail'];
    await expectHealth({settings: {...byPage, apiKey: () => 'bedrock-api-key-abc'}, between}, skipped);
    expect(keys).to.deep.equal(['Bearer bedrock-api-key-abc']);
  });

  it('has nothing to look at behind a backend of the page', async () => {
    const {statuses, calls} = await examine({settings: {backend}});
    const looked = Object.keys(statuses).filter((step) => statuses[step] === 'ok');
    expect(looked).to.deep.equal(['configuration', 'online', 'consent', 'clock']);
    expect(calls).to.deep.equal([]);
  });

  it('applies the guardrail too', async () => {
    await expectHealth({settings: {...guest, guardrailId: 'gr-1'}}, ['logins']);
  });

  it('leaves a visitor the identity that they have', async () => {
    const identities = createIdentityStore(undefined);
    await examine({options: {identities}});
    const known = identities.getItem(guest.identityPoolId);
    expect(known).to.match(/^us-east-1:/);
    const calls = await expectHealth({options: {identities}}, ['logins', 'guardrail']);
    expect(calls).not.to.include('GetId');
    expect(identities.getItem(guest.identityPoolId)).to.equal(known);
  });

  it('takes a new identity when the old one is dead, as the chat does', async () => {
    const identities = createIdentityStore(undefined);
    identities.setItem(guest.identityPoolId, 'gone');
    const calls = await expectHealth({options: {identities}}, ['logins', 'guardrail']);
    expect(calls.slice(1, 5)).to.deep.equal(['GetOpenIdToken', ...guestCalls]);
    expect(identities.getItem(guest.identityPoolId)).to.match(/^us-east-1:/);
  });
});

describe('the doctor, when all is not well,', () => {
  it('makes no new identity where the old one is not to blame', async () => {
    const identities = createIdentityStore(undefined);
    await examine({options: {identities}});
    const {calls, find} = await examine({options: {identities}, aws: {pool: {withoutClassicFlow: true}}});
    expect(find('flow').status).to.equal('failed');
    expect(calls).not.to.include('GetId');
  });
});

describe('the question of the doctor', () => {
  beforeEach(() => localStorage.clear());

  /** What Bedrock was asked. */
  async function readQuestions(settings: ChatSettings, answer: (count: number) => Response = shortAnswer) {
    const asked: Promise<unknown>[] = [];
    const between = answering(isQuestion, (request) => {
      asked.push(request.json());
      return answer(asked.length);
    });
    const {statuses} = await examine({settings, between});
    return {statuses, asked: await Promise.all(asked)};
  }

  it('is two words long, for one token, with the settings of the page', async () => {
    const settings = {
      ...guest,
      system: 'Be kind',
      topP: 0.5,
      maxTokens: 4000,
      serviceTier: {type: 'flex'},
      additionalModelRequestFields: {thinking: {type: 'enabled', budget_tokens: 2000}},
    };
    const {asked} = await readQuestions(settings);
    expect(asked).to.deep.equal([
      {
        messages: [{role: 'user', content: [{text: 'Say hi'}]}],
        system: [{text: 'Be kind'}],
        inferenceConfig: {maxTokens: 1, topP: 0.5},
        serviceTier: {type: 'flex'},
      },
    ]);
  });

  it('leaves a prompt its own settings', async () => {
    const modelId = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABC';
    const {asked, statuses} = await readQuestions({...guest, modelId, promptVariables: {name: {text: 'Ada'}}});
    expect(asked[0]).to.have.all.keys('messages', 'promptVariables');
    expect(statuses['answer']).to.equal('ok');
  });

  it('is repeated as long as the chat’s own for a model to which one token is too few', async () => {
    const tooFew = refuse('max_output_tokens must be at least 16');
    const {asked, statuses} = await readQuestions({...guest, maxTokens: 300}, (count) =>
      count === 1 ? tooFew : shortAnswer(),
    );
    const limits = asked.map((each) => JSON.stringify(each).match(/"maxTokens":(\d+)/)?.[1]);
    expect(limits).to.deep.equal(['1', '300']);
    expect(statuses['answer']).to.equal('ok');
  });

  it('is not repeated forever', async () => {
    const {asked, statuses} = await readQuestions(guest, () => refuse('maxTokens is never right'));
    expect(asked).to.have.length(2);
    expect(statuses['answer']).to.equal('failed');
  });

  it('is asked at once of a model that cannot stream', async () => {
    const whole = {output: {message: {role: 'assistant', content: [{text: 'Hi'}]}}, stopReason: 'max_tokens'};
    const asked: string[] = [];
    const between = answering(isQuestion, ({url}) => {
      asked.push(url.split('/').at(-1) ?? '');
      return url.endsWith('/converse') ? Response.json(whole) : refuse('The model is unsupported for streaming');
    });
    await expectHealth({between}, ['logins', 'guardrail']);
    expect(asked).to.deep.equal(['converse-stream', 'converse']);
  });

  it('tells when the model cannot stream and the role may not ask it otherwise', async () => {
    const between = answering(isQuestion, ({url}) =>
      url.endsWith('/converse')
        ? refuse(
            'User: x is not authorized to perform: bedrock:InvokeModel on resource: arn:y because …',
            403,
            'AccessDeniedException',
          )
        : refuse('The model is unsupported for streaming'),
    );
    const {find} = await examine({between});
    expect(find('access').fix).to.include('Allow bedrock:InvokeModel on arn:y');
  });

  it('is not asked of who does not want it', async () => {
    const {verdicts, calls, find, statuses} = await examine({options: {ask: false}});
    expect(verdicts.filter(({status}) => status === 'failed')).to.deep.equal([]);
    expect(calls.filter((call) => call.startsWith('/model'))).to.deep.equal([]);
    expect(find('model').says).to.equal('Bedrock knows amazon.nova-lite-v1:0 in us-east-1.');
    expect([statuses['access'], statuses['answer']]).to.deep.equal(['skipped', 'skipped']);
    expect(find('answer').says).to.include('none was to be asked');
  });

  const unasked: readonly (readonly [what: string, examined: Case, status: string, words: RegExp])[] = [
    ['a model that does not exist', {settings: {...guest, modelId: 'nobody.knows'}}, 'failed', /knows no model nobody/],
    [
      'a model that needs a profile',
      {settings: {...guest, modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0'}},
      'failed',
      /only through an inference profile/,
    ],
    [
      'a role that may not look',
      {aws: {policy: {Statement: [{Effect: 'Deny', Action: 'bedrock:Get*', Resource: '*'}]}}},
      'skipped',
      /access-denied/,
    ],
    [
      'a name that does not tell',
      {settings: {...guest, modelId: 'arn:aws:bedrock:us-east-1:123456789012:provisioned-model/p'}},
      'skipped',
      /does not tell which model/,
    ],
  ];
  for (const [what, examined, status, words] of unasked) {
    it(`is not needed to tell of ${what}`, async () => {
      const verdict = (await examine({...examined, options: {ask: false}})).find('model');
      expect(verdict.status).to.equal(status);
      expect(verdict.says).to.match(words);
    });
  }

  it('goes to the control plane that the caller names, when it is not asked', async () => {
    const asked: string[] = [];
    const between =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (resource, init) => {
        asked.push(new Request(resource, init).url);
        return fetch(resource, init);
      };
    await examine({between, options: {ask: false, controlPlaneEndpoint: 'https://aws.test/', clock: createClock()}});
    expect(asked.at(-1)).to.equal('https://aws.test/foundation-models/amazon.nova-lite-v1%3A0');
  });
});
