import {expect} from '@open-wc/testing';

import {createCatalog} from '../../../src/aws/catalog/index.js';
import {signGet} from '../../../src/aws/catalog/sign-get.js';
import {createClock} from '../../../src/aws/clock.js';
import {isChatError} from '../../../src/model/index.js';
import {localFetch} from '../local.js';
import {foundationModel, newGuest, openCatalog, profile, region} from './open-catalog.js';

const everyList = [
  '/custom-models',
  '/foundation-models',
  '/inference-profiles',
  '/inference-profiles',
  '/model-customization/custom-model-deployments',
  '/provisioned-model-throughputs',
];

describe('what a catalog asks', () => {
  it('is nothing before somebody wants to know', () => {
    expect(openCatalog().paths()).to.deep.equal([]);
  });

  it('is each list once, for all who ask at the same time and later', async () => {
    const {catalog, paths} = openCatalog();
    const [first, second] = await Promise.all([catalog.list(), catalog.list()]);
    expect(first).to.deep.equal(second);
    expect(await catalog.list()).to.deep.equal(first);
    expect(paths().toSorted()).to.deep.equal(everyList);
  });

  it('is shared by all catalogs of the same visitor and region, whose own models stay their own', async () => {
    const {fetch, calls} = localFetch();
    const credentials = newGuest(fetch);
    const options = {region, fetch, credentials, clock: createClock()};
    const [plain, named] = [
      createCatalog(options),
      createCatalog({...options, models: [{id: 'a.model', label: 'Mine'}]}),
    ];
    expect(await plain.list()).to.have.length(4);
    expect(await named.list()).to.have.length(5);
    expect(calls.filter((call) => call.startsWith('/'))).to.have.length(6);
  });

  it('is asked anew for another visitor, and in another region', async () => {
    const {fetch, calls} = localFetch();
    const credentials = newGuest(fetch);
    const ask = (options: {region: string; credentials: typeof credentials}) =>
      createCatalog({fetch, clock: createClock(), ...options}).list();
    await ask({region, credentials});
    await ask({region: 'eu-west-1', credentials});
    await ask({region, credentials: newGuest(fetch)});
    expect(calls.filter((call) => call.startsWith('/'))).to.have.length(18);
  });

  it('goes to the control plane of the region, or where the page says', async () => {
    const asked = new Set<string>();
    const fetch: typeof globalThis.fetch = async (resource, init) => {
      asked.add(new URL(new Request(resource, init).url).href.replace(/\?.*/, ''));
      return Response.json({});
    };
    const credentials = () => ({accessKeyId: 'AKID', secretAccessKey: 'secret'});
    await createCatalog({region: 'eu-west-1', fetch, credentials}).canStream('a.model');
    const endpoint = 'https://proxy.test/bedrock/';
    await createCatalog({region: 'eu-west-1', fetch, credentials, endpoint}).canStream('a.model');
    expect([...asked]).to.deep.equal([
      'https://bedrock.eu-west-1.amazonaws.com/foundation-models/a.model',
      'https://proxy.test/bedrock/foundation-models/a.model',
    ]);
  });

  it('sends no header that AWS’s answer to a preflight might not allow', async () => {
    const names = new Set<string>();
    const {fetch} = localFetch();
    const watching: typeof fetch = async (resource, init) => {
      const request = new Request(resource, init);
      if (request.method === 'GET') for (const name of request.headers.keys()) names.add(name);
      return fetch(resource, init);
    };
    const catalog = createCatalog({region, fetch: watching, credentials: newGuest(fetch), clock: createClock()});
    await catalog.list();
    expect([...names].toSorted()).to.deep.equal([
      'authorization',
      'x-amz-content-sha256',
      'x-amz-date',
      'x-amz-security-token',
    ]);
  });

  it('carries an API key in place of a signature', async () => {
    const keys = new Set<string | null>();
    const fetch: typeof globalThis.fetch = async (resource, init) => {
      keys.add(new Request(resource, init).headers.get('authorization'));
      return Response.json({});
    };
    await createCatalog({region, fetch, apiKey: async () => 'bedrock-api-key-1'}).list();
    expect([...keys]).to.deep.equal(['Bearer bedrock-api-key-1']);
  });

  it('goes on for the others when one gives up', async () => {
    const {catalog} = openCatalog();
    const controller = new AbortController();
    const given = catalog.list({signal: controller.signal});
    const kept = catalog.list();
    controller.abort();
    const error: unknown = await given.catch((cause: unknown) => cause);
    expect(isChatError(error) && error.code).to.equal('aborted');
    expect(await kept).to.have.length(4);
  });

  it('is nothing for somebody who has given up before', async () => {
    const {catalog, paths} = openCatalog();
    const error: unknown = await catalog.list({signal: AbortSignal.abort()}).catch((cause: unknown) => cause);
    expect(isChatError(error) && error.code).to.equal('aborted');
    expect(paths()).to.deep.equal([]);
  });
});

describe('canStream', () => {
  const catalog = {
    foundationModels: [
      foundationModel('a.streams'),
      foundationModel('a.waits', {responseStreamingSupported: false}),
      foundationModel('a.unsaid', {responseStreamingSupported: undefined}),
    ],
    inferenceProfiles: [
      profile('us.a.waits', ['a.waits']),
      profile('own', ['a.waits'], {
        inferenceProfileArn: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/own',
        type: 'APPLICATION',
      }),
    ],
  };

  it('asks for the one model, and remembers', async () => {
    const {catalog: opened, paths} = openCatalog({catalog});
    expect(await opened.canStream('a.streams')).to.equal(true);
    expect(await opened.canStream('a.waits')).to.equal(false);
    expect(await opened.canStream('a.unsaid')).to.equal(undefined);
    expect(await opened.canStream('a.waits')).to.equal(false);
    expect(paths()).to.deep.equal([
      '/foundation-models/a.streams',
      '/foundation-models/a.waits',
      '/foundation-models/a.unsaid',
    ]);
  });

  it('asks for the model behind a profile of AWS’s own, by id and by ARN', async () => {
    const {catalog: opened, paths} = openCatalog({catalog});
    expect(await opened.canStream('us.a.waits')).to.equal(false);
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.a.waits';
    expect(await opened.canStream(arn)).to.equal(false);
    expect(paths()).to.deep.equal(['/foundation-models/a.waits']);
  });

  it('looks into the lists for a name that does not tell its model', async () => {
    const {catalog: opened} = openCatalog({catalog});
    const account = 'arn:aws:bedrock:us-east-1:123456789012';
    expect(await opened.canStream(`${account}:application-inference-profile/own`)).to.equal(false);
    expect(await opened.canStream(`${account}:application-inference-profile/other`)).to.equal(undefined);
    expect(await opened.canStream(`${account}:prompt/P`)).to.equal(undefined);
  });

  it('asks nothing more once the lists are there', async () => {
    const {catalog: opened, paths} = openCatalog({catalog});
    await opened.list();
    const before = paths().length;
    expect(await opened.canStream('a.streams')).to.equal(true);
    expect(await opened.canStream('us.a.waits')).to.equal(false);
    expect(paths()).to.have.length(before);
  });

  it('does not know where the role may not look, or there is no such model', async () => {
    const policy = {Statement: [{Effect: 'Deny', Action: 'bedrock:*', Resource: '*'}]} as const;
    expect(await openCatalog({catalog, policy}).catalog.canStream('a.streams')).to.equal(undefined);
    expect(await openCatalog({catalog}).catalog.canStream('nobody.knows')).to.equal(undefined);
  });
});

describe('signGet', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html: the parts that do not depend on the service.
  it('names its scope and signs host, date, body hash and token', async () => {
    const headers = await signGet(new URL('https://bedrock.us-east-1.amazonaws.com/foundation-models'), {
      credentials: {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token'},
      region,
      date: new Date('2015-08-30T12:36:00Z'),
    });
    expect(headers['x-amz-date']).to.equal('20150830T123600Z');
    expect(headers['x-amz-content-sha256']).to.equal(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(headers['authorization']).to.match(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/us-east-1\/bedrock\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
    expect(headers).not.to.have.property('host');
  });
});
