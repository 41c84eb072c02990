import type {Plugin} from 'vite';

/** Takes the white space and the comments out of css`…` literals, which a minifier of scripts leaves alone. */
export function minifyCss(): Plugin {
  return {
    name: 'minify-css',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/, code: /css`/},
      handler: (code) => ({code: code.replace(/(?<=\bcss`)[^`]*(?=`)/g, shrink), map: null}),
    },
  };
}

function shrink(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([,:]) /g, '$1')
    .replace(/;}/g, '}')
    .trim();
}
