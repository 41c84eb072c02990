import {Validator} from '@cfworker/json-schema';
import type {OutputUnit, SchemaDraft} from '@cfworker/json-schema';

import {copyJson, cutText, isObject} from './json.js';

/** Says what is wrong with the arguments of a call; `undefined` when the schema takes them. */
export function findArgumentFault(input: unknown, schema: Readonly<Record<string, unknown>>): string | undefined {
  if (!isObject(input)) return 'The arguments have to be a JSON object.';
  const errors = findErrors(input, schema);
  if (!errors) return 'Nothing fits the schema of this tool, because the schema itself is broken.';
  return errors.length === 0 ? undefined : describe(errors);
}

/** What does not fit; `undefined` when the schema is broken. */
export function findErrors(value: unknown, schema: unknown): readonly OutputUnit[] | undefined {
  try {
    // The validator writes into schemas, and those of a page may be frozen.
    const copy = copyJson(schema);
    if (!isObject(copy)) return undefined;
    // Without stopping at the first error: the model mends all of them at once.
    return new Validator(copy, draftOf(copy), false).validate(value).errors;
  } catch {
    // A reference that leads nowhere (nothing is ever fetched), a pattern that is none, a schema without an end.
    return undefined;
  }
}

function draftOf({$schema}: Record<string, unknown>): SchemaDraft {
  const [, draft = '2020-12'] = /draft-0?([47])\b|(2019-09)/.exec(String($schema))?.filter(Boolean) ?? [];
  return draft === '4' || draft === '7' || draft === '2019-09' ? draft : '2020-12';
}

/** Errors that only repeat that there is one further down. */
const wrappers =
  /^(properties|patternProperties|items|prefixItems|dependentSchemas|allOf|\$ref|\$recursiveRef|if|false)$/;
const shownErrors = 5;
const longestError = 200;

function describe(errors: readonly OutputUnit[]): string {
  const telling = errors.filter(({keyword}) => !wrappers.test(keyword));
  const shown = telling.length > 0 ? telling : errors;
  const sentences = [...new Set(shown.map(toSentence))];
  const more = sentences.length - shownErrors;
  return [...sentences.slice(0, shownErrors), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function toSentence({instanceLocation, error}: OutputUnit): string {
  const path = instanceLocation.replace(/^#\/?/, '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  return cutText(path ? `${path}: ${error}` : error, longestError);
}
