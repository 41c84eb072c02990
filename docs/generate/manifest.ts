import {readFileSync} from 'node:fs';

/** Something that the manifest names, with its sentence. */
export interface Named {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** What it is without anybody’s doing; empty where that is nothing. */
  readonly byDefault: string;
  /** A page may read it, and cannot set it. */
  readonly isReadOnly: boolean;
}

/** An attribute, and the property that it belongs to. */
export interface Attribute extends Named {
  readonly property: string;
}

/** An event, and what it tells. */
export interface EventFacts extends Named {
  readonly fields: readonly Named[];
}

/** What the custom elements manifest says of `<outcrop-chat>`. */
export interface ElementFacts {
  readonly summary: string;
  readonly attributes: readonly Attribute[];
  /** Those without an attribute. */
  readonly properties: readonly Named[];
  readonly methods: readonly Named[];
  readonly events: readonly EventFacts[];
  readonly slots: readonly Named[];
  readonly parts: readonly Named[];
  readonly states: readonly Named[];
  readonly tokens: readonly Named[];
}

type Members = Readonly<Record<string, unknown>>;

/** Reads the manifest that `npm run build` and `npm run docs` write. */
export function readManifest(path = 'custom-elements.json'): ElementFacts {
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const declarations = listOf(manifest, 'modules').flatMap((module) => listOf(module, 'declarations'));
  const element = declarations.find((declaration) => declaration['tagName'] === 'outcrop-chat');
  if (!element) throw new Error(`${path} knows no <outcrop-chat>.`);
  const members = listOf(element, 'members');
  const attributes = listOf(element, 'attributes').map(toAttribute);
  const ofAttributes = new Set(attributes.map(({property}) => property));
  const fields = members.filter(({kind, name}) => kind === 'field' && !ofAttributes.has(textOf(name)));
  return {
    summary: textOf(element['summary']),
    attributes: sorted(attributes),
    properties: sorted(fields.map(toNamed)),
    methods: sorted(members.filter(({kind}) => kind === 'method').map(toMethod)),
    events: listOf(element, 'events').map((event) => toEvent(toNamed(event), declarations)),
    slots: listOf(element, 'slots').map(toNamed),
    parts: listOf(element, 'cssParts').map(toNamed),
    states: listOf(element, 'cssStates').map(toNamed),
    tokens: listOf(element, 'cssProperties').map(toNamed),
  };
}

function toEvent(event: Named, declarations: readonly Members[]): EventFacts {
  const members = listOf(
    declarations.find(({name}) => name === event.type),
    'members',
  );
  const fields = members.map((member) => (member['kind'] === 'method' ? toMethod(member) : toNamed(member)));
  return {...event, fields};
}

function toAttribute(attribute: Members): Attribute {
  return {...toNamed(attribute), property: textOf(attribute['fieldName'])};
}

function toNamed({name, description, type, default: byDefault, readonly: isReadOnly}: Members): Named {
  return {
    name: textOf(name),
    description: textOf(description).replaceAll(/\s+/g, ' '),
    type: isMembers(type)
      ? textOf(type['text'])
          .replaceAll(/\s+/g, ' ')
          .replace(/ \| undefined$/, '')
      : '',
    isReadOnly: isReadOnly === true,
    byDefault: textOf(byDefault),
  };
}

function toMethod(method: Members): Named {
  const named = toNamed(method);
  const parameters = listOf(method, 'parameters').map(({name, type, optional}) => {
    return `${textOf(name)}${optional === true ? '?' : ''}: ${isMembers(type) ? textOf(type['text']) : 'unknown'}`;
  });
  const returned = method['return'];
  const result = isMembers(returned) && isMembers(returned['type']) ? textOf(returned['type']['text']) : 'void';
  return {...named, type: `(${parameters.join(', ')}) => ${result}`};
}

function sorted<T extends Named>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function listOf(value: unknown, name: string): readonly Members[] {
  const list = isMembers(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isMembers) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
