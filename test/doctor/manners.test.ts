import {expect} from '@open-wc/testing';

import {doctor} from '../../src/doctor.js';
import type {DoctorStep} from '../../src/doctor.js';
import {isChatError} from '../../src/model/index.js';
import {answering, isQuestion, refuse} from './answers.js';
import {examine, guest, signedIn} from './examine.js';

describe('the doctor', () => {
  beforeEach(() => localStorage.clear());

  it('sends and stores nothing before the visitor has agreed', async () => {
    const asked: string[] = [];
    const fetch = async () => {
      asked.push('something');
      return new Response();
    };
    const stored = localStorage.length;
    const consent = () => {
      expect(asked).to.deep.equal([]);
      return false;
    };
    await doctor({...guest, consent}, {fetch});
    await doctor({...guest, consent: () => Promise.reject(new Error('no'))}, {fetch});
    expect(asked).to.deep.equal([]);
    expect(localStorage.length).to.equal(stored);
  });

  it('goes on once the visitor has agreed', async () => {
    const {statuses} = await examine({settings: {...guest, consent: async () => true}});
    expect([statuses['consent'], statuses['answer']]).to.deep.equal(['ok', 'ok']);
  });

  it('never says a secret, whatever AWS or anybody else says', async () => {
    const secrets = new Set<string>();
    const spy =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (resource, init) => {
        const request = new Request(resource, init);
        if (isQuestion(request)) {
          const token = request.headers.get('x-amz-security-token') ?? '';
          const key = /Credential=([^/]+)/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
          return refuse(
            `Not authorized to perform: anything with ${token} of ${key}, says ${[...secrets].join()}`,
            403,
          );
        }
        const response = await fetch(request);
        const text = await response.clone().text();
        for (const [, secret] of text.matchAll(
          /<(?:SecretAccessKey|SessionToken|AccessKeyId)>([^<]+)|"Token":"([^"]+)"/g,
        )) {
          if (secret) secrets.add(secret);
        }
        return response;
      };
    const {verdicts, find} = await examine({between: spy});
    expect(secrets.size).to.be.above(2);
    expect(find('access').status).to.equal('failed');
    expect(find('access').error?.cause).to.equal(undefined);
    const told =
      JSON.stringify(verdicts) + verdicts.map(({error}) => `${error?.message} ${error?.hint} ${error?.stack}`).join();
    for (const secret of secrets) expect(told.includes(secret), secret).to.equal(false);
    expect(told).to.include('…');
  });

  it('does not say a login token either', async () => {
    // Not in the form of a token that anybody would know for one.
    const token = 'EAACEdEose0cBAopaque';
    const between = answering(
      ({headers}) => headers.has('x-amz-target'),
      () => refuse(`Invalid login token. ${token} is not known`, 400, 'NotAuthorizedException'),
    );
    const {verdicts, find} = await examine({settings: signedIn({'graph.facebook.com': token}), between});
    expect(find('logins').error?.hint).to.include('…');
    expect(JSON.stringify(verdicts)).not.to.include(token);
  });

  it('says when somebody else answers in place of a service', async () => {
    const html = '<html>Sign in to the network</html>';
    const answers = [
      [html, 200],
      [html, 404],
      [html, 502],
      ['', 200],
      ['{}', 200],
    ] as const;
    const cases: readonly (readonly [step: DoctorStep, meant: typeof isQuestion])[] = [
      ['cognito-endpoint', ({headers}) => headers.has('x-amz-target')],
      ['sts-endpoint', ({url}) => url.includes('//sts.')],
      ['bedrock-endpoint', isQuestion],
    ];
    for (const [step, isMeant] of cases) {
      for (const [body, status] of answers) {
        const {verdicts, find} = await examine({between: answering(isMeant, () => new Response(body, {status}))});
        expect(find(step).status, `${step} ${status}: ${JSON.stringify(verdicts)}`).to.equal('failed');
        expect(find(step).says).to.include('does not speak like');
        expect(verdicts.filter((each) => each.status === 'failed')).to.have.length(1);
      }
    }
  });

  it('waits for no request longer than it is told', async () => {
    const hang = (isMeant: (request: Request) => boolean) => (fetch: typeof globalThis.fetch) => {
      const hanging: typeof globalThis.fetch = async (resource, init) => {
        const request = new Request(resource, init);
        if (!isMeant(request)) return fetch(request);
        return new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        });
      };
      return hanging;
    };
    const options = {timeoutMs: 30};
    const cognito = await examine({between: hang(({headers}) => headers.has('x-amz-target')), options});
    expect(cognito.find('cognito-endpoint').says).to.include('has not answered in time');
    const model = await examine({between: hang(isQuestion), options: {timeoutMs: 300}});
    expect(model.find('answer')).to.include({status: 'failed', says: 'The model has not answered in time.'});
    const everything = await examine({between: hang(() => true), options});
    expect(everything.find('cognito-endpoint').says).to.include('Nothing answers at');
  });

  it('can be broken off', async () => {
    const controller = new AbortController();
    const between = answering(isQuestion, () => {
      controller.abort();
      return refuse('Too late', 503);
    });
    const error: unknown = await examine({between, options: {signal: controller.signal}}).catch(
      (cause: unknown) => cause,
    );
    expect(isChatError(error) && error.code).to.equal('aborted');
  });
});
