import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {assumeRole, bedrockClient, elementText, endpoint, openIdToken, question, quickAws} from './clients.js';

const now = Date.UTC(2026, 10, 20, 12, 0, 0, 789);

describe('AssumeRoleWithWebIdentity', () => {
  it('gives credentials for the role, for an hour', async () => {
    const aws = quickAws({now: () => now});
    const token = await openIdToken(aws);
    const response = await assumeRole(aws, {WebIdentityToken: token});
    const xml = await response.text();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/xml/);
    assert.match(xml, /^<AssumeRoleWithWebIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">/);
    assert.equal(elementText(xml, 'Arn'), 'arn:aws:sts::123456789012:assumed-role/Guest/guest');
    assert.equal(elementText(xml, 'Expiration'), '2026-11-20T13:00:00Z');
    assert.match(elementText(xml, 'AccessKeyId'), /^ASIA[A-Z2-7]{16}$/);
  });

  it('gives them for as long as it is asked to', async () => {
    const aws = quickAws({now: () => now});
    const response = await assumeRole(aws, {WebIdentityToken: await openIdToken(aws), DurationSeconds: '900'});
    assert.equal(elementText(await response.text(), 'Expiration'), '2026-11-20T12:15:00Z');
  });

  it('gives nobody the same keys twice', async () => {
    const aws = quickAws();
    const token = await openIdToken(aws);
    const keys = await Promise.all(
      [1, 2].map(async () =>
        elementText(await (await assumeRole(aws, {WebIdentityToken: token})).text(), 'AccessKeyId'),
      ),
    );
    assert.notEqual(keys[0], keys[1]);
  });

  it('knows credentials again that another instance gave, since a service worker is stopped at will', async () => {
    const token = await openIdToken(quickAws());
    const xml = await (await assumeRole(quickAws(), {WebIdentityToken: token})).text();
    const client = bedrockClient(quickAws(), {
      accessKeyId: elementText(xml, 'AccessKeyId'),
      secretAccessKey: elementText(xml, 'SecretAccessKey'),
      sessionToken: elementText(xml, 'SessionToken'),
    });
    assert.ok((await client.send(new ConverseStreamCommand(question))).stream);
  });
});

describe('STS refuses', () => {
  const cases: readonly {title: string; fields: Record<string, string>; code: string; message: RegExp}[] = [
    {
      title: 'a role that is none',
      fields: {RoleArn: 'Guest'},
      code: 'ValidationError',
      message: /^Guest is invalid$/,
    },
    {
      title: 'a session name with a space',
      fields: {RoleSessionName: 'a guest'},
      code: 'ValidationError',
      message: /'a guest' at 'roleSessionName'/,
    },
    {
      title: 'a session that is too short',
      fields: {DurationSeconds: '899'},
      code: 'ValidationError',
      message: /'899' at 'durationSeconds' .* greater than or equal to 900$/,
    },
    {
      title: 'a session that is too long',
      fields: {DurationSeconds: '43201'},
      code: 'ValidationError',
      message: /exceeds the MaxSessionDuration/,
    },
    {
      title: 'a token that is none',
      fields: {WebIdentityToken: 'undefined'},
      code: 'InvalidIdentityToken',
      message: /not a valid JWT/,
    },
    {
      title: 'another action',
      fields: {Action: 'AssumeRole'},
      code: 'InvalidAction',
      message: /^Could not find operation AssumeRole for version 2011-06-15$/,
    },
    {
      title: 'another version',
      fields: {Version: '2010-01-01'},
      code: 'InvalidAction',
      message: /for version 2010-01-01$/,
    },
  ];
  for (const {title, fields, code, message} of cases) {
    it(title, async () => {
      const aws = quickAws();
      const response = await assumeRole(aws, {WebIdentityToken: await openIdToken(aws), ...fields});
      const xml = await response.text();
      assert.equal(response.status, 400);
      assert.equal(elementText(xml, 'Code'), code);
      assert.match(elementText(xml, 'Message').replaceAll('&quot;', '"'), message);
      assert.match(
        xml,
        /^<ErrorResponse .*<Type>Sender<\/Type>.*<RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/,
      );
    });
  }

  it('a token whose claims were changed', async () => {
    const [head, body = '', signature] = (await openIdToken(quickAws())).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({...claims, amr: ['authenticated']})).toString('base64url');
    const response = await assumeRole(quickAws(), {WebIdentityToken: `${head}.${forged}.${signature}`});
    assert.equal(elementText(await response.text(), 'Code'), 'InvalidIdentityToken');
  });

  it('a token after ten minutes', async () => {
    let time = now;
    const aws = quickAws({now: () => time});
    const token = await openIdToken(aws);
    time += 599_000;
    assert.equal((await assumeRole(aws, {WebIdentityToken: token})).status, 200);
    time += 1_000;
    const xml = await (await assumeRole(aws, {WebIdentityToken: token})).text();
    assert.equal(elementText(xml, 'Code'), 'ExpiredTokenException');
    assert.match(elementText(xml, 'Message'), /^Token expired: current date\/time \d+ must be before /);
  });

  it('and keeps its XML in order whatever it is sent', async () => {
    const aws = quickAws();
    const response = await assumeRole(aws, {RoleArn: '<b>&"'});
    assert.match(await response.text(), /<Message>&lt;b&gt;&amp;&quot; is invalid<\/Message>/);
  });
});

it('says so when it fails by order', async () => {
  const aws = quickAws({faults: {sts: {status: 503, code: 'ServiceUnavailable', message: 'Later.'}}});
  const response = await aws(new Request(endpoint, {method: 'POST', body: new URLSearchParams()}));
  assert.equal(response.status, 503);
  assert.match(await response.text(), /<Type>Receiver<\/Type><Code>ServiceUnavailable<\/Code>/);
});
