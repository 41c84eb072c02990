import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import {describe, it} from 'node:test';
import {checkParameters} from '../../infra/reader/check-parameters.js';
import {readOutcropTemplate, localStack} from '../../infra/reader/read-template.js';
import {isValues, type Value, type Values} from '../../infra/reader/read-yaml.js';
import {resolveTemplate} from '../../infra/reader/resolve-template.js';
import {checkProperties, findResourceType} from './check-properties.js';
import {combinations, guests, signedIn} from './parameters.js';
import {listReferences} from './references.js';

const template = readOutcropTemplate();
const section = (name: string): Values => readMap(template[name]);
const ids = (name: string): readonly string[] => Object.keys(section(name));
const references = listReferences(template);

function readMap(value: Value | undefined): Values {
  return isValues(value) ? value : {};
}

describe('the template', () => {
  it('has nothing but the sections that CloudFormation knows', () => {
    const known = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Conditions'];
    assert.deepEqual(Object.keys(template), [...known, 'Resources', 'Outputs']);
  });

  it('is small enough to be deployed without a bucket', () => {
    assert.ok(statSync(new URL('../../infra/outcrop.yaml', import.meta.url)).size < 51_200);
  });

  it('refers only to what it has', () => {
    const pseudo = ['AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::NoValue'];
    const names = {
      Ref: [...ids('Parameters'), ...ids('Resources'), ...pseudo],
      GetAtt: ids('Resources'),
      Condition: ids('Conditions'),
    };
    assert.ok(references.length > 100, 'The references were not found.');
    assert.deepEqual(
      references.filter(({kind, name}) => !names[kind].includes(name)),
      [],
    );
  });

  it('asks only for attributes that resources have', () => {
    for (const {kind, name, attribute = ''} of references) {
      if (kind !== 'GetAtt') continue;
      const type = String(readMap(section('Resources')[name])['Type']);
      assert.ok(attribute in findResourceType(type).attributes, `${type} has no ${attribute}`);
    }
  });

  it('uses every parameter and every condition', () => {
    // What the parameters are grouped by for the console does not count.
    const {Metadata: _, ...rest} = template;
    const used = new Set(listReferences(rest).map(({name}) => name));
    const unused = [...ids('Parameters'), ...ids('Conditions')].filter((name) => !used.has(name));
    assert.deepEqual(unused, []);
  });

  it('shows every parameter in a group of the console', () => {
    const {ParameterGroups} = readMap(section('Metadata')['AWS::CloudFormation::Interface']);
    const grouped = Array.isArray(ParameterGroups) ? ParameterGroups.flatMap(({Parameters}) => Parameters) : [];
    assert.deepEqual(grouped, ids('Parameters'));
  });

  it('can be made in some order', () => {
    const done = new Set<string>();
    const visit = (id: string, above: readonly string[]): void => {
      assert.ok(!above.includes(id), `${[...above, id].join(' → ')} is a circle`);
      if (done.has(id)) return;
      const needs = listReferences(section('Resources')[id] ?? null).map(({name}) => name);
      for (const need of needs) if (ids('Resources').includes(need)) visit(need, [...above, id]);
      done.add(id);
    };
    for (const id of ids('Resources')) visit(id, []);
    assert.equal(done.size, ids('Resources').length);
  });

  it('describes each parameter and each output', () => {
    const parts = [...Object.values(section('Parameters')), ...Object.values(section('Outputs'))];
    assert.ok(parts.every((part) => typeof readMap(part)['Description'] === 'string'));
  });

  it('explains each parameter in the README', () => {
    const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');
    assert.deepEqual(
      ids('Parameters').filter((name) => !readme.includes(`\`${name}\``)),
      [],
    );
  });

  it('keeps the policies of a role within what IAM takes', () => {
    for (const parameters of combinations) {
      const {Policies} =
        resolveTemplate(template, parameters, localStack).resources.get('VisitorRole')?.properties ?? {};
      assert.ok(JSON.stringify(Policies).length < 10_240, JSON.stringify(parameters));
    }
  });

  it('gives no name of its own to a role or a policy, so that CAPABILITY_IAM is enough', () => {
    const named = Object.values(section('Resources')).filter((resource) => {
      const properties = readMap(readMap(resource)['Properties']);
      return 'RoleName' in properties || 'ManagedPolicyName' in properties;
    });
    assert.deepEqual(named, []);
  });
});

describe('the resources fit what AWS says of them', () => {
  it(`in all ${combinations.length} combinations of what can be chosen`, () => {
    for (const parameters of combinations) {
      for (const [id, {type, properties}] of resolveTemplate(template, parameters, localStack).resources) {
        assert.deepEqual(checkProperties(type, properties), [], `${id} with ${JSON.stringify(parameters)}`);
      }
    }
  });

  it('and would be found out if they did not', () => {
    const type = 'AWS::Budgets::BudgetsAction';
    const {properties = {}} = resolveTemplate(template, guests, localStack).resources.get('StopOnBudget') ?? {};
    const check = (change: Values): readonly string[] => checkProperties(type, {...properties, ...change});
    assert.deepEqual(check({Name: 'x'}), [`${type} has no Name`]);
    assert.deepEqual(check({ApprovalModel: 'AUTO'}), [`${type}.ApprovalModel cannot be "AUTO"`]);
    assert.deepEqual(check({ActionThreshold: {Type: 'PERCENTAGE'}}), [`${type}.ActionThreshold needs Value`]);
    assert.deepEqual(check({Subscribers: ['x']}), [`${type}.Subscribers[0] cannot be "x"`]);
  });
});

describe('the parameters', () => {
  const check = (given: Readonly<Record<string, string>>): Values => checkParameters(section('Parameters'), given);
  const deploy = (given: Readonly<Record<string, string>>) => resolveTemplate(template, given, localStack);

  it('are but two that somebody must choose', () => {
    assert.throws(() => check({}), /\[Visitors\] must have values/);
    assert.throws(() => check({Visitors: 'guests'}), /\[AlertEmail\] must have values/);
    assert.doesNotThrow(() => check(guests));
  });

  const refused: readonly Readonly<Record<string, string>>[] = [
    {Visitors: 'everybody'},
    {AlertEmail: 'ada'},
    {ModelId: 'us.amazon.nova-lite-v1:0'},
    {ModelId: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0'},
    {ModelId: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'},
    {ModelId: '*'},
    {ModelId: 'amazon.*'},
    {SecondModelId: 'eu.amazon.nova-lite-v1:0'},
    {CrossRegion: 'mars'},
    {GuardrailId: 'arn:aws:bedrock:us-east-1:000000000000:guardrail/abc'},
    {GuardrailId: '*'},
    {GuardrailVersion: '0'},
    {GuardrailVersion: 'draft'},
    {UserPoolId: 'us-east-1'},
    {OidcProviderArn: 'https://id.example.com'},
    {MonthlyBudget: '0'},
    {MonthlyBudget: 'twenty'},
    {TokensIn5Minutes: '0'},
    {WholeAnswers: 'true'},
    {Model: 'amazon.nova-lite-v1:0'},
  ];
  for (const given of refused) {
    it(`refuse ${JSON.stringify(given)}`, () => assert.throws(() => check({...guests, ...given})));
  }

  const taken: readonly Readonly<Record<string, string>>[] = [
    {ModelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0'},
    {ModelId: 'openai.gpt-oss-120b-1:0'},
    {ModelId: 'minimax.minimax-m2.1'},
    {SecondModelId: ''},
    {UserPoolId: 'us-gov-west-1_Ab1'},
    {MonthlyBudget: '2.5'},
  ];
  for (const given of taken) {
    it(`take ${JSON.stringify(given)}`, () => assert.doesNotThrow(() => check({...guests, ...given})));
  }

  it('fit together', () => {
    const {UserPoolId: _, ...nowhere} = signedIn;
    assert.throws(() => deploy(nowhere), /need a UserPoolId or an OidcProviderArn/);
    assert.throws(() => deploy({...signedIn, UserPoolClientId: ''}), /UserPoolId needs a UserPoolClientId/);
    assert.throws(() => deploy({...guests, BudgetCovers: 'tag', CostProfiles: 'no'}), /BudgetCovers=tag needs/);
    assert.doesNotThrow(() => deploy({...guests, BudgetCovers: 'tag'}));
  });
});
