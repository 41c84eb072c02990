import {parseAst} from 'vite';
import type {Plugin} from 'vite';

import {applyEdits, visit} from './module-syntax.js';

/** Takes the white space out of html`…`, svg`…` and css`…`, and the comments of css, which a minifier of scripts keeps. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/, code: /\b(html|svg|css)`/},
      handler: (code) => ({code: minify(code), map: null}),
    },
  };
}

function minify(code: string): string {
  const edits = findTemplates(code).flatMap(({tag, quasis}) =>
    quasis.map(({start, end}) => ({
      start,
      end,
      text: tag === 'css' ? shrinkCss(code.slice(start, end)) : shrinkMarkup(code.slice(start, end)),
    })),
  );
  return applyEdits(code, edits);
}

interface Template {
  readonly tag: string;
  readonly quasis: readonly {readonly start: number; readonly end: number}[];
}

function findTemplates(code: string): readonly Template[] {
  const templates: Template[] = [];
  visit(parseAst(code, {lang: 'ts'}), (node) => {
    if (node.type !== 'TaggedTemplateExpression' || !node.tag || !node.quasi) return;
    const tag = code.slice(node.tag.start, node.tag.end);
    if (/^(html|svg|css)$/.test(tag)) templates.push({tag, quasis: node.quasi.quasis});
  });
  return templates;
}

/** White space that breaks a line is there for whoever reads the source; one character of it means the same. */
function shrinkMarkup(markup: string): string {
  return (
    markup
      .replace(/\s*\n\s*/g, '\n')
      // Attributes on one line are more alike.
      .replace(/\n(?=[@?.]?[a-z-]+=)/g, ' ')
      .replace(/\n>/g, '>')
  );
}

function shrinkCss(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([,:]) /g, '$1')
    .replace(/(?<=[ (,:-])0(?=\.\d)/g, '')
    .replace(/;}/g, '}');
}
