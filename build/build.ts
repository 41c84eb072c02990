/** Makes everything that is published, in `dist/`: `npm run build`. */
import {execFile} from 'node:child_process';
import {cp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {promisify} from 'node:util';

import {build} from 'vite';
import type {InlineConfig, Plugin} from 'vite';

import {writeLlmsFull} from '../docs/generate/llms.js';
import {languageTags} from '../src/locales/index.js';
import {buildClassicLoader} from './classic-loader.js';
import {guardChunks, integrityOf} from './guard-chunks.js';
import {writeIdeData} from './ide-data.js';
import {lightTemplates} from './light-templates.js';
import {minifyTemplates} from './minify-templates.js';
import {notePackages, writeNotices} from './notices.js';
import {slimLit} from './slim-lit.js';
import {slimSdk} from './slim-sdk.js';
import {trustedTypes} from './trusted-types.js';
import {withoutEval} from './without-eval.js';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const shared = {
  configFile: false,
  logLevel: 'warn',
  // Outside a browser's bundle, packages may still ask for the mode.
  mode: 'production',
  build: {target: 'es2022', emptyOutDir: false, modulePreload: false, reportCompressedSize: false},
} satisfies InlineConfig;

const {version, dependencies, peerDependencies} = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
await rm('dist', {recursive: true, force: true});
const bundled = new Set<string>();
await Promise.all([buildScriptTag(), buildBundled(), buildModules(), buildTypes(), buildManifest()]);
await writeFile('dist/loader.js', await buildClassicLoader(integrityOf(await readFile('dist/outcrop.js'))));
await cp('src/themes', 'dist/themes', {recursive: true, filter: (path) => !path.endsWith('.md')});
const themes = (await readdir('dist/themes')).map((name) => `themes/${name}`);
await Promise.all([
  writeIntegrity(['outcrop.js', 'loader.js', ...themes]),
  writeIdeData(version),
  writeNotices(bundled),
  writeFile('dist/llms-full.txt', writeLlmsFull('.')),
]);

/** `dist/outcrop.js` for the script tag: everything bundled, every later chunk checked against its hash. */
async function buildScriptTag(): Promise<void> {
  await build(bundle('dist', 'src/bundled/index.ts', [guardChunks({version})]));
}

/** The same for apps that bundle: their bundler follows the imports and takes over the loading. */
async function buildBundled(): Promise<void> {
  await build(bundle('dist/bundled', 'src/index.ts', []));
}

/** ES modules for npm: Lit and the SDK stay dependencies, which apps dedupe and patch. */
async function buildModules(): Promise<void> {
  const packages = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  const external = packages.map((name) => new RegExp(`^${name}(/|$)`));
  await build({
    ...shared,
    build: {
      ...shared.build,
      outDir: 'dist/modules',
      lib: {
        entry: {
          index: 'src/index.ts',
          element: 'src/element.ts',
          headless: 'src/headless.ts',
          'backends/bedrock-chat': 'src/backends/bedrock-chat/index.ts',
          'backends/converse': 'src/backends/converse/index.ts',
          'backends/invoke-model': 'src/backends/invoke-model/index.ts',
          'backends/scripted': 'src/backends/scripted/index.ts',
          catalog: 'src/catalog.ts',
          doctor: 'src/doctor.ts',
          'local-aws': 'src/local-aws/index.ts',
          react: 'src/react/index.ts',
          types: 'src/types/index.ts',
          ...localeEntries(),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'shared/[name]-[hash].js',
          // Where components run on servers by default, this one needs a browser.
          banner: ({name}) => (name === 'react' ? "'use client';" : ''),
        },
      },
    },
  });
}

/** One entry for each language, so that an app can bundle the ones it needs. */
function localeEntries(): Record<string, string> {
  return Object.fromEntries(languageTags.map((tag) => [`locales/${tag}`, `src/locales/${tag}.ts`]));
}

async function buildTypes(): Promise<void> {
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', 'dist/types'];
  await promisify(execFile)('npx', ['tsc', '-p', '.', '--rootDir', 'src', ...options]);
}

/** `custom-elements.json`, which says of the element all that tools and people may know. */
async function buildManifest(): Promise<void> {
  await promisify(execFile)('npx', ['cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs']);
}

/** The hashes that a page puts beside its tags. */
async function writeIntegrity(files: readonly string[]): Promise<void> {
  const hashes = files.map(async (file) => [file, integrityOf(await readFile(`dist/${file}`))] as const);
  const integrity = Object.fromEntries(await Promise.all(hashes));
  await writeFile('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
}

function bundle(outDir: string, entry: string, plugins: readonly Plugin[]): InlineConfig {
  return {
    ...shared,
    plugins: [
      slimLit(),
      slimSdk(),
      trustedTypes(),
      withoutEval(),
      lightTemplates(),
      minifyTemplates(),
      ...plugins,
      notePackages(bundled),
    ],
    build: {
      ...shared.build,
      outDir,
      lib: {entry: {outcrop: entry}, formats: ['es']},
      rolldownOptions: {
        // Chunks take what they share with the entry from it, so that it has no import of its own.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          entryFileNames: '[name].js',
          chunkFileNames: 'outcrop-[name]-[hash].js',
          // One file compresses better than six, and every way to AWS needs all of this.
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              {name: 'aws', test: isSharedByAllWaysToAws},
              {name: 'settings', test: isSharedWithPanel},
              // What draws an answer, and nothing that only few texts need.
              {name: 'markdown', test: /\/src\/(ui\/panel\/)?markdown\/(?!rare\/|rare-|highlight|math|safe-url)/},
              {name: 'rare', test: /\/markdown\/(rare\/(?!entity-table)|rare-)/},
              // A search reads markdown as it is read aloud, which whatever can be searched may be.
              {name: 'speech', test: /\/src\/ui\/panel\/speech\//},
              // What a visitor’s own doings call for, and what the pieces for that have in common.
              {
                name: 'pieces',
                test: /\/src\/(ui\/((events|strings)-rich|panel\/(focused|form-styles|icons|(attachments|extras|surface)\/[^/]+))|engine\/attachments\/(model-kinds|files-from-transfer))\.ts$/,
              },
            ],
          },
        },
      },
    },
  };
}

/** What the panel has in common with what is loaded later, in one file: the launcher carries the hash of each. */
function isSharedWithPanel(id: string): boolean {
  if (isSharedByViews(id)) return true;
  if (/\/(view[^/]*|stored[^/]*|chat-error)\.ts$/.test(id)) return false;
  return /\/src\/((model|config|transcript|blocks|engine\/patience)\/|(engine\/(failure|report)|ui\/panel\/(sheet|form-styles)|markdown\/safe-url)\.ts)/.test(
    id,
  );
}

/** What the panel and the pieces of it that are fetched later draw with. */
function isSharedByViews(id: string): boolean {
  return (
    /\/src\/blocks\/(views|view-words|view-fold|(text|reasoning|cache-point)\/view)\.ts$/.test(id) ||
    /\/lit(-html)?\/directive(s\/(guard|repeat)|-helpers)?\.js$|light-templates$|\/src\/ui\/panel\/sheet\.ts$/.test(id)
  );
}

/**
 * The SDK and our edge, without the two flows of Cognito (a visitor loads the one that is used), the catalog, and what
 * few models need.
 */
function isSharedByAllWaysToAws(id: string): boolean {
  if (/cognito|\/src\/aws\/credentials\/(guest|signed-in)\.ts|\/src\/aws\/catalog\/|at-once|\?whole$/.test(id))
    return false;
  return /\/node_modules\/(@aws-sdk|@smithy)\/|\/src\/(aws|backends\/converse)\//.test(id);
}
