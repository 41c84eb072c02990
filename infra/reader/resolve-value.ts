import {isList, isValues, type Value, type Values} from './read-yaml.js';

/** What the functions of a template refer to. */
export interface Scope {
  /** Parameters, pseudo parameters and resources. Throws for a name that is none. */
  ref(name: string): Value;
  getAtt(id: string, attribute: string): Value;
  holds(condition: string): boolean;
}

/** `!Ref AWS::NoValue`: what has this value is left out. */
export const noValue = 'AWS::NoValue';

/** A value with all functions of the template carried out. */
export function resolveValue(value: Value, scope: Scope): Value {
  if (isList(value)) return value.filter(isWanted(scope)).map((item) => resolveValue(item, scope));
  if (!isValues(value)) return value;
  const [[name, input] = ['', null], ...others] = Object.entries(value);
  const run = others.length === 0 ? functions[name] : undefined;
  if (run) return run(input, scope);
  if (name.startsWith('Fn::')) throw new Error(`There is no function ${name} here.`);
  const wanted = Object.entries(value).filter(([, member]) => isWanted(scope)(member));
  return Object.fromEntries(wanted.map(([key, member]) => [key, resolveValue(member, scope)]));
}

/** True when a condition, as it stands in `Conditions` or `Rules`, holds. */
export function isTrue(condition: Value, scope: Scope): boolean {
  return resolveValue(condition, scope) === true;
}

const functions: Readonly<Record<string, (input: Value, scope: Scope) => Value>> = {
  Ref: (name, scope) => scope.ref(textOf(name)),
  Condition: (name, scope) => scope.holds(textOf(name)),
  'Fn::GetAtt': (input, scope) => scope.getAtt(textOf(listOf(input)[0]), textOf(listOf(input)[1])),
  'Fn::If': (input, scope) => resolveValue(chooseBranch(input, scope), scope),
  'Fn::Equals': (input, scope) => sameText(...resolveList(input, scope)),
  'Fn::Not': (input, scope) => !isTrue(listOf(input)[0] ?? null, scope),
  'Fn::And': (input, scope) => listOf(input).every((one) => isTrue(one, scope)),
  'Fn::Or': (input, scope) => listOf(input).some((one) => isTrue(one, scope)),
  'Fn::Join': (input, scope) => {
    const [between, parts] = resolveList(input, scope);
    return listOf(parts).map(textOf).join(textOf(between));
  },
  'Fn::Split': (input, scope) => {
    const [between, text] = resolveList(input, scope);
    return textOf(text).split(textOf(between));
  },
  'Fn::Select': (input, scope) => {
    const [index, list] = resolveList(input, scope);
    const chosen = listOf(list)[Number(index)];
    if (chosen === undefined) throw new Error(`There is no item ${textOf(index)} in ${JSON.stringify(list)}.`);
    return chosen;
  },
  'Fn::Sub': substitute,
};

/** The text with each `${name}` replaced, by the map beside it or by what the name refers to. */
function substitute(input: Value, scope: Scope): string {
  const [text = null, own = {}] = isList(input) ? input : [input];
  const values = isValues(own) ? own : {};
  return textOf(text).replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => textOf(findValue(name, values, scope)));
}

function findValue(name: string, own: Values, scope: Scope): Value {
  const value = own[name];
  if (value !== undefined) return resolveValue(value, scope);
  const [id = '', ...attribute] = name.split('.');
  return attribute.length === 0 ? scope.ref(name) : scope.getAtt(id, attribute.join('.'));
}

function chooseBranch(input: Value, scope: Scope): Value {
  const [condition, yes = null, no = null] = listOf(input);
  return scope.holds(textOf(condition)) ? yes : no;
}

/** Tells what stays from what comes down to `AWS::NoValue`. */
function isWanted(scope: Scope): (value: Value) => boolean {
  return (value) => {
    if (!isValues(value)) return true;
    if ('Fn::If' in value) return isWanted(scope)(chooseBranch(value['Fn::If'] ?? null, scope));
    return value['Ref'] !== noValue;
  };
}

function resolveList(input: Value, scope: Scope): readonly Value[] {
  return listOf(resolveValue(input, scope));
}

function sameText(one: Value = null, other: Value = null): boolean {
  return textOf(one) === textOf(other);
}

function listOf(value: Value | undefined): readonly Value[] {
  if (!isList(value)) throw new TypeError(`${JSON.stringify(value)} is no list.`);
  return value;
}

function textOf(value: Value | undefined): string {
  if (typeof value === 'object' || value === undefined) throw new TypeError(`${JSON.stringify(value)} is no text.`);
  return String(value);
}
