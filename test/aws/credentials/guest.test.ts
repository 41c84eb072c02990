import {expect} from '@open-wc/testing';

import {guestCredentials} from '../../../src/aws/credentials/guest.js';
import {createIdentityStore} from '../../../src/aws/credentials/identity-store.js';
import {guest, localFetch} from '../local.js';

const {identityPoolId, guestRoleArn: roleArn} = guest;

function createGuest(aws = localFetch()) {
  const identities = createIdentityStore();
  const stsEndpoint = 'https://sts.us-east-1.amazonaws.com/';
  const source = guestCredentials({
    identityPoolId,
    roleArn,
    region: 'us-east-1',
    stsEndpoint,
    identities,
    fetch: aws.fetch,
  });
  return {source, identities, ...aws};
}

describe('guestCredentials', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('goes the classic way: identity, token, role', async () => {
    const {source, calls} = createGuest();
    const credentials = await source.get();
    expect(calls).to.deep.equal(['GetId', 'GetOpenIdToken', 'AssumeRoleWithWebIdentity']);
    expect(credentials.sessionToken).to.be.a('string').that.is.not.empty;
    expect(credentials.expiration?.getTime()).to.be.above(Date.now());
  });

  it('asks nothing while the credentials last', async () => {
    const {source, calls} = createGuest();
    await Promise.all([source.get(), source.get()]);
    await source.get();
    expect(calls).to.have.length(3);
  });

  it('stays one identity over renewals and page loads', async () => {
    const {source, identities, calls} = createGuest();
    await source.get();
    const identity = identities.getItem(identityPoolId);
    source.drop();
    await source.get();
    expect(calls.slice(3)).to.deep.equal(['GetOpenIdToken', 'AssumeRoleWithWebIdentity']);
    const reloaded = createGuest();
    await reloaded.source.get();
    expect(reloaded.calls).to.deep.equal(['GetOpenIdToken', 'AssumeRoleWithWebIdentity']);
    expect(reloaded.identities.getItem(identityPoolId)).to.equal(identity);
  });

  it('takes a new identity when the old one is gone', async () => {
    const aws = localFetch();
    const gone = 'us-east-1:99999999-9999-4999-8999-999999999999';
    const fetch: typeof globalThis.fetch = async (resource, init) => {
      const request = new Request(resource, init);
      const isAboutGone = (await request.clone().text()).includes(gone);
      const refusal = {__type: 'ResourceNotFoundException', message: `Identity '${gone}' not found.`};
      return isAboutGone ? new Response(JSON.stringify(refusal), {status: 400}) : aws.fetch(request);
    };
    const {source, identities, calls} = createGuest({...aws, fetch});
    identities.setItem(identityPoolId, gone);
    await source.get();
    expect(calls).to.deep.equal(['GetId', 'GetOpenIdToken', 'AssumeRoleWithWebIdentity']);
    expect(identities.getItem(identityPoolId)).to.be.a('string').that.does.not.equal(gone);
  });

  it('does not ask again where the pool has no guests', async () => {
    const {source, calls} = createGuest(localFetch({pool: {withoutGuests: true}}));
    const error = await source.get().catch((thrown: unknown) => thrown);
    expect(error).to.have.property('name', 'NotAuthorizedException');
    expect(calls).to.deep.equal(['GetId']);
  });

  it('stores no secret', async () => {
    const {source} = createGuest();
    const {secretAccessKey, sessionToken = ''} = await source.get();
    const stored = JSON.stringify({...localStorage, ...sessionStorage});
    expect(stored).not.to.include(secretAccessKey).and.not.to.include(sessionToken);
  });
});
