import {indent, joinPieces, listProperties, quote, toProperty, writeStyles, type WriteSnippet} from './code.js';
import type {Setting} from '../setup.js';

/** For an app without a framework: the element is made in JavaScript. */
export const npm: WriteSnippet = (setup) => {
  const styles = writeStyles(setup);
  const settings = [
    ...setup.attributes.map(toMember),
    ...listProperties(setup).map(([name, value]) => `${name}: ${value}`),
  ];
  return joinPieces(
    "// npm install outcrop\nimport 'outcrop';",
    `const chat = document.createElement('outcrop-chat');`,
    settings.length > 0
      ? `Object.assign(chat, {\n${indent(settings.map((member) => `${member},`).join('\n'))}\n});`
      : '',
    'document.body.append(chat);',
    styles && `/* In a style sheet of yours:\n${styles}\n*/`,
  );
};

function toMember({name, value}: Setting): string {
  const written =
    typeof value === 'object' ? `[${value.map(quote).join(', ')}]` : typeof value === 'string' ? quote(value) : value;
  return `${toProperty(name)}: ${written}`;
}
