import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Policy} from '../../src/local-aws/index.js';
import {judge} from '../../src/local-aws/policy.js';
import {askAll, askWhole, quickAws} from './clients.js';

const streamAction = 'bedrock:InvokeModelWithResponseStream';
const nova = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0';
const wish = {action: streamAction, resource: nova, context: {}};

describe('a policy', () => {
  const cases: readonly [title: string, statement: Partial<Policy['Statement'][0]>, verdict: string][] = [
    ['allows what it names', {}, 'allowed'],
    ['allows no other action', {Action: 'bedrock:InvokeModel'}, 'not-allowed'],
    ['allows no other resource', {Resource: `${nova}0`}, 'not-allowed'],
    ['knows a star in actions', {Action: 'bedrock:Invoke*'}, 'allowed'],
    ['knows a star in resources', {Resource: 'arn:aws:bedrock:*::foundation-model/amazon.*'}, 'allowed'],
    ['knows a question mark', {Resource: nova.replace('lite', 'l?te')}, 'allowed'],
    ['takes a question mark for one letter', {Resource: nova.replace('lite', 'li?')}, 'not-allowed'],
    ['takes a dot for a dot', {Resource: nova.replace('nova', '....')}, 'not-allowed'],
    ['knows lists', {Action: ['s3:GetObject', streamAction], Resource: ['x', nova]}, 'allowed'],
    ['compares actions without regard to case', {Action: streamAction.toUpperCase()}, 'allowed'],
    ['compares resources with regard to case', {Resource: nova.toUpperCase()}, 'not-allowed'],
    ['can deny', {Effect: 'Deny'}, 'denied'],
  ];
  for (const [title, statement, verdict] of cases) {
    it(title, () => {
      const whole = {Effect: 'Allow', Action: streamAction, Resource: nova, ...statement} as const;
      assert.equal(judge({Statement: [whole]}, wish), verdict);
    });
  }

  it('denies even what it allows elsewhere', () => {
    const statements: Policy['Statement'] = [
      {Effect: 'Allow', Action: '*', Resource: '*'},
      {Effect: 'Deny', Action: streamAction, Resource: nova},
      {Effect: 'Allow', Action: '*', Resource: '*'},
    ];
    assert.equal(judge({Statement: statements}, wish), 'denied');
  });

  it('allows nothing when it says nothing', () => {
    assert.equal(judge({Statement: []}, wish), 'not-allowed');
  });

  it('can name what it does not mean', () => {
    const but = (others: Partial<Policy['Statement'][0]>): Policy => ({Statement: [{Effect: 'Deny', ...others}]});
    assert.equal(judge(but({NotAction: 's3:*', Resource: '*'}), wish), 'denied');
    assert.equal(judge(but({NotAction: ['s3:*', 'bedrock:*'], Resource: '*'}), wish), 'not-allowed');
    assert.equal(judge(but({Action: '*', NotResource: '*foundation-model/meta.*'}), wish), 'denied');
    assert.equal(judge(but({Action: '*', NotResource: ['x', nova]}), wish), 'not-allowed');
  });

  it('counts only when all its conditions hold', () => {
    const Condition = {StringEquals: {'aws:RequestedRegion': 'us-east-1'}, Null: {'bedrock:ServiceTier': true}};
    const policy: Policy = {Statement: [{Effect: 'Allow', Action: '*', Resource: '*', Condition}]};
    assert.equal(judge(policy, {...wish, context: {'aws:RequestedRegion': 'us-east-1'}}), 'allowed');
    assert.equal(judge(policy, {...wish, context: {'aws:RequestedRegion': 'us-east-2'}}), 'not-allowed');
    const context = {'aws:RequestedRegion': 'us-east-1', 'bedrock:ServiceTier': 'flex'};
    assert.equal(judge(policy, {...wish, context}), 'not-allowed');
  });
});

describe('a policy that would be misread is refused at the start:', () => {
  const everything = {Effect: 'Deny', Action: '*', Resource: '*'} as const;
  const mistakes: readonly [title: string, statement: Policy['Statement'][0], message: RegExp][] = [
    [
      'an unknown operator',
      {...everything, Condition: {IpAddress: {'aws:RequestedRegion': '::1'}}},
      /understand IpAddress in/,
    ],
    [
      'an operator that only sounds right',
      {...everything, Condition: {BoolNotEquals: {'aws:RequestedRegion': 'x'}}},
      /understand BoolNotEquals in/,
    ],
    [
      'a key that nobody can know',
      {...everything, Condition: {StringLike: {'aws:SourceIp': '*'}}},
      /understand aws:SourceIp in/,
    ],
    ['a variable', {...everything, Resource: 'arn:${aws:username}'}, /understand \$\{aws:username\} in/],
    ['no action', {Effect: 'Deny', Resource: '*'}, /needs either Action or NotAction in/],
    ['two kinds of action', {...everything, NotAction: 'x'}, /needs either Action or NotAction in/],
    ['no resource', {Effect: 'Deny', Action: '*'}, /needs either Resource or NotResource in/],
    ['two kinds of resource', {...everything, NotResource: 'x'}, /needs either Resource or NotResource in/],
  ];
  for (const [title, statement, message] of mistakes) {
    it(title, () => assert.throws(() => quickAws({policy: {Statement: [statement]}}), {name: 'TypeError', message}));
  }

  it('a member of which nothing is known', () => {
    const statement = {...everything, Principal: '*'};
    assert.throws(() => quickAws({policy: {Statement: [statement]}}), /does not understand Principal in/);
  });
});

const allow = (...Resource: string[]): Policy => ({Statement: [{Effect: 'Allow', Action: '*', Resource}]});

describe('Bedrock under a policy', () => {
  it('streams only what may be streamed', async () => {
    const policy: Policy = {Statement: [{Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*'}]};
    const aws = quickAws({policy});
    await assert.rejects(askAll(aws), {
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/Guest/guest is not authorized to perform: ' +
        `${streamAction} on resource: ${nova} because no identity-based policy allows the ${streamAction} action`,
    });
    await assert.doesNotReject(askWhole(aws));
  });

  it('says so when something is denied expressly', async () => {
    const deny = {Effect: 'Deny', Action: '*', Resource: '*'} as const;
    await assert.rejects(askAll(quickAws({policy: {Statement: [deny]}})), {
      message: /with an explicit deny in an identity-based policy$/,
    });
  });

  it('wants the model allowed as well as the inference profile', async () => {
    const profile = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0';
    const everywhere = nova.replace('us-east-1', '*');
    const input = {modelId: 'us.amazon.nova-lite-v1:0'};
    await assert.rejects(askAll(quickAws({policy: allow(profile)}), input), {
      message: /foundation-model\/amazon\.nova/,
    });
    await assert.rejects(askAll(quickAws({policy: allow(everywhere)}), input), {
      message: /inference-profile\/us\.amazon/,
    });
    await assert.doesNotReject(askAll(quickAws({policy: allow(profile, everywhere)}), input));
  });
});
