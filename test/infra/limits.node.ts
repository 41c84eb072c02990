import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {isValues, type Value} from '../../infra/reader/read-yaml.js';
import type {Policy} from '../../src/local-aws/index.js';
import {deploy, propertiesOf} from './deploy.js';
import {guests} from './parameters.js';
import {ask, enterAsGuest} from './visitor.js';

const stopArn = 'arn:aws:iam::000000000000:policy/StopPolicy';
const roleArn = 'arn:aws:iam::000000000000:role/chat-VisitorRole';

/** A policy from JSON or from the template. */
function readPolicy(document: unknown): Policy {
  const isPolicy = (value: unknown): value is Policy =>
    typeof value === 'object' && value !== null && 'Statement' in value && Array.isArray(value.Statement);
  assert.ok(isPolicy(document), 'There is no policy.');
  return document;
}

/** The template's policy, and another one attached to the same role. */
const attach = (document: unknown, now = () => Date.now()) =>
  deploy(guests, (aws) => ({
    ...aws,
    policy: {Statement: [...aws.policy.Statement, ...readPolicy(document).Statement]},
    now,
  }));

function at(value: Value, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((inner, name) => (isValues(inner) ? inner[name] : undefined), value);
}

describe('the policy that stops', () => {
  it('stops everybody, whatever credentials they have', async () => {
    const said = await attach(propertiesOf(guests, 'StopPolicy')['PolicyDocument']).ask();
    assert.match(said, /^AccessDeniedException: .* with an explicit deny in an identity-based policy$/);
  });

  it('is attached by the budget, without asking anybody', () => {
    const action = propertiesOf(guests, 'StopOnBudget');
    assert.deepEqual(at(action, 'Definition', 'IamActionDefinition'), {
      PolicyArn: stopArn,
      Roles: ['chat-VisitorRole'],
    });
    assert.equal(action['ApprovalModel'], 'AUTOMATIC');
    assert.deepEqual(action['ActionThreshold'], {Type: 'PERCENTAGE', Value: 100});
  });

  it('is attached by the alarm, if wanted', () => {
    const stopping = {...guests, StopOnAlarm: 'yes'};
    const stop = at(propertiesOf(stopping, 'Stopper'), 'Definition', 'States', 'Stop');
    assert.deepEqual(stop && at(stop, 'Parameters'), {RoleName: 'chat-VisitorRole', PolicyArn: stopArn});
    const rule = propertiesOf(stopping, 'StopOnTokens');
    assert.deepEqual(at(rule, 'EventPattern', 'resources'), [
      'arn:aws:cloudwatch:us-east-1:000000000000:alarm:TokenAlarm',
    ]);
    assert.deepEqual(propertiesOf(guests, 'Stopper'), {});
  });

  for (const id of ['BudgetRole', 'AlarmRole']) {
    it(`is all that ${id} can attach, and the visitors’ role all that it can attach it to`, () => {
      const {Policies} = propertiesOf({...guests, StopOnAlarm: 'yes'}, id);
      assert.ok(Array.isArray(Policies) && Policies.length === 1);
      const [statement, ...others] = readPolicy(at(Policies[0], 'PolicyDocument')).Statement;
      assert.equal(others.length, 0);
      assert.equal(statement?.Resource, roleArn);
      assert.deepEqual(statement?.Condition, {ArnEquals: {'iam:PolicyARN': stopArn}});
      assert.ok([statement?.Action].flat().every((action) => /^iam:(?:At|De)tachRolePolicy$/.test(String(action))));
    });
  }

  it('is what the outputs give for doing it by hand', () => {
    const {outputs} = deploy(guests);
    const rest = `--role-name chat-VisitorRole --policy-arn ${stopArn}`;
    assert.equal(outputs.get('ShutOut'), `aws iam attach-role-policy ${rest}`);
    assert.equal(outputs.get('LetIn'), `aws iam detach-role-policy ${rest}`);
  });
});

describe('the policy with which the README revokes', () => {
  const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');
  const [, json = ''] = /```json\n([^`]*aws:TokenIssueTime[^`]*)```/.exec(readme) ?? [];

  it('shuts out those who got credentials before, and nobody else', async () => {
    const revoked = Date.parse(/\d{4}-\d\d-\d\dT[\d:]+Z/.exec(json)?.[0] ?? '');
    let now = revoked - 1000;
    const {stack, entrance, modelId} = attach(JSON.parse(json), () => now);
    const old = await enterAsGuest(entrance);
    now = revoked + 1000;
    assert.match(await ask(stack, old, {modelId, now}), /with an explicit deny in an identity-based policy$/);
    assert.equal(await ask(stack, await enterAsGuest(entrance), {modelId, now}), 'answered');
  });
});

describe('the budget', () => {
  const budget = (parameters = guests) => at(propertiesOf(parameters, 'Budget'), 'Budget') ?? null;

  it('is of dollars a month', () => {
    assert.deepEqual(at(budget(), 'BudgetLimit'), {Amount: 20, Unit: 'USD'});
    assert.deepEqual(at(budget({...guests, MonthlyBudget: '5'}), 'BudgetLimit'), {Amount: 5, Unit: 'USD'});
  });

  it('counts the account, or the tag of the stack, and no credits', () => {
    assert.equal(at(budget(), 'CostFilters'), undefined);
    const tagged = budget({...guests, BudgetCovers: 'tag'});
    assert.deepEqual(at(tagged, 'CostFilters'), {TagKeyValue: ['user:outcrop$chat']});
    assert.deepEqual(propertiesOf(guests, 'CostProfile')['Tags'], [{Key: 'outcrop', Value: 'chat'}]);
    assert.equal(at(budget(), 'CostTypes', 'IncludeCredit'), false);
  });
});

describe('the alarm', () => {
  /** The models whose tokens are counted. */
  const counted = (parameters: typeof guests): readonly unknown[] => {
    const {Metrics} = propertiesOf(parameters, 'TokenAlarm');
    assert.ok(Array.isArray(Metrics));
    return Metrics.slice(1).map((metric: Value) => {
      const dimensions = at(metric, 'MetricStat', 'Metric', 'Dimensions');
      const model = Array.isArray(dimensions) ? at(dimensions[0], 'Value') : undefined;
      return [at(metric, 'MetricStat', 'Metric', 'MetricName'), model];
    });
  };

  const allMetrics = ['InputTokenCount', 'CacheReadInputTokenCount', 'CacheWriteInputTokenCount', 'OutputTokenCount'];

  it('counts tokens in and out, cached ones too, of the profiles of the stack', () => {
    assert.deepEqual(
      counted(guests),
      allMetrics.map((metric) => [metric, 'costprofile']),
    );
  });

  it('counts those of both models, under the names by which they are called', () => {
    const both = {...guests, CostProfiles: 'no', SecondModelId: 'amazon.nova-pro-v1:0', SecondCrossRegion: 'none'};
    const models = ['us.amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'];
    const expected = models.flatMap((model) => allMetrics.map((metric) => [metric, model]));
    // Which metric comes first means nothing: they are added up.
    assert.deepEqual(new Set(counted(both).map(String)), new Set(expected.map(String)));
    assert.equal(counted(both).length, expected.length);
  });
});
