import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readYaml, type Values} from '../../infra/reader/read-yaml.js';
import {resolveTemplate} from '../../infra/reader/resolve-template.js';

const stack = {region: 'eu-west-1', accountId: '123456789012', stackName: 'demo'};

const text = `
Parameters:
  Kind: {Type: String, AllowedValues: [a, b], Default: a}
  Size: {Type: Number, MinValue: 2, Default: 3}
  Names: {Type: CommaDelimitedList, Default: 'x, y'}
Rules:
  BigOnesAreB:
    RuleCondition: !Equals [!Ref Size, '9']
    Assertions: [{Assert: !Equals [!Ref Kind, b], AssertDescription: Nine must be b.}]
Conditions:
  IsA: !Equals [!Ref Kind, a]
  IsB: !Not [!Condition IsA]
  Both: !And [!Condition IsA, !Condition IsB]
  Either: !Or [!Condition IsA, !Condition IsB]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: PROPERTIES
  OnlyForB: {Type: AWS::SNS::Topic, Condition: IsB}
Outputs:
  ForB: {Condition: IsB, Value: !Ref OnlyForB}
  Size: {Value: !Ref Size}
`;

/** The properties of the role, when they are written so. */
function resolve(properties: string, given: Readonly<Record<string, string>> = {}): Values {
  const template = readYaml(text.replace('PROPERTIES', () => properties));
  return resolveTemplate(template, given, stack).resources.get('Role')?.properties ?? {};
}

describe('the reader of templates', () => {
  const cases: readonly [properties: string, value: unknown][] = [
    ['{V: !Ref Kind}', 'a'],
    ['{V: [yes, "yes", off, 1, 010]}', [true, 'yes', false, 1, 8]],
    ['{V: !Ref Size}', 3],
    ['{V: !Ref Names}', ['x', 'y']],
    ['{V: !Ref AWS::Region}', 'eu-west-1'],
    ['{V: !Ref Role}', 'demo-Role'],
    ['{V: {Ref: Role}}', 'demo-Role'],
    ['{V: !GetAtt Role.Arn}', 'arn:aws:iam::123456789012:role/demo-Role'],
    ['{V: !GetAtt [Role, Arn]}', 'arn:aws:iam::123456789012:role/demo-Role'],
    ["{V: !Sub '${AWS::AccountId}/${Kind}-${Role.Arn}'}", '123456789012/a-arn:aws:iam::123456789012:role/demo-Role'],
    ["{V: !Sub ['${Own}${!Literal}${Kind}', {Own: !If [IsA, mine, no]}]}", 'mine${!Literal}a'],
    ['{V: !If [IsA, 1, 2]}', 1],
    ['{V: !If [IsB, 1, !If [IsA, 3, 4]]}', 3],
    ['{V: !If [Both, 1, 2]}', 2],
    ['{V: !If [Either, 1, 2]}', 1],
    ["{V: !Join ['-', [a, !Ref Size]]}", 'a-3'],
    ["{V: !Join ['', !Ref Names]}", 'xy'],
    ['{V: !Select [1, !Split [_, a_b_c]]}', 'b'],
    ['{V: !If [IsA, !Ref AWS::NoValue, 1], W: 1}', undefined],
    ['{V: [1, !If [IsA, !Ref AWS::NoValue, 2], 3, !Ref AWS::NoValue]}', [1, 3]],
    ['{V: {W: !Ref AWS::NoValue, X: true}}', {X: true}],
    ['{V: {W: 1, Ref: Role}}', {W: 1, Ref: 'Role'}],
  ];
  for (const [properties, value] of cases) {
    it(`takes ${properties} for ${JSON.stringify(value)}`, () => assert.deepEqual(resolve(properties)['V'], value));
  }

  it('leaves out what is made under another condition', () => {
    const read = (Kind: string) => resolveTemplate(readYaml(text.replace('PROPERTIES', '{}')), {Kind}, stack);
    assert.deepEqual([...read('a').resources.keys()], ['Role']);
    assert.deepEqual([...read('a').outputs], [['Size', '3']]);
    assert.equal(read('b').outputs.get('ForB'), 'arn:aws:sns:eu-west-1:123456789012:OnlyForB');
  });

  const mistakes: readonly [properties: string, message: RegExp][] = [
    ['{V: !Ref Nobody}', /no Ref of Nobody/],
    ['{V: !Ref OnlyForB}', /no Ref of OnlyForB/],
    ['{V: !GetAtt Role.Name}', /no Name of Role/],
    ["{V: !Sub '${Nobody}'}", /no Ref of Nobody/],
    ['{V: !If [Nobody, 1, 2]}', /no condition Nobody/],
    ['{V: !Select [5, !Ref Names]}', /no item 5/],
    ['{V: {Fn::ImportValue: x}}', /no function Fn::ImportValue/],
    ['{V: !Join [a]}', /undefined is no list/],
    ["{V: !Join ['-', [{}]]}", /\{\} is no text/],
  ];
  for (const [properties, message] of mistakes) {
    it(`does not take ${properties}`, () => assert.throws(() => resolve(properties), message));
  }

  it('does not take a name twice, as CloudFormation does not', () => {
    assert.throws(() => readYaml('A: 1\nA: 2'), /unique/);
    assert.throws(() => readYaml('- A'), /is a map/);
  });

  it('refuses the parameters that CloudFormation would refuse', () => {
    assert.throws(() => resolve('{}', {Kind: 'c'}), /Kind cannot be "c"/);
    assert.throws(() => resolve('{}', {Size: '1'}), /Size cannot be "1"/);
    assert.throws(() => resolve('{}', {Size: '1e3'}), /Size cannot be "1e3"/);
    assert.throws(() => resolve('{}', {Colour: 'red'}), /\[Colour\] do not exist in the template/);
    assert.throws(() => resolve('{}', {Size: '9'}), /Nine must be b\./);
    assert.doesNotThrow(() => resolve('{}', {Size: '9', Kind: 'b'}));
  });
});
