import type {Setting} from '../setup.js';
import {
  indent,
  joinPieces,
  listProperties,
  quote,
  toAttribute,
  writeConstants,
  writeElement,
  writeStyles,
  type WriteSnippet,
} from './code.js';

/** For Svelte 5. */
export const svelte: WriteSnippet = (setup) => {
  const styles = writeStyles(setup);
  const bound = listProperties(setup).map(([name]) => `{${name}}`);
  const script = ["import 'outcrop';", ...(listProperties(setup).length > 0 ? ['', writeConstants(setup)] : [])];
  return joinPieces(
    `<script>\n${indent(script.join('\n'))}\n</script>`,
    writeElement(setup, toBinding, bound),
    // Svelte takes a rule for a tag as one for its own elements, and keeps it to itself.
    styles && `<style>\n${indent(styles.replace('outcrop-chat', ':global(outcrop-chat)'))}\n</style>`,
  );
};

function toBinding(setting: Setting): string {
  const {name, value} = setting;
  if (typeof value === 'number') return `${name}={${value}}`;
  const text = typeof value === 'object' ? JSON.stringify(value) : value;
  // Braces begin an expression.
  return text !== true && /[{}]/.test(text) ? `${name}={${quote(text)}}` : toAttribute(setting);
}
