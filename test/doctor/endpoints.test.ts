import {expect} from '@open-wc/testing';

import {doctor} from '../../src/doctor.js';
import type {DoctorStep} from '../../src/doctor.js';
import {answering, isQuestion, urlOf} from './answers.js';
import {examine, findVerdict, guest} from './examine.js';

const endpoints: readonly DoctorStep[] = ['cognito-endpoint', 'sts-endpoint', 'bedrock-endpoint'];
const addresses = {
  'cognito-endpoint': 'https://cognito-identity.us-east-1.amazonaws.com',
  'sts-endpoint': 'https://sts.us-east-1.amazonaws.com',
  'bedrock-endpoint': 'https://bedrock-runtime.us-east-1.amazonaws.com',
};

/** A page with a Content Security Policy, in a frame: its `fetch` and its document are the real thing. */
async function openPage(policy: string) {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  const {contentWindow, contentDocument} = frame;
  if (!contentWindow || !contentDocument) throw new Error('The frame has no page.');
  const fetch: typeof globalThis.fetch = (resource, init) => contentWindow.fetch(resource, init);
  return {fetch, page: contentDocument, close: () => frame.remove()};
}

describe('the doctor’s look at addresses', () => {
  beforeEach(() => localStorage.clear());

  it('finds a Content Security Policy that forbids all of them', async () => {
    const {fetch, page, close} = await openPage(`default-src 'none'; connect-src 'self'`);
    const verdicts = await doctor(guest, {fetch, page});
    close();
    for (const step of endpoints) {
      const {status, says, fix} = findVerdict(verdicts, step);
      expect(status, step).to.equal('failed');
      expect(says).to.include('Content Security Policy');
      expect(fix).to.equal(`Add ${addresses[step as keyof typeof addresses]} to connect-src.`);
    }
    expect(findVerdict(verdicts, 'pool').says).to.include('as long as this fails: cognito-endpoint');
    expect(findVerdict(verdicts, 'answer').status).to.equal('skipped');
  });

  it('finds the one address that a Content Security Policy forgot, and looks at the rest', async () => {
    const framed = await openPage(`connect-src 'self'`);
    const {statuses, find} = await examine({
      options: {page: framed.page},
      between: (fetch) => (resource, init) =>
        urlOf(resource).includes('bedrock-runtime') ? framed.fetch(resource, init) : fetch(resource, init),
    });
    framed.close();
    expect(find('bedrock-endpoint').fix).to.equal(`Add ${addresses['bedrock-endpoint']} to connect-src.`);
    expect([statuses['cognito-endpoint'], statuses['role'], statuses['credentials']]).to.deep.equal(['ok', 'ok', 'ok']);
    expect(find('access').says).to.include('as long as this fails: bedrock-endpoint');
  });

  it('does not take the violation of another address for its own', async () => {
    const framed = await openPage(`connect-src 'self'`);
    const violated = new Promise((resolve) => framed.page.addEventListener('securitypolicyviolation', resolve));
    const between = answering(
      ({url}) => url.includes('bedrock-runtime'),
      async () => {
        await framed.fetch('https://elsewhere.test/').catch(() => undefined);
        await violated;
        throw new TypeError('Failed to fetch');
      },
    );
    const {find} = await examine({options: {page: framed.page}, between});
    framed.close();
    expect(find('bedrock-endpoint').says).to.include('Nothing answers');
  });

  it('finds a server that lets no page read it', async () => {
    // This server serves the tests, and sends no CORS headers to other origins.
    const other = location.origin.replace('//localhost', '//127.0.0.1');
    expect(other).not.to.equal(location.origin);
    const {find, verdicts} = await examine({
      settings: {...guest, bedrockEndpoint: other},
      between: (fetch) => (resource, init) =>
        urlOf(resource).startsWith(other) ? globalThis.fetch(resource, init) : fetch(resource, init),
    });
    expect(find('bedrock-endpoint').status, JSON.stringify(verdicts, undefined, 1)).to.equal('failed');
    expect(find('bedrock-endpoint').says).to.include('the browser keeps its answer from this page');
    expect(find('bedrock-endpoint').fix).to.include('CORS headers');
    expect(find('access').says).to.include('as long as this fails: bedrock-endpoint');
  });

  it('finds an address where nothing listens', async () => {
    const closed = 'http://127.0.0.1:49151/';
    const {find} = await examine({
      settings: {...guest, cognitoEndpoint: closed},
      between: (fetch) => (resource, init) =>
        urlOf(resource).startsWith(closed) ? globalThis.fetch(resource, init) : fetch(resource, init),
    });
    expect(find('cognito-endpoint')).to.include({status: 'failed', says: `Nothing answers at ${closed}.`});
    expect(find('cognito-endpoint').fix).to.include('Check cognito-endpoint');
  });

  it('finds a region without Bedrock', async () => {
    const nowhere = answering(
      ({url}) => url.includes('bedrock-runtime.eu-nowhere-1'),
      () => {
        throw new TypeError('Failed to fetch');
      },
    );
    const {find} = await examine({settings: {...guest, region: 'eu-nowhere-1'}, between: nowhere});
    expect(find('bedrock-endpoint').says).to.equal(
      'Nothing answers at https://bedrock-runtime.eu-nowhere-1.amazonaws.com/.',
    );
    expect(find('bedrock-endpoint').fix).to.include('There may be no Bedrock Runtime in eu-nowhere-1: check region.');
  });

  it('finds a page of https that is to ask by http, but for this machine', async () => {
    const page = Object.assign(new EventTarget(), {location: {protocol: 'https:'}});
    const settings = {...guest, cognitoEndpoint: 'http://cognito.test/', stsEndpoint: 'http://127.0.0.1:4000/'};
    const {find, statuses} = await examine({settings, options: {page}});
    expect(find('cognito-endpoint').says).to.include('came by https');
    expect(find('cognito-endpoint').fix).to.include('Set cognito-endpoint to an address that starts with https://');
    expect(statuses['sts-endpoint']).to.equal('ok');
  });

  it('believes a service that answers, although it lets nobody read what was not signed', async () => {
    let probes = 0;
    const silent =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (resource, init) => {
        const request = new Request(resource, init);
        const isProbed = request.url.includes('bedrock-runtime') && !isQuestion(request);
        if (isProbed) probes += 1;
        if (isProbed && request.mode === 'cors') throw new TypeError('Failed to fetch');
        return isProbed ? new Response() : fetch(request);
      };
    const {statuses} = await examine({between: silent});
    expect(probes).to.equal(2);
    expect([statuses['bedrock-endpoint'], statuses['answer']]).to.deep.equal(['ok', 'ok']);
  });

  it('says which service of three a browser keeps from the page', async () => {
    const lost = () => {
      throw new TypeError('Failed to fetch');
    };
    const cognito = await examine({between: answering(({headers}) => headers.has('x-amz-target'), lost)});
    expect(cognito.find('cognito-endpoint').says).to.include('keeps its answer');
    expect(cognito.find('pool').status).to.equal('skipped');
    let asked = 0;
    const sts = await examine({between: answering(({url}) => url.includes('//sts.') && (asked += 1) > 1, lost)});
    expect(sts.find('sts-endpoint').says).to.include('keeps its answer');
    expect([sts.statuses['flow'], sts.statuses['role']]).to.deep.equal(['ok', 'skipped']);
  });
});
