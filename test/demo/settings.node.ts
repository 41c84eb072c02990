import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';
import {fillPage} from '../../demo/server/fill-settings.js';
import {awsSettings, localSettings} from '../../demo/server/settings.js';
import {readSettings} from '../../src/config/index.js';

const environment = {
  OUTCROP_REGION: 'eu-central-1',
  OUTCROP_IDENTITY_POOL_ID: 'eu-central-1:00000000-1111-4222-8333-444444444444',
  OUTCROP_GUEST_ROLE_ARN: 'arn:aws:iam::123456789012:role/guest',
  OUTCROP_MODEL_ID: 'eu.amazon.nova-lite-v1:0',
};

describe('the settings of the demo', () => {
  it('are in order for the stand-in', () => {
    const settings = localSettings('http://127.0.0.1:4000');
    assert.equal(readSettings(settings).bedrockEndpoint, 'http://127.0.0.1:4000');
  });

  it('come from the environment for real AWS', () => {
    assert.deepEqual(awsSettings(environment), {
      settings: {
        region: 'eu-central-1',
        identityPoolId: 'eu-central-1:00000000-1111-4222-8333-444444444444',
        guestRoleArn: 'arn:aws:iam::123456789012:role/guest',
        modelId: 'eu.amazon.nova-lite-v1:0',
      },
      problems: [],
    });
  });

  for (const name of Object.keys(environment)) {
    it(`say that ${name} is missing, and what it is`, () => {
      const {problems} = awsSettings({...environment, [name]: ' '});
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', new RegExp(`^${name} is missing: .{20,}\\.$`));
    });
  }
});

describe('npm start -- --aws', () => {
  const start = promisify(execFile);
  const run = (args: string[], env: Record<string, string>) =>
    start(process.execPath, ['--import', 'tsx', 'demo/server/start.ts', ...args], {env: {PATH: '', ...env}}).then(
      () => assert.fail('It started.'),
      (error: unknown) => error as {code: number; stderr: string},
    );

  it('names everything that is missing at once, and does not start', async () => {
    const {OUTCROP_REGION} = environment;
    const {code, stderr} = await run(['--aws'], {OUTCROP_REGION});
    assert.equal(code, 1);
    const named = [...stderr.matchAll(/OUTCROP_\w+(?= is missing)/g)].map(([name]) => name);
    assert.deepEqual(named, ['OUTCROP_IDENTITY_POOL_ID', 'OUTCROP_GUEST_ROLE_ARN', 'OUTCROP_MODEL_ID']);
  });

  it('knows no other option', async () => {
    const {code, stderr} = await run(['--asw'], {});
    assert.equal(code, 1);
    assert.match(stderr, /--asw/);
  });
});

describe('a page', () => {
  const settings = {identityPoolId: 'us-east-1:1', modelId: 'a "model" & <more>'};

  it('gets the settings as attributes of each chat', () => {
    const page = '<outcrop-chat\n  heading="A"\n></outcrop-chat><outcrop-chat></outcrop-chat>';
    const attributes = ' identity-pool-id="us-east-1:1" model-id="a &quot;model&quot; &amp; &lt;more>"';
    assert.equal(
      fillPage(page, settings),
      `<outcrop-chat\n  heading="A"\n${attributes}></outcrop-chat><outcrop-chat${attributes}></outcrop-chat>`,
    );
  });

  it('gets them as JSON where it asks for that', () => {
    const page = '<script type="application/json" id="outcrop-settings"></script>';
    const json = /<script[^>]*>(.*)<\/script>/.exec(fillPage(page, {modelId: '</script><b>'}))?.[1] ?? '';
    assert.ok(!json.includes('<'));
    assert.deepEqual(JSON.parse(json), {modelId: '</script><b>'});
  });

  it('keeps examples of the element as they are', () => {
    const page = '<code>&lt;outcrop-chat&gt;</code><outcrop-chat-row></outcrop-chat-row><!--\n<outcrop-chat>\n-->';
    assert.equal(fillPage(page, settings), page);
  });
});
