import {isList, isValues, type Value, type Values} from './read-yaml.js';

/** The value of each parameter: what is given, or its default. Throws where CloudFormation would refuse. */
export function checkParameters(declared: Values, given: Readonly<Record<string, string>>): Values {
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const values = Object.entries(declared).map(([name, parameter]) => {
    const rules = isValues(parameter) ? parameter : {};
    const text = given[name] ?? rules['Default'];
    if (text === undefined) throw new Error(`Parameters: [${name}] must have values`);
    return [name, check(name, String(text), rules)] as const;
  });
  return Object.fromEntries(values);
}

function check(name: string, text: string, rules: Values): Value {
  const {AllowedValues, AllowedPattern, MinValue, Type} = rules;
  const isAllowed =
    (!isList(AllowedValues) || AllowedValues.includes(text)) &&
    (AllowedPattern === undefined || new RegExp(String(AllowedPattern)).test(text)) &&
    (Type !== 'Number' || (/^\d+(?:\.\d+)?$/.test(text) && Number(text) >= Number(MinValue ?? 0)));
  if (!isAllowed) throw new Error(`Parameter ${name} cannot be ${JSON.stringify(text)}.`);
  if (Type === 'Number') return Number(text);
  return Type === 'CommaDelimitedList' ? text.split(',').map((item) => item.trim()) : text;
}
