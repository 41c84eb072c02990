import {gzipSync} from 'node:zlib';
import {build} from 'vite';

const folder = new URL('../../src/markdown/', import.meta.url).pathname;

/** What files of `src/markdown` weigh, each with what it has to itself, in bytes of `gzip -9`. */
export async function weighParts(parts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  // As what is published is built: the same bundler, with what is needed at once in one file.
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      lib: {entry: `${folder}index.ts`, formats: ['es']},
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{name: 'index', test: /\/markdown\/(?!rare\/|highlight|math)/}],
          },
        },
      },
    },
  });
  for (const {output} of [built].flat().filter((each) => 'output' in each)) {
    for (const file of output) {
      if (file.type !== 'chunk') continue;
      const part = parts.find((name) => file.moduleIds.includes(folder + name));
      if (part !== undefined) sizes.set(part, gzipSync(file.code, {level: 9}).length);
    }
  }
  return sizes;
}
