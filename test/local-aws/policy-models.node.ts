import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {listTargets} from '../../src/local-aws/inference-profiles.js';
import type {LocalAwsOptions, Policy} from '../../src/local-aws/index.js';
import {readModelCall} from '../../src/local-aws/model-call.js';
import {askAll, bedrockClient, guestCredentials, question, quickAws} from './clients.js';

const place = {region: 'us-west-2', account: '123456789012'};
const bedrock = (region: string, rest: string): string => `arn:aws:bedrock:${region}:${rest}`;
const model = (region: string): string => bedrock(region, ':foundation-model/amazon.nova-lite-v1:0');
const made = bedrock('us-west-2', '123456789012:application-inference-profile/abc');

describe('what must be allowed for', () => {
  const resources = (modelId: string, profiles = {}): readonly string[] =>
    listTargets(modelId, place, profiles).map(({resource}) => resource);

  it('a model is the model, in the region that was called', () => {
    assert.deepEqual(resources('amazon.nova-lite-v1:0'), [model('us-west-2')]);
    assert.deepEqual(resources(model('us-west-2')), [model('us-west-2')]);
  });

  it('a profile of AWS is the profile, and the model wherever it may be asked', () => {
    const profile = bedrock('us-west-2', '123456789012:inference-profile/us.amazon.nova-lite-v1:0');
    const all = [profile, model('us-west-2'), model('us-east-1'), model('us-east-2')];
    assert.deepEqual(resources('us.amazon.nova-lite-v1:0'), all);
    assert.deepEqual(resources(profile), all);
    const targets = listTargets(profile, place, {});
    assert.deepEqual(
      targets.map((target) => target.profile),
      [undefined, profile, profile, profile],
    );
    assert.deepEqual(
      targets.map((target) => target.region),
      ['us-west-2', 'us-west-2', 'us-east-1', 'us-east-2'],
    );
  });

  it('a global profile is the model without a region too', () => {
    const targets = listTargets('global.amazon.nova-lite-v1:0', place, {}).slice(1);
    assert.deepEqual(
      targets.map(({resource, region}) => [resource, region]),
      [
        [model('us-west-2'), 'us-west-2'],
        [model(''), 'unspecified'],
      ],
    );
  });

  it("a profile of one's own is what it was made from", () => {
    const over = (source: string): readonly string[] => resources(made, {[made]: source});
    assert.deepEqual(over('amazon.nova-lite-v1:0'), [made, model('us-west-2')]);
    assert.deepEqual(
      over('jp.amazon.nova-lite-v1:0').slice(1),
      ['us-west-2', 'ap-northeast-1', 'ap-northeast-3'].map(model),
    );
    assert.deepEqual(resources(made), [made]);
    assert.equal(listTargets(made, place, {[made]: 'us.x'}).at(-1)?.profile, made);
  });

  it('nothing that is in another region', () => {
    const refused = {name: 'AwsError', message: 'The provided model identifier is invalid.'};
    assert.throws(() => listTargets(model('us-east-1'), place, {}), refused);
    const elsewhere = made.replace('us-west-2', 'eu-west-1');
    assert.throws(() => listTargets(elsewhere, place, {[elsewhere]: 'amazon.nova-lite-v1:0'}), refused);
  });

  it('any other ARN is what it names', () => {
    const provisioned = bedrock('us-west-2', '123456789012:provisioned-model/us.x');
    assert.deepEqual(resources(provisioned), [provisioned]);
  });
});

describe('what a call says of itself', () => {
  const read = (body: object, headers: Record<string, string> = {}) =>
    readModelCall({action: 'a', modelId: 'm', headers: new Headers(headers), body});

  it('stands in the body of Converse', () => {
    const guardrailConfig = {guardrailIdentifier: 'g', guardrailVersion: '2'};
    assert.deepEqual(read({guardrailConfig, serviceTier: {type: 'flex'}}), {
      ...{action: 'a', modelId: 'm'},
      guardrail: {id: 'g', version: '2'},
      serviceTier: 'flex',
    });
  });

  it('stands in the headers of InvokeModel', () => {
    const name = 'X-Amzn-Bedrock';
    const headers = {[`${name}-GuardrailIdentifier`]: 'g', [`${name}-GuardrailVersion`]: '2'};
    assert.deepEqual(read({}, headers), {action: 'a', modelId: 'm', guardrail: {id: 'g', version: '2'}});
    assert.equal(read({}, {[`${name}-Service-Tier`]: 'priority'}).serviceTier, 'priority');
  });

  it('may be nothing', () => assert.deepEqual(read({guardrailConfig: null}), {action: 'a', modelId: 'm'}));
});

describe('Bedrock asks the policy', () => {
  const deny = (Condition: Policy['Statement'][0]['Condition']): LocalAwsOptions => ({
    policy: {
      Statement: [
        {Effect: 'Allow', Action: '*', Resource: '*'},
        {Effect: 'Deny', Action: '*', Resource: '*', ...(Condition && {Condition})},
      ],
    },
  });
  const denied = {name: 'AccessDeniedException', message: /with an explicit deny in an identity-based policy$/};

  it('with the guardrail as AWS names it: by its ARN, and by its version unless that is the draft', async () => {
    const arn = bedrock('us-east-1', '123456789012:guardrail/g');
    const ask = (name: string, guardrailIdentifier: string, guardrailVersion: string) =>
      askAll(quickAws(deny({StringEquals: {'bedrock:GuardrailIdentifier': name}})), {
        guardrailConfig: {guardrailIdentifier, guardrailVersion},
      });
    await assert.rejects(ask(`${arn}:1`, 'g', '1'), denied);
    await assert.rejects(ask(`${arn}:1`, arn, '1'), denied);
    await assert.rejects(ask(arn, 'g', 'DRAFT'), denied);
    await assert.doesNotReject(ask(arn, 'g', '1'));
  });

  it('for the use of the guardrail itself', async () => {
    const policy: Policy = {Statement: [{Effect: 'Allow', Action: 'bedrock:Invoke*', Resource: '*'}]};
    const guardrailConfig = {guardrailIdentifier: 'g', guardrailVersion: '1'};
    await assert.rejects(askAll(quickAws({policy}), {guardrailConfig}), {
      message:
        /perform: bedrock:ApplyGuardrail on resource: arn:aws:bedrock:us-east-1:123456789012:guardrail\/g because/,
    });
  });

  it('with the service tier', async () => {
    const aws = quickAws(deny({StringEquals: {'bedrock:ServiceTier': ['priority', 'reserved']}}));
    await assert.rejects(askAll(aws, {serviceTier: {type: 'priority'}}), denied);
    await assert.doesNotReject(askAll(aws, {serviceTier: {type: 'flex'}}));
    await assert.doesNotReject(askAll(aws));
  });

  it('with the age of the credentials, so that older ones can be revoked', async () => {
    const revoked = Date.UTC(2026, 10, 20, 12);
    let now = revoked - 60_000;
    const DateLessThan = {'aws:TokenIssueTime': new Date(revoked).toISOString()};
    const aws = quickAws({...deny({DateLessThan}), now: () => now});
    const ask = async (credentials: Parameters<typeof bedrockClient>[1]) => {
      const config = bedrockClient(aws, credentials);
      config.config.systemClockOffset = now - Date.now();
      return config.send(new ConverseStreamCommand(question));
    };
    const old = await guestCredentials(aws);
    now = revoked + 60_000;
    await assert.rejects(ask(old), denied);
    await assert.doesNotReject(ask(await guestCredentials(aws)));
  });

  it('with the time', async () => {
    const time = new Date().toISOString();
    await assert.rejects(askAll(quickAws(deny({DateGreaterThan: {'aws:CurrentTime': time}}))), denied);
    await assert.doesNotReject(askAll(quickAws(deny({DateLessThan: {'aws:CurrentTime': time}}))));
  });
});
