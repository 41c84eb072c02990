import {createHash} from 'node:crypto';

import type {Plugin, Rolldown} from 'vite';

import {applyEdits, findExports, findImportCalls, findImports, publicNamesOf} from './module-syntax.ts';

/**
 * Makes the script-tag build safe to cover with one integrity hash. No file of it imports another: `loadChunk` checks
 * and loads each, and what they share (Lit above all) they hand on through a registry on the page.
 * - `import('./x.js')` becomes a call of `loadChunk`, which knows every chunk's hash and what it needs;
 * - a static import becomes a look into the registry, so that neither a renamed `outcrop.js` nor one with a query is
 *   fetched a second time, unchecked.
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
      for (const chunk of chunks) chunk.code = useRegistry(chunk, registry, entry.fileName);
      entry.code = hideInternals(entry.code, publicNames);
      const table = chunkTable(chunks, entry.fileName);
      entry.code = `const OUTCROP_CHUNKS=${JSON.stringify(table)},OUTCROP_REGISTRY=${registry}??={};${entry.code}`;
    },
  };
}

/** A hash as an `integrity` attribute takes it. */
export function integrityOf(code: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}

/** The key changes with every build, so that files of two builds never mix. */
function registryExpression(version: string, chunks: readonly Rolldown.OutputChunk[]): string {
  const all = chunks.map((chunk) => chunk.code).join('');
  const build = createHash('sha256').update(all).digest('hex').slice(0, 8);
  return `globalThis[Symbol.for("outcrop ${version} ${build}")]`;
}

function useRegistry(chunk: Rolldown.OutputChunk, registry: string, entryFile: string): string {
  const {code, fileName} = chunk;
  const imports = findImports(code).map(({start, end, file, names}) => {
    const members = names.map(({imported, local}) => `${imported}:${local}`);
    return {start, end, text: members.length > 0 ? `const{${members.join()}}=${registry}["${file}"];` : ''};
  });
  const calls = findImportCalls(code).map(({start, end, file}) => {
    return {start, end, text: `${registry}["${entryFile}"].loadChunk("${file}")`};
  });
  const shared = findExports(code).flatMap(({names}) => names);
  const members = shared.map(({exported, local}) => `${exported}:${local}`);
  // The first copy on a page defines the element, so its parts are the ones that chunks take.
  const hand = `;${registry}["${fileName}"]??={${members.join()}};`;
  return applyEdits(code, [...imports, ...calls]) + hand;
}

/** Others see what the entry's source exports, and nothing of what chunks take from it. */
function hideInternals(code: string, publicNames: readonly string[]): string {
  const edits = findExports(code).map(({start, end, names}) => {
    const shown = names.filter(({exported}) => publicNames.includes(exported) && exported !== 'loadChunk');
    return {start, end, text: `export{${shown.map(({exported, local}) => `${local} as ${exported}`).join()}};`};
  });
  return applyEdits(code, edits);
}

function chunkTable(chunks: readonly Rolldown.OutputChunk[], entryFile: string): Record<string, string[]> {
  const later = chunks.filter(({fileName}) => fileName !== entryFile);
  const byName = later.toSorted((a, b) => a.fileName.localeCompare(b.fileName));
  return Object.fromEntries(
    byName.map(({fileName, code, imports}) => [
      fileName,
      [integrityOf(code), ...imports.filter((file) => file !== entryFile)],
    ]),
  );
}
