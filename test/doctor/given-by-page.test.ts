import {expect} from '@open-wc/testing';

import type {ChatSettings} from '../../src/config/index.js';
import {newGuest} from '../aws/catalog/open-catalog.js';
import {localFetch} from '../aws/local.js';
import {answering, isQuestion, refuse, shortAnswer} from './answers.js';
import {byPage, examine, idToken, provider, signedIn} from './examine.js';
import type {Case} from './examine.js';

describe('the doctor’s look at what a page gives', () => {
  const given: readonly (readonly [what: string, settings: ChatSettings, says: RegExp, fix: RegExp])[] = [
    [
      'credentials in another spelling',
      {...byPage, credentials: () => JSON.parse('{"AccessKeyId":"A","SecretAccessKey":"s"}')},
      /no accessKeyId/,
      /in this spelling/,
    ],
    [
      'an expiration that is a text',
      {
        ...byPage,
        credentials: () => JSON.parse('{"accessKeyId":"A","secretAccessKey":"s","expiration":"2099-01-01T00:00:00Z"}'),
      },
      /is no Date/,
      /new Date/,
    ],
    [
      'credentials that fail',
      {...byPage, credentials: () => Promise.reject(new Error('secret words'))},
      /function credentials failed/,
      /what it throws/,
    ],
    ['no API key', {...byPage, apiKey: () => ''}, /gives no text/, /short-term/],
    [
      'an API key that fails',
      {...byPage, apiKey: () => Promise.reject(new Error('secret words'))},
      /function apiKey failed/,
      /what it throws/,
    ],
  ];
  for (const [what, settings, says, fix] of given) {
    it(`finds ${what}`, async () => {
      const {find, verdicts, calls} = await examine({settings});
      expect(find('credentials')).to.include({status: 'failed'});
      expect(find('credentials').says).to.match(says);
      expect(find('credentials').fix).to.match(fix);
      expect(JSON.stringify(verdicts)).not.to.include('secret words');
      expect(calls.filter((call) => call !== '/')).to.deep.equal([]);
    });
  }

  const refusals: readonly (readonly [what: string, examined: Case, says: RegExp])[] = [
    [
      'an API key that AWS does not take',
      {
        settings: {...byPage, apiKey: () => 'bedrock-api-key-x'},
        between: answering(isQuestion, () => refuse('Bearer Token has expired', 403, 'UnrecognizedClientException')),
      },
      /API key/,
    ],
  ];
  for (const [what, examined, says] of refusals) {
    it(`finds ${what}`, async () => {
      const {find} = await examine(examined);
      expect(find('credentials').status).to.equal('failed');
      expect(find('credentials').says).to.match(says);
      expect(find('access').says).to.include('as long as this fails: credentials');
    });
  }

  for (const ask of [true, false]) {
    it(`finds credentials whose time is over, by what AWS says (${ask ? 'to a question' : 'without one'})`, async () => {
      const hours = 3_600_000;
      const issued = await newGuest(localFetch({now: () => Date.now() - 2 * hours}).fetch).get();
      const {find} = await examine({settings: {...byPage, credentials: () => issued}, options: {ask}});
      expect(find('credentials').status).to.equal('failed');
      expect(find('credentials').says).to.include('time of the credentials is over');
      expect(find('credentials').fix).to.include('fresh ones each time');
      expect(find('answer').status).to.equal('skipped');
    });
  }

  const longTerm: readonly (readonly [what: string, settings: ChatSettings])[] = [
    ['keys of an IAM user', {...byPage, credentials: () => ({accessKeyId: 'AKIA123', secretAccessKey: 's'})}],
    ['a long-term API key', {...byPage, apiKey: () => 'ABSKQmVkcm9ja0FQSUtleS0'}],
  ];
  for (const [what, settings] of longTerm) {
    it(`warns of ${what}, which everybody can read`, async () => {
      const {find, statuses} = await examine({settings, between: answering(isQuestion, shortAnswer)});
      expect(find('credentials').status).to.equal('warning');
      expect(find('credentials').fix).to.include('revoke');
      expect(statuses['answer']).to.equal('ok');
    });
  }

  it('finds a function for logins that fails, and does not repeat its words', async () => {
    const {find, verdicts} = await examine({settings: signedIn(() => Promise.reject(new Error('secret words')))});
    expect(find('logins')).to.include({status: 'failed'});
    expect(JSON.stringify(verdicts)).not.to.include('secret words');
  });

  it('asks functions within logins, and finds the bad one of several', async () => {
    const logins = {[provider]: idToken(), 'accounts.google.com': async () => idToken({exp: 1})};
    const {find} = await examine({settings: signedIn(logins), aws: {pool: {providers: {[provider]: 'our-client'}}}});
    expect(find('logins').says).to.match(/token of accounts\.google\.com ended \d+ days ago/);
  });

  it('says what it can of a token that nobody can read', async () => {
    const settings = signedIn({'graph.facebook.com': 'EAACEdEose0cBA'});
    const {find} = await examine({settings, aws: {pool: {providers: {}}}});
    expect(find('logins').fix).to.include('graph.facebook.com is among the identity providers');
  });
});
