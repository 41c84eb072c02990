import {readTexts} from './texts.js';
import {readTypes} from './types.js';
import type {Attribute, ElementFacts, EventFacts, Named} from './manifest.js';

const opening = `# Reference

Everything that \`<outcrop-chat>\` has: written from the custom elements manifest by \`npm run docs\`, never by hand.
The guides say [how it is used](README.md).

An attribute has a property of the same name in camelCase. What is an object or a function has a property alone. A setting
that changes applies from the next question on.
`;

/** Writes \`docs/reference.md\`. */
export function writeReference(facts: ElementFacts): string {
  const settable = facts.properties.filter(({isReadOnly}) => !isReadOnly);
  const known = facts.properties.filter(({isReadOnly}) => isReadOnly);
  const sections = [
    [
      'Attributes',
      writeTable(['attribute', 'property', 'type', 'default', 'meaning'], facts.attributes.map(rowOfAttribute)),
    ],
    ['Properties', writeTable(['property', 'type', 'meaning'], settable.map(rowOfProperty))],
    ['What it knows', `Read only.\n\n${writeTable(['property', 'type', 'meaning'], known.map(rowOfProperty))}`],
    ['Methods', writeTable(['method', 'meaning'], facts.methods.map(rowOfMethod))],
    [
      'Events',
      `Every event bubbles and crosses shadow roots.\n\n${writeTable(['event', 'fields', 'when'], facts.events.map(rowOfEvent))}`,
    ],
    ['Slots', writeTable(['slot', 'meaning'], facts.slots.map(rowOfName))],
    ['Parts', `For \`outcrop-chat::part(name)\`.\n\n${writeTable(['part', 'what it is'], facts.parts.map(rowOfName))}`],
    ['States', `For \`outcrop-chat:state(name)\`.\n\n${writeTable(['state', 'meaning'], facts.states.map(rowOfName))}`],
    [
      'Tokens',
      writeTable(
        ['token', 'default', 'what it decides'],
        facts.tokens.map(({name, byDefault, description}) => [code(name), code(byDefault), description]),
      ),
    ],
    [
      'Texts',
      `For \`strings\`, with what they are in English. Those with parentheses are functions.\n\n${writeTable(
        ['name', 'English'],
        readTexts().map(({name, english}) => [code(name), english.replaceAll('|', '\\|')]),
      )}`,
    ],
    [
      'Types',
      `What settings, calls and answers are made of. \`outcrop\` and \`outcrop/headless\` export most of them.\n\n\`\`\`ts\n${readTypes()}\n\`\`\``,
    ],
  ];
  return [opening, ...sections.map(([title, text]) => `## ${title}\n\n${text}\n`)].join('\n');
}

function rowOfAttribute({name, property, type, byDefault, description}: Attribute): readonly string[] {
  return [code(name), code(property), code(type), byDefault === 'false' ? '' : code(byDefault), description];
}

function rowOfProperty({name, type, description}: Named): readonly string[] {
  return [code(name), code(type), description];
}

function rowOfMethod({name, type, description}: Named): readonly string[] {
  return [code(name + type.replace(' => ', ': ').replace(/: void$/, '')), description];
}

function rowOfEvent({name, fields, description}: EventFacts): readonly string[] {
  return [code(name), fields.map((field) => code(field.name)).join(' '), description];
}

function rowOfName({name, description}: Named): readonly string[] {
  return [code(name), description];
}

/** What stands in a cell as code; a bar would end the cell. */
function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |')).join('\n');
}
