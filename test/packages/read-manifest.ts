import {readFileSync} from 'node:fs';

/** Something that the manifest names. */
export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: {readonly text: string};
  readonly default?: string;
}

/** A field or a method. */
export interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly readonly?: boolean;
  readonly attribute?: string;
}

/** A class of the package. */
export interface Declaration extends Named {
  readonly tagName?: string;
  readonly members: readonly Member[];
  readonly attributes?: readonly (Named & {readonly fieldName?: string})[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssStates?: readonly Named[];
}

/** One file of the package. */
interface Module {
  readonly path: string;
  readonly declarations: readonly Declaration[];
  readonly exports: readonly (Named & {readonly kind: string})[];
}

/** The manifest of the built package. */
export function readManifest(): {readonly modules: readonly Module[]; readonly element: Declaration} {
  const {modules}: {modules: readonly Module[]} = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const element = modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName === 'outcrop-chat');
  if (!element) throw new Error('The manifest knows no <outcrop-chat>.');
  return {modules, element};
}

/** Their names, in order. */
export function namesOf(all: readonly Named[] = []): readonly string[] {
  return all.map(({name}) => name).toSorted();
}
