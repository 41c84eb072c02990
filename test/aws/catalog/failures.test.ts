import {expect} from '@open-wc/testing';

import {createCatalog} from '../../../src/aws/catalog/index.js';
import {createClock} from '../../../src/aws/clock.js';
import type {Policy} from '../../../src/local-aws/index.js';
import {ChatError} from '../../../src/model/index.js';
import {localFetch} from '../local.js';
import {newGuest, openCatalog, profile, region} from './open-catalog.js';

const models = [{id: 'us.amazon.nova-lite-v1:0', label: 'Quick'}];
const nothingAllowed: Policy = {Statement: [{Effect: 'Deny', Action: 'bedrock:*', Resource: '*'}]};
const busy = {status: 429, code: 'ThrottlingException', message: 'Rate exceeded'};

function allBut(action: string): Policy {
  return {
    Statement: [
      {Effect: 'Allow', Action: 'bedrock:*', Resource: '*'},
      {Effect: 'Deny', Action: action, Resource: '*'},
    ],
  };
}

describe('a catalog that may not read everything', () => {
  it('has the page’s own models where the role may not list at all', async () => {
    const {catalog} = openCatalog({policy: nothingAllowed}, {models});
    expect(await catalog.list()).to.deep.equal([{...models[0], kind: 'inference-profile', provider: 'Amazon'}]);
    expect(catalog.failures.map(({code}) => code)).to.deep.equal(Array.from({length: 6}, () => 'access-denied'));
    expect(catalog.failures.map(({hint}) => hint).join()).to.include('bedrock:ListFoundationModels');
  });

  it('is empty where the page names none either, and nothing breaks', async () => {
    expect(await openCatalog({policy: nothingAllowed}).catalog.list()).to.deep.equal([]);
  });

  it('lists models although it may not list profiles', async () => {
    const {catalog} = openCatalog({policy: allBut('bedrock:ListInferenceProfiles')});
    const listed = await catalog.list();
    expect(listed.map(({id}) => id)).to.deep.equal(['amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0']);
    expect(catalog.failures).to.have.length(2);
    expect(catalog.failures[0]?.hint).to.include('bedrock:ListInferenceProfiles');
  });

  it('lists profiles although it may not list models, by what their names say', async () => {
    const ids = ['amazon.nova-lite-v1:0', 'cohere.embed-v4:0', 'anthropic.claude-haiku-4-5-20251001-v1:0'];
    const inferenceProfiles = ids.map((id) => profile(`us.${id}`, [id]));
    const policy = allBut('bedrock:ListFoundationModels');
    const {catalog} = openCatalog({policy, catalog: {inferenceProfiles}});
    const [first, ...others] = await catalog.list();
    expect(first).to.deep.equal({
      id: 'us.amazon.nova-lite-v1:0',
      label: 'The profile us.amazon.nova-lite-v1:0',
      kind: 'inference-profile',
      provider: 'Amazon',
    });
    expect(others.map(({provider}) => provider)).to.deep.equal(['Anthropic']);
  });

  it('asks for a forbidden list no second time, and for one that failed otherwise again', async () => {
    let isBusy = true;
    const {catalog, paths} = openCatalog({
      policy: allBut('bedrock:ListCustomModels'),
      faults: ({url}) => (isBusy && url.includes('/foundation-models') ? {controlPlane: busy} : {}),
    });
    await catalog.list();
    expect(catalog.failures.map(({code}) => code)).to.have.members(['throttled', 'access-denied']);
    isBusy = false;
    expect(await catalog.list()).to.have.length(4);
    expect(catalog.failures.map(({code}) => code)).to.deep.equal(['access-denied']);
    const count = (path: string) => paths().filter((asked) => asked === path).length;
    expect([count('/foundation-models'), count('/custom-models'), count('/inference-profiles')]).to.deep.equal([
      2, 1, 2,
    ]);
  });

  it('says what is wrong when there are no credentials', async () => {
    const {fetch} = localFetch();
    const credentials = () => Promise.reject(new ChatError('credentials', {message: 'The chat could not sign in.'}));
    const catalog = createCatalog({region, fetch, credentials, models, clock: createClock()});
    expect(await catalog.list()).to.have.length(1);
    expect(new Set(catalog.failures.map(({code}) => code))).to.deep.equal(new Set(['credentials']));
  });

  it('survives an address where somebody else answers', async () => {
    for (const body of ['<html>Not found</html>', '[]', 'null', '"text"']) {
      const credentials = () => ({accessKeyId: 'AKID', secretAccessKey: 'secret'});
      const catalog = createCatalog({region, fetch: async () => new Response(body), credentials, models});
      expect(await catalog.list(), body).to.have.length(1);
      expect(catalog.failures[0]?.hint, body).to.include('check its endpoint');
    }
  });

  it('survives lists that are none, and items that are no objects', async () => {
    const bodies = ['{}', '{"modelSummaries":7}', '{"modelSummaries":[null,7,"x",[],{"modelId":5}]}'];
    for (const body of bodies) {
      const credentials = () => ({accessKeyId: 'AKID', secretAccessKey: 'secret'});
      const catalog = createCatalog({region, fetch: async () => new Response(body), credentials});
      expect(await catalog.list(), body).to.deep.equal([]);
      expect(catalog.failures, body).to.deep.equal([]);
    }
  });

  it('does not turn in circles when a page points back to itself', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return Response.json({inferenceProfileSummaries: [], nextToken: 'again'});
    };
    const credentials = () => ({accessKeyId: 'AKID', secretAccessKey: 'secret'});
    await createCatalog({region, fetch, credentials}).list();
    expect(asked).to.equal(12);
  });

  it('takes new credentials once for all lists when the old ones have expired', async () => {
    const {fetch, calls} = localFetch();
    const guests = newGuest(fetch);
    const dead = {accessKeyId: 'dead', secretAccessKey: 'dead'};
    let current: 'dead' | 'alive' = 'dead';
    let drops = 0;
    const credentials = {
      get: async () => (current === 'dead' ? dead : guests.get()),
      drop() {
        drops += 1;
        current = 'alive';
      },
    };
    const expiring: typeof fetch = async (resource, init) => {
      const {headers} = new Request(resource, init);
      if (!headers.get('authorization')?.includes('Credential=dead')) return fetch(resource, init);
      return Response.json({message: 'The security token included in the request is expired'}, {status: 403});
    };
    const catalog = createCatalog({region, fetch: expiring, credentials, clock: createClock()});
    expect(await catalog.list()).to.have.length(4);
    expect(drops).to.equal(1);
    expect(calls.filter((call) => call === 'AssumeRoleWithWebIdentity')).to.have.length(1);
  });

  it('gives up on credentials that stay expired', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return Response.json({message: 'The security token included in the request is expired'}, {status: 403});
    };
    const credentials = () => ({accessKeyId: 'AKID', secretAccessKey: 'secret'});
    const catalog = createCatalog({region, fetch, credentials, models});
    expect(await catalog.list()).to.have.length(1);
    expect(asked).to.equal(12);
    expect(new Set(catalog.failures.map(({code}) => code))).to.deep.equal(new Set(['expired']));
  });

  for (const minutes of [20, -300]) {
    it(`learns the time from a refusal when the clock is ${minutes} minutes off and no Date is to be seen`, async () => {
      const {fetch} = localFetch();
      const clock = createClock(() => Date.now() + minutes * 60_000);
      const {credentials} = await getOnce(fetch);
      const undated: typeof fetch = async (resource, init) => {
        const response = await fetch(resource, init);
        response.headers.delete('date');
        return response;
      };
      const catalog = createCatalog({region, fetch: undated, credentials, clock});
      expect(await catalog.list()).to.have.length(4);
      expect(Math.abs(clock.now() - Date.now())).to.be.below(5000);
    });
  }

  async function getOnce(fetch: typeof globalThis.fetch) {
    const credentials = await newGuest(fetch).get();
    return {credentials: () => credentials};
  }
});
