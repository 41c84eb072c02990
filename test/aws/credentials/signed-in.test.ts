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
    let serial = 0;
    const logins = async () => ({[provider]: jwt({sub: 'alice', serial: (serial += 1)})});
    const source = signedInCredentials({identityPoolId, region: 'us-east-1', fetch, logins});
    const first = await source.get();
    expect(await source.get()).to.equal(first);
    source.drop();
    expect(await source.get()).not.to.equal(first);
    expect(serial).to.be.above(3);
  });

  for (const [how, change] of Object.entries({
    'the same function returns another’s token': (who: {name: string}) => {
      const logins = () => ({[provider]: jwt({sub: who.name})});
      return logins;
    },
    'a token function returns another’s token': (who: {name: string}) => () => ({
      [provider]: async () => jwt({sub: who.name}),
    }),
    'the same object holds another’s token': (who: {name: string}) => {
      const logins: Record<string, string> = {};
      return () => Object.assign(logins, {[provider]: who.name});
    },
  })) {
    it(`gives nobody the credentials of somebody else: ${how}`, async () => {
      const {fetch, calls} = localFetch();
      const who = {name: 'alice'};
      const source = signedInCredentials({identityPoolId, region: 'us-east-1', fetch, logins: change(who)});
      const alice = await source.get();
      who.name = 'bob';
      const bob = await source.get();
      expect(bob.accessKeyId).not.to.equal(alice.accessKeyId);
      expect(calls).to.have.length(4);
    });
  }

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

/** A token as an identity provider issues it, but for its signature. */
function jwt(claims: object): string {
  return `e30.${btoa(JSON.stringify({iss: 'https://issuer.test', exp: 4e9, ...claims}))}.x`;
}
