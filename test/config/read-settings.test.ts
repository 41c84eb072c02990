import {expect} from '@open-wc/testing';

import {isPromptArn, readSettings, settingRules} from '../../src/config/index.js';
import type {ChatSettings} from '../../src/config/index.js';
import {isChatError} from '../../src/model/index.js';

const guest = {
  identityPoolId: 'eu-central-1:12345678-1234-1234-1234-123456789012',
  guestRoleArn: 'arn:aws:iam::123456789012:role/chat-guest',
  modelId: 'eu.amazon.nova-lite-v1:0',
} satisfies ChatSettings;
const backend = {async *reply() {}};

/** What a developer is told. */
function hintFor(settings: object): string {
  try {
    readSettings(settings);
  } catch (error) {
    if (isChatError(error) && error.code === 'config') return error.hint ?? '';
    throw error;
  }
  return '';
}

describe('readSettings', () => {
  it('takes the region from the pool', () => {
    expect(readSettings(guest)).to.include({region: 'eu-central-1', poolRegion: 'eu-central-1'});
  });

  it('lets Bedrock be in another region than the pool', () => {
    expect(readSettings({...guest, region: 'us-west-2'})).to.include({region: 'us-west-2', poolRegion: 'eu-central-1'});
  });

  it('needs nothing but a backend of the page’s own', () => {
    expect(readSettings({backend}).backend).to.equal(backend);
  });

  it('takes an API key in place of credentials', () => {
    expect(hintFor({apiKey: () => 'key', region: 'us-east-1', modelId: 'm'})).to.equal('');
  });

  it('takes a patience that names only what it changes', () => {
    expect(hintFor({...guest, patience: {attempts: 1}})).to.equal('');
    expect(hintFor({...guest, patience: {attemps: 1}})).to.include('patience');
  });

  it('takes credentials of the page’s own with a region', () => {
    const credentials = () => ({accessKeyId: 'a', secretAccessKey: 'b'});
    expect(hintFor({credentials, region: 'us-east-1', modelId: 'm'})).to.equal('');
    expect(hintFor({credentials, modelId: 'm'})).to.include('region is missing');
  });

  it('names everything that is missing at once, and how to mend it', () => {
    const lines = hintFor({}).split('\n');
    expect(lines).to.have.length(3);
    for (const name of ['identity-pool-id', 'region', 'model-id']) {
      expect(lines.some((line) => line.startsWith(`${name} is missing: set `))).to.equal(true);
    }
  });

  it('tells a visitor nothing of that', () => {
    try {
      readSettings({});
      expect.fail('nothing was thrown');
    } catch (error) {
      expect(error).to.have.property('message', 'The chat is not set up correctly, so it cannot answer.');
    }
  });

  const wrong: Readonly<Record<string, unknown>> = {
    region: 'Frankfurt',
    identityPoolId: 'us-east-1_AbCdEf',
    guestRoleArn: 'chat-guest',
    modelId: '',
    system: 7,
    maxTokens: 1.5,
    temperature: 2,
    topP: Number.NaN,
    stopSequences: 'END',
    guardrailId: '',
    guardrailVersion: 'latest',
    bedrockEndpoint: 'bedrock.local',
    cognitoEndpoint: 'ftp://x',
    stsEndpoint: '/sts',
    logins: 'token',
    credentials: {accessKeyId: 'a'},
    apiKey: 'bedrock-api-key-abc',
    consent: true,
    promptCache: 'yes',
    fallbackModelId: 'two words',
    patience: {attempts: 0},
    additionalModelRequestFields: 'thinking',
    additionalModelResponseFieldPaths: ['stop_sequence'],
    performanceConfig: 'optimized',
    serviceTier: 'flex',
    requestMetadata: 1,
    outputConfig: true,
    promptVariables: 'x',
    tools: {},
    toolChoice: 'auto',
    toolLimits: {rounds: 0},
    webMcp: 'yes',
    mcpServers: [{url: 'mcp.example'}],
    onToolCall: 'log',
    context: 'The cart is empty.',
    contextTokens: -1,
    contextPolicy: 'forget',
    budget: {cost: 1},
    history: 'forever',
    historyKey: ' ',
    historyEncryption: 'password',
    guardrailTrace: 'enabled',
    backend: {},
  };

  for (const {property, attribute = property, form} of settingRules) {
    it(`says what ${attribute} must be`, () => {
      expect(wrong).to.have.property(property);
      const mistake = hintFor({...guest, guardrailId: 'g', [property]: wrong[property]});
      expect(mistake).to.include(`${attribute} is `).and.include(`it must be ${form}.`);
    });
  }

  it('names all wrong values at once', () => {
    expect(hintFor({...guest, ...wrong}).split('\n').length).to.be.at.least(settingRules.length);
  });

  it('never repeats what may be secret', () => {
    for (const secret of ['hunter2', {secretAccessKey: 'hunter2'}]) {
      for (const property of ['credentials', 'apiKey', 'logins', 'backend', 'consent']) {
        expect(hintFor({...guest, [property]: secret})).not.to.include('hunter2');
      }
    }
  });

  it('says which settings exclude each other', () => {
    expect(hintFor({...guest, logins: {}})).to.include('guest-role-arn and logins');
    expect(hintFor({guestRoleArn: guest.guestRoleArn, backend})).to.include('without identity-pool-id');
    expect(hintFor({...guest, guardrailVersion: '1'})).to.include('without guardrail-id');
    expect(hintFor({...guest, promptVariables: {}})).to.include('no prompt ARN');
  });

  it('says what a prompt ARN leaves no room for', () => {
    const modelId = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDE:1';
    expect(isPromptArn(modelId)).to.equal(true);
    expect(isPromptArn(guest.modelId)).to.equal(false);
    expect(hintFor({...guest, modelId})).to.equal('');
    const lines = hintFor({
      ...guest,
      modelId,
      system: 's',
      maxTokens: 1,
      temperature: 0,
      topP: 1,
      stopSequences: [],
    }).split('\n');
    expect(lines).to.have.length(5);
    expect(lines.join()).to.include('max-tokens cannot be set with a prompt ARN');
  });
});
