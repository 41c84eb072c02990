import {indent, joinPieces, listProperties, toAttribute, writeElement, writeStyles, type WriteSnippet} from './code.js';

/** For a page without any build: one tag, one element. */
export const html: WriteSnippet = (setup, {version, integrity = 'sha384-…'}) => {
  const styles = writeStyles(setup);
  const properties = listProperties(setup);
  const tag = `<script
  type="module"
  src="https://cdn.example/outcrop@${version}/dist/outcrop.js"
  integrity="${integrity}"
  crossorigin="anonymous"
></script>`;
  const script = ["const chat = document.querySelector('outcrop-chat');"].concat(
    properties.map(([name, value]) => `chat.${name} = ${value};`),
  );
  return joinPieces(
    tag,
    styles && `<style>\n${indent(styles)}\n</style>`,
    writeElement(setup, toAttribute),
    properties.length > 0 ? `<script type="module">\n${indent(script.join('\n'))}\n</script>` : '',
  );
};
