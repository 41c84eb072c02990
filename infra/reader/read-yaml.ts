import {parse, YAMLMap, type CollectionTag, type ScalarTag, type YAMLSeq} from 'yaml';

/** What a template is made of: what JSON can hold. */
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** Name → value. */
export interface Values {
  readonly [name: string]: Value;
}

const functions = ['And', 'Equals', 'FindInMap', 'GetAtt', 'If', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub'];

/** Reads a CloudFormation template; short forms such as `!Sub` become their long forms, `{"Fn::Sub": …}`. */
export function readYaml(text: string): Values {
  const tags = [...functions.map((name) => [name, `Fn::${name}`] as const), ['Ref', 'Ref'], ['Condition', 'Condition']];
  const customTags = tags.flatMap(([short = '', long = '']) => createTags(`!${short}`, long));
  // The version that CloudFormation reads, in which an unquoted `yes` is a boolean.
  const template: unknown = parse(text, {version: '1.1', customTags, strict: true, uniqueKeys: true});
  if (!isValues(template)) throw new TypeError('A template is a map.');
  return template;
}

/** True for a map. */
export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function createTags(tag: string, name: string): [ScalarTag, CollectionTag] {
  return [
    {tag, resolve: (text) => ({[name]: name === 'Fn::GetAtt' ? splitOnce(text) : text})},
    {tag, collection: 'seq', resolve: (list) => wrap(name, list)},
  ];
}

function wrap(name: string, list: YAMLSeq | YAMLMap): YAMLMap {
  const map = new YAMLMap();
  map.set(name, list);
  return map;
}

/** `Role.Arn` → `Role` and `Arn`; attributes may have dots themselves. */
function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}
