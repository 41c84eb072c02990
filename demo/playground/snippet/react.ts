import type {Setting, Setup} from '../setup.js';
import {joinPieces, listProperties, quote, toProperty, writeConstants, writeStyles, type WriteSnippet} from './code.js';

/** For React 19, which sets properties by itself. */
export const react: WriteSnippet = (setup) => {
  const styles = writeStyles(setup);
  return joinPieces(
    `import 'outcrop';\nimport 'outcrop/types/react';${styles && "\nimport './help.css';"}`,
    // Outside of the component, so that a render gives the chat the same tools and not new ones.
    writeConstants(setup),
    `export function Help() {\n  return (\n    ${writeJsx(setup)}\n  );\n}`,
    styles && `/* help.css\n${styles}\n*/`,
  );
};

function writeJsx(setup: Setup): string {
  const properties = [...setup.attributes.map(toJsx), ...listProperties(setup).map(([name]) => `${name}={${name}}`)];
  return `<outcrop-chat${properties.map((text) => `\n      ${text}`).join('')}${properties.length > 0 ? '\n    ' : ' '}/>`;
}

function toJsx({name, value}: Setting): string {
  const property = toProperty(name);
  if (value === true) return property;
  if (typeof value === 'number') return `${property}={${value}}`;
  if (typeof value === 'object') return `${property}={[${value.map(quote).join(', ')}]}`;
  // Entities and escapes mean something else in JSX than in JavaScript.
  return /["&\\\n]/.test(value) ? `${property}={${quote(value)}}` : `${property}="${value}"`;
}
