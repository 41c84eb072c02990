import {expect} from '@open-wc/testing';

import {isSameConnection} from '../../src/config/index.js';

const credentials = () => ({accessKeyId: 'a', secretAccessKey: 'b'});
const settings = {region: 'us-east-1', identityPoolId: 'pool', guestRoleArn: 'role', credentials};

describe('isSameConnection', () => {
  it('is the same for the same settings in another object', () => {
    expect(isSameConnection(settings, {...settings})).to.equal(true);
    expect(isSameConnection({}, {})).to.equal(true);
  });

  it('does not care what the model is asked with', () => {
    expect(isSameConnection({...settings}, {...settings, modelId: 'other', system: 'Be brief.'} as object)).to.equal(
      true,
    );
  });

  for (const change of [
    {region: 'eu-west-1'},
    {identityPoolId: 'other'},
    {guestRoleArn: 'other'},
    {bedrockEndpoint: 'https://x.test'},
    {cognitoEndpoint: 'https://x.test'},
    {stsEndpoint: 'https://x.test'},
    {apiKey: () => 'key'},
    {credentials: () => ({accessKeyId: 'a', secretAccessKey: 'b'})},
    {backend: {async *reply() {}}},
    {logins: {google: 'token'}},
  ]) {
    it(`is another one with another ${Object.keys(change).join()}`, () => {
      expect(isSameConnection(settings, {...settings, ...change})).to.equal(false);
    });
  }

  it('compares logins by provider and token, and functions by identity', () => {
    expect(isSameConnection({logins: {google: 'a'}}, {logins: {google: 'a'}})).to.equal(true);
    expect(isSameConnection({logins: {google: 'a'}}, {logins: {google: 'b'}})).to.equal(false);
    expect(isSameConnection({logins: {google: 'a'}}, {logins: {google: 'a', apple: 'b'}})).to.equal(false);
    expect(isSameConnection({logins: {google: 'a'}}, {})).to.equal(false);
    const logins = () => ({google: 'a'});
    expect(isSameConnection({logins}, {logins})).to.equal(true);
    expect(isSameConnection({logins}, {logins: () => ({google: 'a'})})).to.equal(false);
  });
});
