import {readFile, writeFile} from 'node:fs/promises';

/** Something that the manifest names. */
interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: {readonly text: string};
  readonly default?: string;
}

/** What the manifest says of the element. */
interface Element extends Record<'attributes' | 'events' | 'slots', readonly Named[]> {
  readonly tagName?: string;
  readonly description: string;
  readonly members: readonly (Named & {readonly kind: string; readonly readonly?: boolean})[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssStates: readonly Named[];
}

/** Writes what editors read, from the manifest: VS Code’s custom data, and JetBrains’ web-types. */
export async function writeIdeData(version: string): Promise<void> {
  const element = await readElement();
  await Promise.all([
    write('vscode.html-custom-data.json', toHtmlData(element)),
    write('vscode.css-custom-data.json', toCssData(element)),
    write('web-types.json', toWebTypes(element, version)),
  ]);
}

async function readElement(): Promise<Element> {
  const manifest: {modules: {declarations: Element[]}[]} = JSON.parse(await readFile('custom-elements.json', 'utf8'));
  const element = manifest.modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName);
  if (!element) throw new Error('The manifest knows no element.');
  return {...element, description: element.description.replaceAll(/\s+/g, ' ')};
}

/** https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.md */
function toHtmlData({tagName, description, attributes}: Element): object {
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description,
        attributes: attributes.map(({name, description: meaning, type}) => ({
          name,
          description: meaning,
          ...(type?.text === 'boolean' && {valueSet: 'v'}),
          ...(choicesOf(type).length > 0 && {values: choicesOf(type).map((choice) => ({name: choice}))}),
        })),
      },
    ],
  };
}

/** https://github.com/microsoft/vscode-css-languageservice/blob/main/docs/customData.md */
function toCssData({cssProperties, cssParts, cssStates}: Element): object {
  return {
    version: 1.1,
    properties: cssProperties.map(({name, description}) => ({name, description})),
    pseudoElements: cssParts.map(({name, description}) => ({name: `::part(${name})`, description})),
    pseudoClasses: cssStates.map(({name, description}) => ({name: `:state(${name})`, description})),
  };
}

/** https://github.com/JetBrains/web-types */
function toWebTypes(element: Element, version: string): object {
  const {tagName, description, attributes, members, events, slots, cssParts, cssProperties} = element;
  const settable = members.filter(({kind, readonly}) => kind === 'field' && !readonly);
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'outcrop',
    version,
    'description-markup': 'markdown',
    'js-types-syntax': 'typescript',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description,
            attributes: attributes.map((each) => ({...toNamed(each), value: toValue(each)})),
            slots: slots.map(toNamed),
            js: {
              properties: settable.map((each) => ({...toNamed(each), type: each.type?.text ?? 'unknown'})),
              events: events.map((each) => ({...toNamed(each), type: each.type?.text ?? 'Event'})),
            },
            css: {parts: cssParts.map(toNamed), properties: cssProperties.map(toNamed)},
          },
        ],
      },
    },
  };
}

function toNamed({name, description, default: byDefault}: Named): object {
  return {name, description, ...(byDefault !== undefined && {default: byDefault})};
}

function toValue({type}: Named): object {
  const text = type?.text ?? 'string';
  return {type: text, required: text !== 'boolean'};
}

function choicesOf(type: Named['type']): readonly string[] {
  return Array.from(type?.text.matchAll(/'([^']*)'/g) ?? [], ([, choice = '']) => choice);
}

async function write(name: string, data: object): Promise<void> {
  await writeFile(`dist/${name}`, `${JSON.stringify(data, null, 2)}\n`);
}
