import {isList, isValues, type Value} from '../../infra/reader/read-yaml.js';

/** One place in a template that names something else. */
export interface Reference {
  readonly kind: 'Ref' | 'GetAtt' | 'Condition';
  readonly name: string;
  /** Of a `GetAtt`. */
  readonly attribute?: string;
}

/** All that a part of a template refers to. */
export function listReferences(value: Value): readonly Reference[] {
  if (isList(value)) return value.flatMap(listReferences);
  if (!isValues(value)) return [];
  const {Ref, Condition} = value;
  return [
    ...(typeof Ref === 'string' ? [{kind: 'Ref', name: Ref} as const] : []),
    // In policies the same word means something else, and holds a map.
    ...(typeof Condition === 'string' ? [{kind: 'Condition', name: Condition} as const] : []),
    ...readGetAtt(value['Fn::GetAtt']),
    ...readIf(value['Fn::If']),
    ...readSub(value['Fn::Sub']),
    ...Object.values(value).flatMap(listReferences),
  ];
}

function readGetAtt(input: Value | undefined): readonly Reference[] {
  return isList(input) ? [{kind: 'GetAtt', name: String(input[0]), attribute: String(input[1])}] : [];
}

function readIf(input: Value | undefined): readonly Reference[] {
  return isList(input) ? [{kind: 'Condition', name: String(input[0])}] : [];
}

/** The names in a `Fn::Sub`, but for those of its own map. */
function readSub(input: Value | undefined): readonly Reference[] {
  if (input === undefined) return [];
  const [text = '', own = {}] = isList(input) ? input : [input];
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name);
  return names
    .filter((name) => !isValues(own) || !(name in own))
    .map((name) => {
      const [id = '', ...attribute] = name.split('.');
      if (attribute.length === 0) return {kind: 'Ref', name: id};
      return {kind: 'GetAtt', name: id, attribute: attribute.join('.')};
    });
}
