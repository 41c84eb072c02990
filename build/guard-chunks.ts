import {createHash} from 'node:crypto';

import type {Plugin, Rolldown} from 'vite';

import {applyEdits, findExports, findImportCalls, findImports, publicNamesOf} from './module-syntax.js';
import type {Edit} from './module-syntax.js';

/**
 * Makes the script-tag build safe to cover with one integrity hash. No file of it imports another: `loadChunk` checks
 * and loads each, and what they share (Lit above all) they hand on through a registry on the page.
 * - `import('./x.js')` becomes a call of `loadChunk` with the hash of that chunk and of those that it needs. So each
 *   file vouches for the next ones, and `outcrop.js` carries the hashes of its own next ones only;
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
      for (const chunk of chunks) chunk.code = forgetPurity(chunk.code);
      new Guard(chunks, entry.fileName, registry).rewriteAll();
      // Longer than what a minifier calls things, and shorter than what we do.
      const code = hideInternals(entry.code, publicNames).replaceAll('OUTCROP_REGISTRY', 'REG');
      entry.code = `const REG=${registry}??={};${code}`;
    },
  };
}

/** Takes out what a minifier has left for another one; after a word, as in `await`, its space is still needed. */
function forgetPurity(code: string): string {
  return code.replaceAll(/\b\/\* @__PURE__ \*\/ /g, ' ').replaceAll('/* @__PURE__ */ ', '');
}

/** A hash as an `integrity` attribute takes it. Chunks get the shorter one: hashes do not compress. */
export function integrityOf(code: string | Uint8Array, algorithm = 'sha384'): string {
  return `${algorithm}-${createHash(algorithm).update(code).digest('base64')}`;
}

/** The key changes with every build, so that files of two builds never mix. */
function registryExpression(version: string, chunks: readonly Rolldown.OutputChunk[]): string {
  const all = chunks.map((chunk) => chunk.code).join('');
  const build = createHash('sha256').update(all).digest('hex').slice(0, 8);
  return `globalThis[Symbol.for("outcrop ${version} ${build}")]`;
}

/** Others see what the entry's source exports, and nothing of what chunks take from it. */
function hideInternals(code: string, publicNames: readonly string[]): string {
  const edits = findExports(code).map(({start, end, names}) => {
    const shown = names.filter(({exported}) => publicNames.includes(exported) && exported !== 'loadChunk');
    return {start, end, text: `export{${shown.map(({exported, local}) => `${local} as ${exported}`).join()}};`};
  });
  return applyEdits(code, edits);
}

/** Rewrites the chunks of one build, those first whose hashes others carry. */
class Guard {
  readonly #chunks: ReadonlyMap<string, Rolldown.OutputChunk>;
  readonly #entryFile: string;
  readonly #registry: string;
  readonly #takenFromEntry: ReadonlySet<string>;
  readonly #done = new Set<string>();

  constructor(chunks: readonly Rolldown.OutputChunk[], entryFile: string, registry: string) {
    this.#chunks = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    this.#entryFile = entryFile;
    this.#registry = registry;
    const imports = chunks.flatMap(({code}) => findImports(code)).filter(({file}) => file === entryFile);
    const taken = imports.flatMap(({names}) => names.map(({imported}) => imported));
    this.#takenFromEntry = new Set(['loadChunk', ...taken]);
  }

  rewriteAll(): void {
    this.#refuseCircles();
    for (const file of this.#chunks.keys()) this.#rewrite(file, []);
  }

  /** Each of two chunks that need each other would wait for ever until the other one has run. */
  #refuseCircles(): void {
    for (const file of this.#chunks.keys()) {
      const other = this.#chunk(file).imports.find((each) => this.#withNeeds(each).includes(file));
      if (other) throw new Error(`Chunks that need each other cannot run: ${file}, ${other}`);
    }
  }

  #rewrite(file: string, path: readonly string[]): void {
    if (this.#done.has(file)) return;
    if (path.includes(file))
      throw new Error(`Chunks that load each other cannot be hashed: ${[...path, file].join(' → ')}`);
    const chunk = this.#chunk(file);
    const calls = findImportCalls(chunk.code).map(({start, end, file: target}): Edit => {
      return {start, end, text: this.#load(target, file, [...path, file])};
    });
    chunk.code = applyEdits(chunk.code, [...calls, ...this.#lookups(chunk.code)]) + this.#handOver(chunk);
    this.#done.add(file);
  }

  /** What takes the place of `import('./target')`; what has run by the time the caller does is at hand. */
  #load(target: string, caller: string, path: readonly string[]): string {
    const hasRun = target === this.#entryFile || this.#hasRunBy(caller).has(target);
    if (hasRun) return `Promise.resolve(${this.#registry}["${target}"])`;
    const table = JSON.stringify(this.#hashesFor(target, caller, path));
    return `${this.#registry}["${this.#entryFile}"].loadChunk("${target}",${table})`;
  }

  /** The hash of a chunk, and of all that must run before it and has not by the time `caller` runs. */
  #hashesFor(target: string, caller: string, path: readonly string[]): Record<string, string[]> {
    const running = this.#hasRunBy(caller);
    const needed = this.#withNeeds(target).filter((file) => !running.has(file));
    const rows = needed.map((file) => {
      this.#rewrite(file, path);
      const {code, imports} = this.#chunk(file);
      return [file, [integrityOf(code, 'sha256'), ...imports.filter((each) => needed.includes(each))]];
    });
    return Object.fromEntries(rows);
  }

  /** What has run for certain when a chunk runs: what it needs, and what every chunk had run that may have loaded it. */
  #hasRunBy(file: string, path: readonly string[] = []): ReadonlySet<string> {
    const own = new Set(this.#withNeeds(file));
    const chunks = [...this.#chunks.values()];
    const loaders = chunks.filter(({dynamicImports}) => dynamicImports.includes(file));
    const isNeeded = chunks.some(({imports}) => imports.includes(file));
    if (isNeeded || loaders.length === 0 || path.includes(file)) return own;
    const [first, ...others] = loaders.map(({fileName}) => this.#hasRunBy(fileName, [...path, file]));
    const common = [...(first ?? [])].filter((each) => others.every((other) => other.has(each)));
    return new Set([...own, ...common]);
  }

  /** A chunk and all that it imports statically; the entry always runs first. */
  #withNeeds(file: string, found: string[] = []): readonly string[] {
    if (file === this.#entryFile || found.includes(file)) return found;
    found.push(file);
    for (const each of this.#chunk(file).imports) this.#withNeeds(each, found);
    return found;
  }

  /** Static imports as looks into the registry. */
  #lookups(code: string): readonly Edit[] {
    return findImports(code).map(({start, end, file, names}) => {
      const members = names.map(({imported, local}) => `${imported}:${local}`);
      return {start, end, text: members.length > 0 ? `const{${members.join()}}=${this.#registry}["${file}"];` : ''};
    });
  }

  /** The first copy on a page defines the element, so its parts are the ones that chunks take. */
  #handOver({code, fileName}: Rolldown.OutputChunk): string {
    const isTaken = (name: string) => fileName !== this.#entryFile || this.#takenFromEntry.has(name);
    const names = findExports(code).flatMap((statement) => statement.names);
    const taken = names.filter(({exported}) => isTaken(exported));
    const members = taken.map(({exported, local}) => `${exported}:${local}`);
    return `;${this.#registry}["${fileName}"]??={${members.join()}};`;
  }

  #chunk(file: string): Rolldown.OutputChunk {
    const chunk = this.#chunks.get(file);
    if (!chunk) throw new Error(`There is no chunk ${file}.`);
    return chunk;
  }
}
