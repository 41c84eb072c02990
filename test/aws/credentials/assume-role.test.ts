import {expect} from '@open-wc/testing';

import {assumeRole} from '../../../src/aws/credentials/assume-role.js';

const input = {
  endpoint: 'https://sts.us-east-1.amazonaws.com/',
  roleArn: 'arn:aws:iam::123456789012:role/a&b',
  webIdentityToken: 'token',
};
const granted = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
  <Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>a/b+c=</SecretAccessKey>
  <SessionToken>t&amp;&lt;&gt;&quot;&apos;o</SessionToken><Expiration>2026-11-21T12:00:00Z</Expiration></Credentials>
  </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
const refused = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
  <Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>`;

function answer(xml: string, status = 200) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (resource, init) => {
    requests.push(new Request(resource, init));
    return new Response(xml, {status});
  };
  return {fetch, requests};
}

describe('assumeRole', () => {
  it('asks as STS wants it, in a form that needs no preflight', async () => {
    const {fetch, requests} = answer(granted);
    await assumeRole({...input, fetch});
    const [request] = requests;
    expect(request?.headers.get('content-type')).to.match(/^application\/x-www-form-urlencoded/);
    const form = new URLSearchParams(await request?.text());
    expect(Object.fromEntries(form)).to.deep.equal({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: input.roleArn,
      RoleSessionName: 'outcrop',
      WebIdentityToken: 'token',
      DurationSeconds: '900',
    });
  });

  it('reads the credentials, entities included', async () => {
    const credentials = await assumeRole({...input, fetch: answer(granted).fetch});
    expect(credentials).to.deep.equal({
      accessKeyId: 'ASIA1',
      secretAccessKey: 'a/b+c=',
      sessionToken: `t&<>"'o`,
      expiration: new Date('2026-11-21T12:00:00Z'),
    });
  });

  it('throws the refusal of STS with its name, sentence and status', async () => {
    const error = await assumeRole({...input, fetch: answer(refused, 403).fetch}).catch((thrown: unknown) => thrown);
    expect(error).to.include({
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    });
    expect(error).to.have.nested.property('$metadata.httpStatusCode', 403);
  });

  it('throws a refusal that is no XML', async () => {
    const error = await assumeRole({...input, fetch: answer('<html>Bad gateway', 502).fetch}).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.include({name: 'Unknown'});
    expect(error).to.have.nested.property('$metadata.httpStatusCode', 502);
  });

  it('says which element is missing where something else than STS answers', async () => {
    const error = await assumeRole({...input, fetch: answer('{}').fetch}).catch((thrown: unknown) => thrown);
    expect(error).to.include({code: 'credentials'});
    expect(error).to.have.property('hint').that.includes('<AccessKeyId>').and.includes('sts-endpoint');
  });
});
