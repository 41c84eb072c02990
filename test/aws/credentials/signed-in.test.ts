import {expect} from '@open-wc/testing';

import {signedInCredentials} from '../../../src/aws/credentials/signed-in.js';
import {guest, localFetch} from '../local.js';

const {identityPoolId} = guest;
const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf';

describe('signedInCredentials', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('goes the enhanced way: identity, credentials', async () => {
    const {fetch, calls} = localFetch();
    const source = signedInCredentials({
      identityPoolId,
      region: 'us-east-1',
      fetch,
      logins: () => ({[provider]: 'token'}),
    });
    expect((await source.get()).sessionToken).to.be.a('string').that.is.not.empty;
    expect(calls).to.deep.equal(['GetId', 'GetCredentialsForIdentity']);
  });

  it('asks for a fresh token at each renewal', async () => {
    const {fetch} = localFetch();
    let asked = 0;
    const logins = async () => ({[provider]: `token ${(asked += 1)}`});
    const source = signedInCredentials({identityPoolId, region: 'us-east-1', fetch, logins});
    await source.get();
    await source.get();
    expect(asked).to.equal(1);
    source.drop();
    await source.get();
    expect(asked).to.equal(2);
  });

  it('opens no database on the page’s origin', async () => {
    const {fetch} = localFetch();
    await signedInCredentials({identityPoolId, region: 'us-east-1', fetch}).get();
    const names = (await indexedDB.databases()).map(({name}) => name);
    expect(names).not.to.include('aws:cognito-identity-ids');
  });

  it('keeps no identity of a signed-in visitor for the next one', async () => {
    const {fetch} = localFetch();
    await signedInCredentials({
      identityPoolId,
      region: 'us-east-1',
      fetch,
      logins: () => ({[provider]: 'token'}),
    }).get();
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });
});
