import {checkParameters} from './check-parameters.js';
import {nameDeployed, type DeployedNames, type Stack} from './deployed-names.js';
import {isList, isValues, type Value, type Values} from './read-yaml.js';
import {isTrue, noValue, resolveValue, type Scope} from './resolve-value.js';

/** One resource of a stack, its functions carried out. */
export interface Resource {
  readonly type: string;
  readonly properties: Values;
  readonly names: DeployedNames;
}

/** What a template makes with certain parameters. */
export interface DeployedStack {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: ReadonlyMap<string, string>;
}

/** Carries out a template, as far as its own functions go. Throws where CloudFormation would refuse the parameters. */
export function resolveTemplate(
  template: Values,
  given: Readonly<Record<string, string>>,
  stack: Stack,
): DeployedStack {
  const section = (name: string): Values => readMap(template[name]);
  const scope = createScope(section, checkParameters(section('Parameters'), given), stack);
  checkRules(section('Rules'), scope);
  const wanted = (name: string): (readonly [string, Values])[] =>
    Object.entries(section(name))
      .map(([id, declared]) => [id, readMap(declared)] as const)
      .filter(([, {Condition}]) => Condition === undefined || scope.holds(String(Condition)));
  return {
    resources: new Map(
      wanted('Resources').map(([id, {Type, Properties = {}}]) => {
        const type = String(Type);
        return [id, {type, properties: readMap(resolveValue(Properties, scope)), names: nameDeployed(id, type, stack)}];
      }),
    ),
    outputs: new Map(wanted('Outputs').map(([id, {Value = ''}]) => [id, String(resolveValue(Value, scope))])),
  };
}

function createScope(section: (name: string) => Values, parameters: Values, stack: Stack): Scope {
  const pseudo: Values = {
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.accountId,
    'AWS::StackName': stack.stackName,
    'AWS::NoValue': noValue,
  };
  const find = (id: string, attribute: string): Value => {
    const {Type, Condition} = readMap(section('Resources')[id]);
    const isThere = Type !== undefined && (Condition === undefined || scope.holds(String(Condition)));
    const name = isThere ? nameDeployed(id, String(Type), stack)[attribute] : undefined;
    if (name === undefined) throw new Error(`There is no ${attribute} of ${id}.`);
    return name;
  };
  const scope: Scope = {
    ref: (name) => parameters[name] ?? pseudo[name] ?? find(name, 'Ref'),
    getAtt: find,
    holds(name) {
      const condition = section('Conditions')[name];
      if (condition === undefined) throw new Error(`There is no condition ${name}.`);
      return isTrue(condition, scope);
    },
  };
  return scope;
}

function checkRules(rules: Values, scope: Scope): void {
  for (const rule of Object.values(rules).map(readMap)) {
    if (rule['RuleCondition'] !== undefined && !isTrue(rule['RuleCondition'], scope)) continue;
    const assertions = isList(rule['Assertions']) ? rule['Assertions'].map(readMap) : [];
    const broken = assertions.find(({Assert = false}) => !isTrue(Assert, scope));
    if (broken) throw new Error(String(broken['AssertDescription']));
  }
}

function readMap(value: Value | undefined): Values {
  return isValues(value) ? value : {};
}
