import {createHash} from 'node:crypto';

import {parseAst} from 'vite';
import type {Plugin, Rolldown} from 'vite';

/**
 * Makes the script-tag build safe to cover with one integrity hash:
 * - each `import()` goes through `loadChunk`, which checks the chunk's hash first;
 * - chunks take what they share with `outcrop.js` (Lit above all) from a registry instead of importing the file again
 *   by its name, which a page may have changed or given a query.
 */
export function guardChunks({version}: {version: string}): Plugin {
  return {
    name: 'guard-chunks',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (!entry) throw new Error('There is no entry to guard.');
      const publicNames = await publicNamesOf(entry.facadeModuleId ?? '', this);
      const registry = registryExpression(version, chunks);
      const others = chunks.filter((chunk) => chunk !== entry);
      for (const chunk of others) chunk.code = rewriteChunk(chunk.code, entry.fileName, registry);
      entry.code = rewriteEntry(entry.code, publicNames, registry);
      const table = chunkTable(others, entry.fileName);
      if (!entry.code.includes('OUTCROP_CHUNKS')) throw new Error('loadChunk has no place for the table of chunks.');
      entry.code = `const OUTCROP_CHUNKS=${JSON.stringify(table)};${entry.code}`;
    },
  };
}

/** The names that a module exports, those of `export *` included. */
async function publicNamesOf(id: string, context: Rolldown.PluginContext): Promise<readonly string[]> {
  const module = context.getModuleInfo(id);
  const sources = parseAst(module?.code ?? '').body.flatMap((node) =>
    node.type === 'ExportAllDeclaration' ? [node.source.value] : [],
  );
  const ids = await Promise.all(sources.map((source) => context.resolve(source, id)));
  const names = await Promise.all(ids.map((resolved) => publicNamesOf(resolved?.id ?? '', context)));
  return [...(module?.exports ?? []), ...names.flat()];
}

/** The key changes with every build, so that files of two builds never mix. */
function registryExpression(version: string, chunks: readonly Rolldown.OutputChunk[]): string {
  const all = chunks.map((chunk) => chunk.code).join('');
  const build = createHash('sha256').update(all).digest('hex').slice(0, 8);
  return `globalThis[Symbol.for("outcrop ${version} ${build}")]`;
}

function chunkTable(chunks: readonly Rolldown.OutputChunk[], entryFile: string): Record<string, string[]> {
  const byName = chunks.toSorted((a, b) => a.fileName.localeCompare(b.fileName));
  return Object.fromEntries(
    byName.map(({fileName, code, imports}) => [
      fileName,
      [integrityOf(code), ...imports.filter((file) => file !== entryFile)],
    ]),
  );
}

/** A hash as an `integrity` attribute takes it. */
export function integrityOf(code: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}

/** A piece of code and what takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function rewriteChunk(code: string, entryFile: string, registry: string): string {
  const edits: Edit[] = guardImports(code, `${registry}.loadChunk`);
  for (const node of parseAst(code).body) {
    if (node.type !== 'ImportDeclaration' || node.source.value !== `./${entryFile}`) continue;
    const names = node.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
        throw new Error(`A chunk imports ${entryFile} in a way that the registry does not know.`);
      }
      return `${specifier.imported.name}:${specifier.local.name}`;
    });
    edits.push({start: node.start, end: node.end, text: names.length > 0 ? `const{${names.join()}}=${registry};` : ''});
  }
  return applyEdits(code, edits);
}

/** The registry gets every export; the page sees only those that are public. */
function rewriteEntry(code: string, publicNames: readonly string[], registry: string): string {
  const edits: Edit[] = guardImports(code, `${registry}.loadChunk`);
  for (const node of parseAst(code).body) {
    if (node.type === 'ImportDeclaration') throw new Error('outcrop.js must not import anything before it runs.');
    if (node.type !== 'ExportNamedDeclaration') continue;
    const names = node.specifiers.map(({local, exported}) => {
      if (local.type !== 'Identifier' || exported.type !== 'Identifier') throw new Error('An export has no plain name.');
      return {local: local.name, exported: exported.name};
    });
    const shared = names.map(({local, exported}) => `${exported}:${local}`);
    const shown = names
      .filter(({exported}) => publicNames.includes(exported) && exported !== 'loadChunk')
      .map(({local, exported}) => `${local} as ${exported}`);
    // The first copy on a page defines the element, so its parts are the ones that chunks take.
    edits.push({start: node.start, end: node.end, text: `${registry}??={${shared.join()}};export{${shown.join()}};`});
  }
  return applyEdits(code, edits);
}

/** `import("./x.js")` → `load("x.js",()=>import("./x.js"))`. */
function guardImports(code: string, load: string): Edit[] {
  const edits: Edit[] = [];
  visit(parseAst(code), (node) => {
    if (node.type !== 'ImportExpression') return;
    const text = code.slice(node.start, node.end);
    const file = /^import\([`"']\.\/([\w.-]+)[`"']\)$/.exec(text)?.[1];
    if (!file) throw new Error(`This import cannot be guarded: ${text}`);
    edits.push({start: node.start, end: node.end, text: `${load}("${file}",()=>import("./${file}"))`});
  });
  return edits;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function visit(node: unknown, look: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, look);
  if (!isNode(node)) return;
  look(node);
  for (const child of Object.values(node)) if (typeof child === 'object') visit(child, look);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function applyEdits(code: string, edits: readonly Edit[]): string {
  const backwards = edits.toSorted((a, b) => b.start - a.start);
  return backwards.reduce((text, {start, end, text: replacement}) => text.slice(0, start) + replacement + text.slice(end), code);
}
