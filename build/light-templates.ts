import type {Plugin} from 'vite';

const id = '\0light-templates';

/**
 * Gives the pieces that are fetched later, which import `lit/html.js`, the few words of Lit that a template consists of.
 * What they share with the launcher's file otherwise leaves it for a file of its own, and every page fetches both. A
 * template is plain data with a mark: Lit's compiler writes the same
 * (https://github.com/lit/lit/tree/main/packages/labs/compiler), and both symbols are global.
 */
export function lightTemplates(): Plugin {
  return {
    name: 'light-templates',
    enforce: 'pre',
    resolveId: {
      filter: {id: /^lit\/html\.js$/},
      handler: (_source, importer) => (importer?.includes('/src/') ? id : undefined),
    },
    load: {
      filter: {id: /^\0light-templates$/},
      handler: () => `
        const tag = (type) => (strings, ...values) => ({_$litType$: type, strings, values});
        export const html = tag(1);
        export const svg = tag(2);
        export const noChange = Symbol.for('lit-noChange');
        export const nothing = Symbol.for('lit-nothing');
      `,
    },
  };
}
