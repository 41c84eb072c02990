import {loadAwsServiceSpecSync} from '@aws-cdk/aws-service-spec';
import {isList, isValues, type Value, type Values} from '../../infra/reader/read-yaml.js';

const spec = loadAwsServiceSpecSync();

type Definition = ReturnType<typeof findResourceType>;
type Properties = Definition['properties'];
type PropertyType = Properties[string]['type'];

/** What AWS's own list says of a kind of resource. Throws for one that it does not have. */
export function findResourceType(name: string) {
  return spec.lookup('resource', 'cloudFormationType', 'equals', name).only();
}

/** Says what is wrong with the properties of a resource. */
export function checkProperties(type: string, properties: Values): readonly string[] {
  return checkMap(type, properties, findResourceType(type).properties);
}

function checkMap(path: string, value: Values, known: Properties): readonly string[] {
  return [
    ...Object.keys(value).flatMap((name) => (name in known ? [] : [`${path} has no ${name}`])),
    ...Object.entries(known).flatMap(([name, {type, required}]) => {
      const given = value[name];
      if (given === undefined) return required ? [`${path} needs ${name}`] : [];
      return checkValue(`${path}.${name}`, given, type);
    }),
  ];
}

function checkValue(path: string, value: Value, type: PropertyType): readonly string[] {
  const wrong = [`${path} cannot be ${JSON.stringify(value)}`];
  switch (type.type) {
    case 'string':
      return typeof value === 'string' && (type.allowedValues?.includes(value) ?? true) ? [] : wrong;
    case 'integer':
      return Number.isInteger(value) ? [] : wrong;
    case 'number':
      return typeof value === 'number' ? [] : wrong;
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong;
    case 'json':
      return isValues(value) ? [] : wrong;
    case 'array':
      return isList(value)
        ? value.flatMap((item, index) => checkValue(`${path}[${index}]`, item, type.element))
        : wrong;
    case 'map':
      return isValues(value)
        ? Object.entries(value).flatMap(([name, item]) => checkValue(`${path}.${name}`, item, type.element))
        : wrong;
    case 'tag':
      return isValues(value) && Object.keys(value).join() === 'Key,Value' ? [] : wrong;
    case 'ref':
      return isValues(value)
        ? checkMap(path, value, spec.get('typeDefinition', type.reference.$ref).properties)
        : wrong;
    case 'union':
      return type.types.some((one) => checkValue(path, value, one).length === 0) ? [] : wrong;
    case 'date-time':
    case 'null':
      return [`${path} has a type that this check does not know: ${type.type}`];
    default:
      return type satisfies never;
  }
}
