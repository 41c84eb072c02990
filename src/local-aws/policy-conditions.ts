import {isArnMatch, isMatch, listOf, type OneOrMore} from './policy-match.js';

/** The `Condition` of a statement: operator → key → values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMore<string | boolean>>>>>;

/** What is known of a request: key → value, or several of them; a key without a value is missing. */
export type RequestContext = Readonly<Record<string, OneOrMore | undefined>>;

/** A condition operator, taken apart. */
interface Operator {
  readonly compare: (value: string, wanted: string) => boolean;
  readonly isNegated: boolean;
  readonly quantifier: string | undefined;
  readonly ifExists: boolean;
}

const comparisons: ReadonlyMap<string, Operator['compare']> = new Map([
  ['StringEquals', (value, wanted) => value === wanted],
  ['StringEqualsIgnoreCase', isSameLetters],
  ['StringLike', (value, wanted) => isMatch(wanted, value)],
  ['ArnEquals', (value, wanted) => isArnMatch(wanted, value)],
  ['ArnLike', (value, wanted) => isArnMatch(wanted, value)],
  ['DateEquals', (value, wanted) => Date.parse(value) === Date.parse(wanted)],
  ['DateLessThan', (value, wanted) => Date.parse(value) < Date.parse(wanted)],
  ['DateLessThanEquals', (value, wanted) => Date.parse(value) <= Date.parse(wanted)],
  ['DateGreaterThan', (value, wanted) => Date.parse(value) > Date.parse(wanted)],
  ['DateGreaterThanEquals', (value, wanted) => Date.parse(value) >= Date.parse(wanted)],
  ['Bool', isSameLetters],
]);

/** True when all conditions hold: all operators, and all keys of each. */
export function allHold(conditions: Conditions, context: RequestContext): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, listOf(wanted).map(String), find(key, context))),
  );
}

/** True for an operator that `allHold` understands. */
export function isOperator(name: string): boolean {
  return name === 'Null' || readOperator(name) !== undefined;
}

// The rules for keys that are missing, and for several values on either side:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
function holds(name: string, wanted: readonly string[], values: readonly string[]): boolean {
  const isMissing = values.length === 0;
  if (name === 'Null') return wanted.includes(String(isMissing));
  const operator = readOperator(name);
  if (!operator) return false;
  const {compare, isNegated, quantifier, ifExists} = operator;
  if (isMissing) return ifExists || quantifier === 'ForAllValues' || (isNegated && quantifier === undefined);
  const isFine = (value: string): boolean => isNegated !== wanted.some((one) => compare(value, one));
  const needsAll = quantifier === 'ForAllValues' || (isNegated && quantifier === undefined);
  return needsAll ? values.every(isFine) : values.some(isFine);
}

function readOperator(name: string): Operator | undefined {
  const [, quantifier, base = '', suffix] = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const compare = comparisons.get(base.replace('Not', ''));
  // Only texts and ARNs, and the equality of dates, have a negated form.
  const isNegated = /^(?:String|Arn)Not|^DateNotEquals$/.test(base);
  if (!compare || (base.includes('Not') && !isNegated)) return undefined;
  return {compare, isNegated, quantifier, ifExists: suffix !== undefined};
}

/** The values of a key, whose name is compared without regard to case. */
function find(key: string, context: RequestContext): readonly string[] {
  const [, value] = Object.entries(context).find(([name]) => isSameLetters(name, key)) ?? [];
  return value === undefined ? [] : listOf(value);
}

function isSameLetters(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
