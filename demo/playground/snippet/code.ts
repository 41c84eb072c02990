/** The pieces that the snippets are made of. */
import type {Setting, Setup} from '../setup.js';

/** Where the files of a release are, as far as a snippet tells. */
export interface Release {
  readonly version: string;
  /** The hash of `outcrop.js`, where it has been built. */
  readonly integrity?: string;
}

/** A snippet: where it goes, and its text. */
export type WriteSnippet = (setup: Setup, release: Release) => string;

/** The element as HTML has it, each attribute as `toText` writes it; `extra` is what a template adds. */
export function writeElement(
  setup: Setup,
  toText: (setting: Setting) => string,
  extra: readonly string[] = [],
): string {
  const attributes = [...setup.attributes.map(toText), ...extra].map((text) => `\n  ${text}`).join('');
  return `<outcrop-chat${attributes}${attributes && '\n'}></outcrop-chat>`;
}

/** An attribute of HTML. */
export function toAttribute({name, value}: Setting): string {
  if (value === true) return name;
  return `${name}="${escapeHtml(typeof value === 'object' ? JSON.stringify(value) : String(value))}"`;
}

/** A text as it stands in an attribute; its lines stay as they are when the element is moved further in. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
}

/** A text as it stands in JavaScript, also inside of a page’s script element. */
export function quote(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${inside.replaceAll('</', String.raw`<\/`).replaceAll('<!--', String.raw`<\!--`)}'`;
}

/** The name of a property. */
export function toProperty(attribute: string): string {
  return attribute.replace(/-[a-z]/g, (pair) => pair.charAt(1).toUpperCase());
}

/** What is no attribute: its property, and its value in JavaScript. */
export function listProperties(setup: Setup): readonly (readonly [name: string, value: string])[] {
  const {suggestions, tools, price} = setup;
  return [
    ...(suggestions.length > 0 ? [['suggestions', `[${suggestions.map(quote).join(', ')}]`] as const] : []),
    ...(tools.length > 0 ? [['tools', writeTools(setup)] as const] : []),
    ...(price
      ? [['budget', `{prices: {${quote(price.model)}: {input: ${price.input}, output: ${price.output}}}}`] as const]
      : []),
  ];
}

/** Each property as a constant, for a component. */
export function writeConstants(setup: Setup): string {
  return listProperties(setup)
    .map(([name, value]) => `const ${name} = ${value};`)
    .join('\n');
}

/** The tokens as a style sheet; nothing without any. */
export function writeStyles({tokens}: Setup): string {
  if (tokens.length === 0) return '';
  return `outcrop-chat {\n${tokens.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}`;
}

/** The lines, each further in. */
export function indent(text: string, by = '  '): string {
  return text.replace(/^(?=.)/gm, by);
}

/** The pieces that are there, with an empty line between two. */
export function joinPieces(...pieces: readonly string[]): string {
  return `${pieces.filter(Boolean).join('\n\n')}\n`;
}

function writeTools({tools, isAskedBeforeTools}: Setup): string {
  const written = tools.map(({source}) => {
    const members = [...source.slice(0, -1), ...(isAskedBeforeTools ? [] : [`approval: 'never'`]), ...source.slice(-1)];
    return `  {\n${members.map((member) => `    ${member},\n`).join('')}  },\n`;
  });
  return `[\n${written.join('')}]`;
}
